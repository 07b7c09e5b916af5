import { useQuery } from '@tanstack/react-query'
import { api, ask } from '#renderer/api/client.ts'
import { callOptions } from '#renderer/api/queries.ts'
import { RelatedDeals } from '#renderer/records/page/RelatedDeals.tsx'
import { contactCompany, contactDisplayName } from '#shared/contacts/contact.rules.ts'
import type { Contact } from '#shared/contacts/contact.schema.ts'

/** The deals of a contact. A new one begins with what the contact knows. */
export function ContactOpportunities({ contact }: { contact: Contact }) {
  const { data, error } = useQuery(callOptions('opportunities', 'ofContact', { contact_id: contact._id }))
  const name = contactCompany(contact) ?? contactDisplayName(contact)
  const create = () => ask(api.opportunities.create({ name, contact_id: contact._id }))
  return <RelatedDeals deals={data} error={error} create={create} />
}
