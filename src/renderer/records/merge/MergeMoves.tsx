import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { DuplicateKind } from '#shared/duplicates/duplicate.values.ts'
import { linkGroups } from '#shared/merges/merge.fields.ts'
import { callOptions } from '../../api/queries.ts'
import classes from './Merge.module.css'

type Props = {
  kind: DuplicateKind
  /** The record that goes. */
  id: string
  hasTags: boolean
}

/** What names the record that goes, and will name the one that stays. */
export function MergeMoves({ kind, id, hasTags }: Props) {
  const { t } = useTranslation()
  return (
    <section className={classes.moves}>
      <h3 className={classes.heading}>{t('duplicates.dialog.moves')}</h3>
      <div className={classes.counts} role="status">
        <Counts kind={kind} id={id} />
      </div>
      <p className={classes.quiet}>
        {hasTags && `${t('duplicates.dialog.tags')} `}
        {t('duplicates.dialog.undoable')}
      </p>
    </section>
  )
}

function Counts({ kind, id }: Omit<Props, 'hasTags'>) {
  const { t } = useTranslation()
  const { data: counts, error } = useQuery({
    ...callOptions('merges', 'links', { kind, _id: id }),
    staleTime: 0
  })
  if (!counts)
    return <span className={classes.quiet}>{error ? t('duplicates.dialog.countFailed') : '…'}</span>
  const found = linkGroups.filter((group) => counts[group])
  if (found.length === 0) return <span className={classes.quiet}>{t('duplicates.dialog.nothingMoves')}</span>
  return found.map((group) => (
    <span key={group} className={classes.count}>
      {t(`duplicates.dialog.group.${group}`, { count: counts[group] ?? 0 })}
    </span>
  ))
}
