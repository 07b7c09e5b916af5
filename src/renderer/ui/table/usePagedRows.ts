import { useDebouncedCallback } from '@mantine/hooks'
import type { UseQueryOptions } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { type PageRange, usePages } from '../../api/usePages.ts'

export type PagedRows<Row> = {
  total: number
  /** Undefined while the row's page is on the way. */
  rowAt: (index: number) => Row | undefined
  error: Error | null
  /** The table tells which rows it shows. */
  show: (range: PageRange) => void
}

/** How long a fast scroll must rest before a far page is fetched: dragging the scrollbar asks for no page in between. */
const restMs = 60

type PageWindow = { first: number; last: number }

/** Rows for a `DataTable` from pages on the server: only the pages in sight are fetched. */
export function usePagedRows<Page, Row>(options: {
  pageSize: number
  total: number
  page: (index: number) => UseQueryOptions<Page, Error, Row[], readonly unknown[]>
}): PagedRows<Row> {
  const { pageSize, total } = options
  const [pages, setPages] = useState<PageWindow>({ first: 0, last: 0 })
  const shown = useRef(pages)
  const take = useCallback((wanted: PageWindow) => {
    shown.current = wanted
    setPages(wanted)
  }, [])
  const takeAfterRest = useDebouncedCallback(take, restMs)
  const show = useCallback(
    ({ start, end }: PageRange) => {
      const wanted = { first: Math.floor(start / pageSize), last: Math.floor(end / pageSize) }
      takeAfterRest.cancel()
      if (isSame(wanted, shown.current)) return
      if (isNear(wanted, shown.current)) take(wanted)
      else takeAfterRest(wanted)
    },
    [pageSize, take, takeAfterRest]
  )
  const range = { start: pages.first * pageSize, end: (pages.last + 1) * pageSize - 1 }
  const { rowAt, error } = usePages({ ...options, range })
  return { total, rowAt, error, show }
}

function isSame(a: PageWindow, b: PageWindow): boolean {
  return a.first === b.first && a.last === b.last
}

function isNear(a: PageWindow, b: PageWindow): boolean {
  return a.first <= b.last + 1 && a.last >= b.first - 1
}
