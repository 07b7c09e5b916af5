import { useTranslation } from 'react-i18next'
import { ChangeArrow } from './ChangeArrow.tsx'
import classes from './Sync.module.css'
import { useSyncWords } from './useSyncWords.ts'

type Props = { fields: { field: string; base: unknown; value: unknown }[] }

/** Fields that are told one by one; a new record has many more. */
const shown = 4

/** What a write changes: "Company: First → Second". */
export function WrittenFields({ fields }: Props) {
  const { t } = useTranslation()
  const words = useSyncWords()
  if (fields.length === 0) return null
  return (
    <ul className={classes.fields}>
      {fields.slice(0, shown).map(({ field, base, value }) => (
        <li key={field}>
          <span className={classes.quiet}>{words.field(field)}</span>{' '}
          {base !== null && base !== undefined && (
            <>
              <bdi className={classes.old}>{words.value(field, base)}</bdi> <ChangeArrow />{' '}
            </>
          )}
          <bdi className={classes.value}>{words.value(field, value)}</bdi>
        </li>
      ))}
      {fields.length > shown && (
        <li className={classes.quiet}>{t('sync.queue.more', { count: fields.length - shown })}</li>
      )}
    </ul>
  )
}
