import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask } from '#renderer/api/client.ts'
import { queryClient } from '#renderer/api/queries.ts'
import { type PagedRows, usePagedRows } from '#renderer/ui/table/usePagedRows.ts'
import type { LeadRow } from '#shared/leads/lead.schema.ts'
import { type ActiveFilter, type LeadSort, leadsStore } from './leads.store.ts'

const pageSize = 100

type LeadQuery = { filter: ActiveFilter; sort: LeadSort }
type LeadPage = { rows: LeadRow[]; total: number }

function pageOptions<Shown = LeadPage>({ filter, sort }: LeadQuery, index: number) {
  const input = { ...filter, sort, skip: index * pageSize, limit: pageSize }
  return queryOptions<LeadPage, Error, Shown, readonly unknown[]>({
    queryKey: ['leads', 'list', input],
    queryFn: () => ask(api.leads.list(input))
  })
}

function rowsOf(page: LeadPage): LeadRow[] {
  return page.rows
}

/** Asks for the top of the list as it will be shown, while its screen is still being made. */
export function prefetchLeads(): void {
  void queryClient.prefetchQuery(pageOptions(leadsStore.getState(), 0))
}

export type LeadRows = {
  rows: PagedRows<LeadRow>
  state: 'loading' | 'failed' | 'ready'
  error: Error | null
  /** Changes with the result that is shown: another one begins at its top. */
  resultKey: string
  /** A newer filter is being answered; the rows are still the old one's. */
  isStale: boolean
  retry: () => void
}

/** The rows of a filter. While a new filter is on its way the old rows stay, so that typing never blanks the list. */
export function useLeadRows(filter: ActiveFilter, sort: LeadSort): LeadRows {
  const wanted: LeadQuery = { filter, sort }
  const head = useQuery({ ...pageOptions(wanted, 0), placeholderData: keepPreviousData })
  const shown = useLatestAnswered(wanted, head.isSuccess && !head.isPlaceholderData)
  const rows = usePagedRows<LeadPage, LeadRow>({
    pageSize,
    total: head.data?.total ?? 0,
    page: (index) => ({ ...pageOptions<LeadRow[]>(shown, index), select: rowsOf })
  })
  const error = head.error ?? rows.error
  return {
    rows,
    state: error ? 'failed' : head.data ? 'ready' : 'loading',
    error,
    resultKey: JSON.stringify(shown),
    isStale: head.isPlaceholderData,
    retry: () => void head.refetch()
  }
}

/** The newest query that has its answer: pages further down are fetched for this one only. */
function useLatestAnswered(wanted: LeadQuery, isAnswered: boolean): LeadQuery {
  const [shown, setShown] = useState(wanted)
  const isNew = shown.filter !== wanted.filter || shown.sort !== wanted.sort
  if (isAnswered && isNew) setShown(wanted)
  return isAnswered ? wanted : shown
}
