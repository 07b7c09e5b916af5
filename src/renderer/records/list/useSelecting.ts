import { useCallback, useRef } from 'react'
import type { TableSelection } from '#renderer/ui/table/DataTable.tsx'
import type { PagedRows } from '#renderer/ui/table/usePagedRows.ts'
import { showError } from '#renderer/ui/toasts.tsx'
import { type ListFilter, maxSelectedIds } from '#shared/lists/list.values.ts'
import type { List } from './list.store.ts'
import { allSelected, isSelected, nothingSelected, selectedCount, withIds } from './selection.ts'

type Options<Filter extends ListFilter, Row> = {
  list: List<Filter>
  result: { rows: PagedRows<Row> }
  selectable: boolean
  idsOf: (from: number, to: number) => Promise<string[]>
}

/** Choosing records of a list: one by one, in stretches, all that match. */
export function useSelecting<Filter extends ListFilter, Row extends { _id: string }>(
  options: Options<Filter, Row>
) {
  const { list } = options
  const { rows } = options.result
  const selection = list.use((state) => state.selection)
  const count = selectedCount(selection, rows.total)
  const latest = useRef(options)
  latest.current = options

  /** Takes the rows from one place to another into the selection, or out of it. */
  const reach = useCallback(async (from: number, to: number, chosen: boolean) => {
    const { list: current, result, idsOf } = latest.current
    const [start, end] = from < to ? [from, to] : [to, from]
    const places = Array.from({ length: Math.min(end - start + 1, maxSelectedIds) }, (_, at) => start + at)
    const known = places.flatMap((at) => result.rows.rowAt(at)?._id ?? [])
    try {
      const ids = known.length === places.length ? known : await idsOf(start, places.at(-1) ?? end)
      current.store.setState((state) => ({ selection: withIds(state.selection, ids, chosen) }))
    } catch (error) {
      showError(error)
    }
  }, [])

  const onSelect = useCallback(
    (index: number, row: Row, isReach: boolean) => {
      const { store } = latest.current.list
      const { anchor, selection: held } = store.getState()
      if (isReach && anchor >= 0) void reach(anchor, index, true)
      else store.setState({ selection: withIds(held, [row._id], !isSelected(held, row._id)), anchor: index })
    },
    [reach]
  )

  const toggleAll = () =>
    list.store.setState({ selection: count === rows.total ? nothingSelected : allSelected, anchor: -1 })

  const table: TableSelection<Row> = {
    has: (row) => isSelected(selection, row._id),
    state: count === 0 ? 'none' : count === rows.total ? 'all' : 'some',
    onToggleAll: toggleAll
  }
  return { table, count, onSelect, reach }
}

export type Selecting<Row> = {
  count: number
  onSelect: (index: number, row: Row, isReach: boolean) => void
  reach: (from: number, to: number, chosen: boolean) => Promise<void>
}
