import { useTranslation } from 'react-i18next'
import { RelativeDate } from '#renderer/records/RelativeDate.tsx'
import { FormMessage } from '#renderer/ui/FormMessage.tsx'
import type { Mail } from '#shared/mail/mail.schema.ts'
import classes from './MailDetail.module.css'

/** Why a mail did not go well: a sentence, and the words of the server for whoever helps. */
export function MailTrouble({ mail }: { mail: Mail }) {
  const { t } = useTranslation()
  const { reason, detail, refused, status } = mail
  if (status === 'sent') return refused.length > 0 ? <Refused refused={refused} /> : null
  if (!reason && !detail) return null
  const isTold = reason !== null
  return (
    <FormMessage tone="bad">
      {isTold ? t(`mail.reason.${reason}`) : <bdi>{detail}</bdi>}
      {status === 'queued' && mail.next_attempt_at && <NextTry mail={mail} at={mail.next_attempt_at} />}
      {isTold && detail && (
        <div className={classes.words}>
          {t('mail.detail.server')}: <bdi dir="ltr">{detail}</bdi>
        </div>
      )}
    </FormMessage>
  )
}

function NextTry({ mail, at }: { mail: Mail; at: Date }) {
  const { t } = useTranslation()
  return (
    <div className={classes.words}>
      {mail.attempts > 0 && `${t('mail.detail.tries', { count: mail.attempts })} · `}
      {t('mail.detail.nextTry')} <RelativeDate date={at} />
    </div>
  )
}

function Refused({ refused }: Pick<Mail, 'refused'>) {
  const { t } = useTranslation()
  return (
    <FormMessage tone="bad">
      {refused.map(({ email, detail }) => (
        <div key={email}>
          {t('mail.detail.refused')} <bdi>{email}</bdi>
          <div className={classes.words}>
            <bdi dir="ltr">{detail}</bdi>
          </div>
        </div>
      ))}
    </FormMessage>
  )
}
