import { queryOptions } from '@tanstack/react-query'
import { api, ask } from '#renderer/api/client.ts'
import { queryClient } from '#renderer/api/queries.ts'
import type { LeadRow } from '#shared/leads/lead.schema.ts'
import { type ActiveFilter, type LeadSort, leadsStore } from './leads.store.ts'

/** Rows a page. */
export const pageSize = 100

export type LeadQuery = { filter: ActiveFilter; sort: LeadSort }
export type LeadPage = { rows: LeadRow[]; total: number }

/** Options of `useQuery` for one page of a filtered, sorted list. */
export function pageOptions<Shown = LeadPage>({ filter, sort }: LeadQuery, index: number) {
  const input = { ...filter, sort, skip: index * pageSize, limit: pageSize }
  return queryOptions<LeadPage, Error, Shown, readonly unknown[]>({
    queryKey: ['leads', 'list', input],
    queryFn: () => ask(api.leads.list(input))
  })
}

/** Asks for the top of the list as it will be shown, while its screen is still being made. */
export function prefetchLeads(): Promise<void> {
  return queryClient.prefetchQuery(pageOptions(leadsStore.getState(), 0))
}
