import { useTranslation } from 'react-i18next'
import type { MailRow } from '#shared/mail/mail.schema.ts'
import classes from './MailPage.module.css'

/** What became of a mail, in a word. */
export function MailStatusBadge({ mail }: { mail: Pick<MailRow, 'status'> }) {
  const { t } = useTranslation()
  return (
    <span className={classes.badge} data-status={mail.status}>
      {t(`mail.status.${mail.status}`)}
    </span>
  )
}
