import { createList, type List } from '#renderer/records/list/list.store.ts'
import { noOpportunityFilter, type ShownFilter } from '#renderer/records/opportunities/opportunity.filters.ts'

/** What only the list of opportunities knows. */
export const opportunityList: List<ShownFilter> = createList({
  name: 'opportunities',
  noFilter: noOpportunityFilter,
  sort: [{ field: 'updated_at', direction: 'desc' }]
})
