import { type UseQueryOptions, useQueries } from '@tanstack/react-query'

export type PageRange = {
  /** First visible row. */
  start: number
  /** Last visible row, inclusive. */
  end: number
}

/**
 * Rows of a long list that is paged on the server: fetches just the pages that the visible range touches and
 * answers the row at an index, or undefined while its page is on the way (show a skeleton row).
 * `page(index)` gives the query of one page; a page holds `pageSize` rows, which `select` may take out of the answer.
 */
export function usePages<Row, Page = Row[]>(options: {
  pageSize: number
  range: PageRange
  total: number
  page: (index: number) => UseQueryOptions<Page, Error, Row[], readonly unknown[]>
}): { rowAt: (index: number) => Row | undefined; error: Error | null } {
  const { pageSize, range, total } = options
  const last = Math.max(0, Math.min(range.end, total - 1))
  const firstPage = Math.floor(Math.min(Math.max(range.start, 0), last) / pageSize)
  const lastPage = total === 0 ? -1 : Math.floor(last / pageSize)
  const indexes = Array.from({ length: Math.max(0, lastPage - firstPage + 1) }, (_, at) => firstPage + at)
  const results = useQueries({ queries: indexes.map((index) => options.page(index)) })
  return {
    rowAt: (index) => results[Math.floor(index / pageSize) - firstPage]?.data?.[index % pageSize],
    error: results.find((result) => result.error)?.error ?? null
  }
}
