import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callOptions } from '#renderer/api/queries.ts'
import { KindBadge } from '#renderer/records/KindBadge.tsx'
import { Related, RelatedRow } from '#renderer/records/page/Related.tsx'
import { RelativeDate } from '#renderer/records/RelativeDate.tsx'
import { contactDisplayName } from '#shared/contacts/contact.rules.ts'
import type { Lead } from '#shared/leads/lead.schema.ts'

/** What else came from the lead's address: messages of the website, and contacts. Nothing where there is none. */
export function LeadContacts({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const { data } = useQuery(callOptions('contacts', 'ofLead', { lead_id: lead._id }))
  if (!data || data.others.length === 0) return null
  return (
    <Related
      title={t('leads.page.contacts')}
      rows={data.others.map((contact) => (
        <RelatedRow
          key={contact._id}
          href={`/contacts/${contact._id}`}
          name={contact.message ?? contactDisplayName(contact)}
        >
          <KindBadge kind={contact.kind} label={t(`contacts.kind.${contact.kind}`)} />
          <RelativeDate date={contact.received_at} />
        </RelatedRow>
      ))}
      none=""
    />
  )
}
