import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type PagedRows, usePagedRows } from '#renderer/ui/table/usePagedRows.ts'
import type { ListFilter } from '#shared/lists/list.values.ts'
import { type ListPage, type ListQuery, type ListSource, pageOptions, pageSize } from './list.query.ts'
import type { List } from './list.store.ts'
import { openList } from './views.ts'

export type ListRows<Row> = {
  rows: PagedRows<Row>
  state: 'loading' | 'failed' | 'ready'
  error: Error | null
  /** Changes with the result that is shown: another one begins at its top. */
  resultKey: string
  /** A newer filter is being answered; the rows are still the old one's. */
  isStale: boolean
  retry: () => void
}

/** The rows of a list. While a new filter is on its way the old rows stay, so that typing never blanks the list. */
export function useListRows<Filter extends ListFilter, Row>(
  list: List<Filter>,
  source: ListSource<Filter, Row>
): ListRows<Row> {
  const wanted = { filter: list.use((state) => state.filter), sort: list.use((state) => state.sort) }
  const opened = list.use((state) => state.opened)
  useEffect(() => void openList(list), [list])
  const head = useQuery({
    ...pageOptions(source, wanted, 0),
    placeholderData: keepPreviousData,
    enabled: opened
  })
  const shown = useLatestAnswered(wanted, head.isSuccess && !head.isPlaceholderData)
  const rows = usePagedRows<ListPage<Row>, Row>({
    pageSize,
    total: head.data?.total ?? 0,
    page: (index) => ({ ...pageOptions<Filter, Row, Row[]>(source, shown, index), select: rowsOf })
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

function rowsOf<Row>(page: ListPage<Row>): Row[] {
  return page.rows
}

/** The newest query that has its answer: pages further down are fetched for this one only. */
function useLatestAnswered<Filter>(wanted: ListQuery<Filter>, isAnswered: boolean): ListQuery<Filter> {
  const [shown, setShown] = useState(wanted)
  const isNew = shown.filter !== wanted.filter || shown.sort !== wanted.sort
  if (isAnswered && isNew) setShown(wanted)
  return isAnswered ? wanted : shown
}
