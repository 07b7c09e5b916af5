import { useTranslation } from 'react-i18next'
import { enumLabel } from './enum-labels.ts'
import classes from './marks.module.css'

/** A lead's status as a dot and its label; pass `shownStatus(lead)`. Unknown values are shown as stored. */
export function StatusBadge({ status }: { status: string }) {
  const { t } = useTranslation()
  return <StatusLine status={status} label={enumLabel(t, 'lead_status', status)} />
}

/** The same without hooks, for long lists that translate once for all rows. */
export function StatusLine({ status, label }: { status: string; label: string }) {
  return (
    <span className={classes.status}>
      <span className={classes.dot} data-status={status} aria-hidden />
      <bdi className={classes.text}>{label}</bdi>
    </span>
  )
}
