import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callOptions } from '#renderer/api/queries.ts'
import { RelativeDate } from '#renderer/records/RelativeDate.tsx'
import { useTeammates } from '#renderer/records/useTeammates.ts'
import { ErrorText } from '#renderer/ui/ErrorText.tsx'
import type { Invoice } from '#shared/invoices/invoice.schema.ts'
import classes from './InvoiceDocument.module.css'

/** What happened to an invoice, the newest first. */
export function History({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation()
  const { nameOf } = useTeammates()
  const { data, error } = useQuery(callOptions('invoices', 'events', { _id: invoice._id }))
  if (data?.length === 0) return null
  return (
    <section aria-label={t('invoices.document.history')}>
      <h2 className={classes.heading}>{t('invoices.document.history')}</h2>
      {error && !data && <ErrorText error={error} />}
      <ul className={classes.events}>
        {data?.map((event) => (
          <li key={event._id}>
            {t(`invoices.event.${event.event_type as 'issued'}`, { defaultValue: event.event_type })}
            <RelativeDate date={event.created_at} />
            {event.user_email && (
              <small>
                <bdi>{nameOf(event.user_email)}</bdi>
              </small>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
