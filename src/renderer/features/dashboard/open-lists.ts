import type { LeadFilter } from '#shared/leads/lead.contract.ts'
import type { OpportunityFilter } from '#shared/opportunities/opportunity.contract.ts'

/** The ways from a figure to the list that it counts. They lead into other features, so the frame provides them. */
export type OpenLists = {
  /** The lead list with only these filters. */
  leads: (filter: LeadFilter) => void
  /** The list of opportunities with only these filters. */
  opportunities: (filter: Partial<OpportunityFilter>) => void
}
