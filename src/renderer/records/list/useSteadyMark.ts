import { useLayoutEffect, useRef } from 'react'
import { findNear } from '#renderer/ui/moved.rows.ts'
import type { PagedRows } from '#renderer/ui/table/usePagedRows.ts'
import type { ListFilter } from '#shared/lists/list.values.ts'
import type { List } from './list.store.ts'

/**
 * The mark of the keyboard, and what the side panel shows, stay with their record when news move it to another place.
 */
export function useSteadyMark<Filter extends ListFilter, Row extends { _id: string }>(
  list: List<Filter>,
  rows: PagedRows<Row>,
  resultKey: string
): void {
  const active = list.use((state) => state.active)
  const last = useRef<{ resultKey: string; active: number; id: string | undefined } | null>(null)
  useLayoutEffect(() => {
    const idAt = (index: number) => rows.rowAt(index)?._id
    const before = last.current
    const isSamePlace = before?.resultKey === resultKey && before.active === active
    const id = idAt(active)
    if (isSamePlace && before.id !== undefined && id !== before.id) {
      const place = findNear(before.id, active, idAt)
      // While its page is on the way the record may turn up yet.
      if (place === null && id === undefined) return
      if (place !== null) {
        const by = place - active
        list.store.setState(({ anchor }) => ({ active: place, anchor: anchor < 0 ? anchor : anchor + by }))
        last.current = { resultKey, active: place, id: before.id }
        return
      }
    }
    last.current = { resultKey, active, id }
  })
}
