import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type PagedRows, usePagedRows } from '#renderer/ui/table/usePagedRows.ts'
import type { LeadRow } from '#shared/leads/lead.schema.ts'
import { type LeadPage, type LeadQuery, pageOptions, pageSize } from './lead-list.query.ts'
import type { ActiveFilter, LeadSort } from './leads.store.ts'

function rowsOf(page: LeadPage): LeadRow[] {
  return page.rows
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
