import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './FieldNotice.module.css'

type Props = {
  /** What somebody else stored meanwhile; undefined where nobody did. */
  value: string | null | undefined
  onTake: () => void
}

/** Below a field that somebody else changed meanwhile: their value, and the way to use it. */
export function FieldNotice({ value, onTake }: Props) {
  const { t } = useTranslation()
  if (value === undefined) return null
  return (
    <p className={classes.theirs} role="alert">
      <span dir="auto">{t('records.field.theirs', { value: value || t('records.field.emptyValue') })}</span>
      <Button variant="subtle" size="compact-xs" onClick={onTake}>
        {t('records.field.takeTheirs')}
      </Button>
    </p>
  )
}
