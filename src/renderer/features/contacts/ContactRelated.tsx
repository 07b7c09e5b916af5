import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callOptions } from '#renderer/api/queries.ts'
import { KindBadge } from '#renderer/records/KindBadge.tsx'
import { Related, RelatedRow } from '#renderer/records/page/Related.tsx'
import { RelativeDate } from '#renderer/records/RelativeDate.tsx'
import { StatusBadge } from '#renderer/records/StatusBadge.tsx'
import { contactDisplayName } from '#shared/contacts/contact.rules.ts'
import type { Contact } from '#shared/contacts/contact.schema.ts'
import { leadDisplayName, shownStatus } from '#shared/leads/lead.rules.ts'

/** The leads that this contact comes from or shares its e-mail with, and what else came from that address. */
export function ContactRelated({ contact }: { contact: Contact }) {
  const { t } = useTranslation()
  const { data, error } = useQuery(callOptions('contacts', 'related', { _id: contact._id }))
  return (
    <>
      <Related
        title={t('contacts.page.leads.title')}
        rows={data?.leads.map((lead) => (
          <RelatedRow
            key={lead._id}
            href={`/leads/${lead._id}`}
            name={lead.brand_name ?? leadDisplayName(lead)}
          >
            <StatusBadge status={shownStatus(lead)} />
          </RelatedRow>
        ))}
        error={error}
        none={t('contacts.page.leads.none')}
      />
      {data && data.contacts.length > 0 && (
        <Related
          title={t('contacts.page.sameEmail')}
          rows={data.contacts.map((other) => (
            <RelatedRow
              key={other._id}
              href={`/contacts/${other._id}`}
              name={other.message ?? contactDisplayName(other)}
            >
              <KindBadge kind={other.kind} label={t(`contacts.kind.${other.kind}`)} />
              <RelativeDate date={other.received_at} />
            </RelatedRow>
          ))}
          none=""
        />
      )}
    </>
  )
}
