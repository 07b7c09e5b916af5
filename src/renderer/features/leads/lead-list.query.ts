import { api } from '#renderer/api/client.ts'
import { type ListSource, prefetchList } from '#renderer/records/list/list.query.ts'
import type { LeadRow } from '#shared/leads/lead.schema.ts'
import type { LeadSortField, LeadValueFilter } from '#shared/leads/lead.values.ts'
import type { SortKey } from '#shared/lists/list.values.ts'
import { type ActiveFilter, leadList } from './leads.store.ts'

/** A store of any list holds any fields; what the lead list sorts by is checked again by the main process. */
type LeadSort = SortKey<LeadSortField>[]

export const leadSource: ListSource<ActiveFilter, LeadRow> = {
  feature: 'leads',
  list: (input) => api.leads.list({ ...input, sort: input.sort as LeadSort }),
  ids: (input) => api.leads.ids({ ...input, sort: input.sort as LeadSort }),
  counts: (filter, field) => api.leads.counts({ filter, field: field as LeadValueFilter })
}

/** Asks for the top of the list as it will be shown, while its screen is still being made. */
export function prefetchLeads(): Promise<void> {
  return prefetchList(leadList, leadSource)
}
