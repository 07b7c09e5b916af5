import { IconAlertTriangle, IconClock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { MailAbout } from '#shared/mail/mail.about.ts'
import type { MailRow } from '#shared/mail/mail.schema.ts'
import { callOptions } from '../../api/queries.ts'
import { useMay } from '../../state/session.store.ts'
import { mailPath } from './mail.path.ts'
import classes from './UnsentMails.module.css'

/** E-mails on a record that have not reached anybody: nothing while there are none. */
export function UnsentMails({ record }: { record: MailAbout }) {
  const { t } = useTranslation()
  const maySend = useMay('sales')
  const { data = [] } = useQuery({ ...callOptions('mail', 'unsent', { record }), enabled: maySend })
  if (data.length === 0) return null
  return (
    <ul className={classes.list} aria-label={t('mail.unsent.label')}>
      {data.map((mail) => (
        <li key={mail._id}>
          <UnsentMail mail={mail} />
        </li>
      ))}
    </ul>
  )
}

function UnsentMail({ mail }: { mail: MailRow }) {
  const { t } = useTranslation()
  const isWaiting = mail.status === 'queued' || mail.status === 'sending'
  const Picture = isWaiting ? IconClock : IconAlertTriangle
  return (
    <Link href={mailPath(mail)} className={classes.mail} data-status={mail.status}>
      <Picture size={15} stroke={1.7} className={classes.picture} aria-hidden />
      <span className={classes.status}>{t(`mail.status.${mail.status}`)}</span>
      <bdi className={classes.subject}>{mail.subject ?? t('mail.compose.noSubject')}</bdi>
      {mail.reason && <span className={classes.reason}>{t(`mail.reason.${mail.reason}`)}</span>}
    </Link>
  )
}
