import { useQuery } from '@tanstack/react-query'
import { api, ask } from '#renderer/api/client.ts'
import { callOptions } from '#renderer/api/queries.ts'
import { RelatedDeals } from '#renderer/records/page/RelatedDeals.tsx'
import { leadDisplayName } from '#shared/leads/lead.rules.ts'
import type { Lead } from '#shared/leads/lead.schema.ts'

/** The deals that came of a lead. A new one begins with what the lead knows. */
export function LeadOpportunities({ lead }: { lead: Lead }) {
  const { data, error } = useQuery(callOptions('opportunities', 'ofLead', { lead_id: lead._id }))
  const create = () =>
    ask(api.opportunities.create({ name: lead.brand_name ?? leadDisplayName(lead), lead_id: lead._id }))
  return <RelatedDeals deals={data} error={error} create={create} />
}
