import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { formatMoment } from '#renderer/records/formats.ts'
import { useTeammates } from '#renderer/records/useTeammates.ts'
import type { Mail } from '#shared/mail/mail.schema.ts'
import { pathOf } from '#shared/records/record.schema.ts'
import classes from './MailDetail.module.css'

/** Who, to whom, when, about what. */
export function MailFacts({ mail }: { mail: Mail }) {
  const { t, i18n } = useTranslation()
  const moment = (date: Date | null) => date && formatMoment(date, i18n.language)
  return (
    <dl className={classes.facts}>
      <Fact label={t('mail.detail.from')}>
        {mail.from_email || mail.sent_by ? <From mail={mail} /> : null}
      </Fact>
      <Fact label={t('mail.detail.to')}>{mail.to.join(', ')}</Fact>
      <Fact label={t('mail.detail.cc')}>{mail.cc.join(', ')}</Fact>
      <Fact label={t('mail.detail.bcc')}>{mail.bcc.join(', ')}</Fact>
      <Fact label={t('mail.detail.replyTo')}>{mail.reply_to}</Fact>
      {mail.sent_at ? (
        <Fact label={t('mail.detail.sent')}>{moment(mail.sent_at)}</Fact>
      ) : (
        <Fact label={t('mail.detail.created')}>{moment(mail.created_at)}</Fact>
      )}
      <Fact label={t('mail.detail.record')}>{mail.record && <About record={mail.record} />}</Fact>
      <Fact label={t('mail.detail.invoice')}>
        {mail.invoice_id && (
          <Link href={`/invoices/${mail.invoice_id}`} className={classes.link}>
            {mail.invoice_number ?? t('invoices.noNumber')}
          </Link>
        )}
      </Fact>
      <Fact label={t('mail.detail.kindLabel')}>
        {mail.email_type !== 'manual' && <Kind type={mail.email_type} />}
      </Fact>
    </dl>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  if (!children) return null
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <bdi>{children}</bdi>
      </dd>
    </>
  )
}

function From({ mail }: { mail: Mail }) {
  const { nameOf } = useTeammates()
  const name = mail.from_name || (mail.sent_by && nameOf(mail.sent_by))
  const address = mail.from_email ?? mail.sent_by
  return name && name !== address ? `${name} <${address}>` : address
}

function About({ record }: { record: NonNullable<Mail['record']> }) {
  const { t } = useTranslation()
  const name = record.name ?? t('opportunities.panel.gone')
  if (!record.mayOpen) return name
  return (
    <Link href={pathOf(record)} className={classes.link}>
      {name}
    </Link>
  )
}

function Kind({ type }: { type: string | null }) {
  const { t } = useTranslation()
  if (!type) return t('mail.list.automatic')
  return t(`mail.detail.kind.${type}` as 'mail.detail.kind.manual', { defaultValue: type })
}
