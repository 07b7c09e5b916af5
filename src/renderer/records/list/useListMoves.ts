import { useCallback, useRef } from 'react'
import { type CloseEditor, type Column, mayEdit } from '#renderer/ui/table/column.ts'
import type { ListMove } from '#renderer/ui/table/list-keys.ts'
import type { PagedRows } from '#renderer/ui/table/usePagedRows.ts'
import type { ListFilter } from '#shared/lists/list.values.ts'
import { nextCell } from './cells.ts'
import type { List } from './list.store.ts'
import { allSelected, nothingSelected } from './selection.ts'
import type { Selecting } from './useSelecting.ts'

type Options<Filter extends ListFilter, Row> = {
  list: List<Filter>
  result: { rows: PagedRows<Row> }
  /** Those that are shown, in their order. */
  columns: Column<Row>[]
  onOpen: (row: Row) => void
  canPeek?: boolean
  selectable: boolean
  selecting: Selecting<Row>
  onSearch: () => void
}

const noCell = { column: null, editing: false }

/** What keys and clicks do to a list. The functions stay the same, or every row would be drawn again. */
export function useListMoves<Filter extends ListFilter, Row extends { _id: string }>(
  options: Options<Filter, Row>
) {
  const latest = useRef(options)
  latest.current = options

  const onOpen = useCallback((index: number, row: Row) => {
    latest.current.list.store.setState({ active: index, cell: noCell })
    latest.current.onOpen(row)
  }, [])

  const onEdit = useCallback((index: number, column: string) => {
    latest.current.list.store.setState({ active: index, cell: { column, editing: true } })
  }, [])

  const onCloseEdit: CloseEditor = useCallback((next) => {
    const { list, columns, result } = latest.current
    const { active, cell } = list.store.getState()
    const row = result.rows.rowAt(active)
    const step = next === 'back' ? -1 : 1
    const column = next && row ? nextCell(columns, cell.column, step, (found) => mayEdit(found, row)) : null
    list.store.setState({ cell: column ? { column, editing: true } : { ...cell, editing: false } })
  }, [])

  const onMove = useCallback((move: ListMove): boolean => act(latest.current, move), [])
  return { onOpen, onEdit, onCloseEdit, onMove }
}

/** Answers false when the list can't do what the key asks for. */
function act<Filter extends ListFilter, Row extends { _id: string }>(
  options: Options<Filter, Row>,
  move: ListMove
): boolean {
  const { list, result, columns, selecting } = options
  const { store } = list
  const { active, cell, selection, peeking, anchor } = store.getState()
  const row = result.rows.rowAt(active)
  if (typeof move === 'object') {
    if ('cell' in move) {
      store.setState({
        cell: { column: nextCell(columns, cell.column, move.cell) ?? cell.column, editing: false }
      })
      return true
    }
    store.setState({ active: move.to, cell: { ...cell, editing: false }, anchor: move.extend ? anchor : -1 })
    if (move.extend && options.selectable) extend(options, active, move.to, anchor)
    return true
  }
  switch (move) {
    case 'open':
      if (row) options.onOpen(row)
      return row !== undefined
    case 'peek':
      if (options.canPeek) store.setState({ peeking: !peeking })
      return options.canPeek === true
    case 'edit':
      return row !== undefined && edit(options, row)
    case 'select':
      if (options.selectable && row) selecting.onSelect(active, row, false)
      return options.selectable
    case 'selectAll':
      if (options.selectable) store.setState({ selection: allSelected, anchor: -1 })
      return options.selectable
    case 'search':
      options.onSearch()
      return true
    case 'close':
      if (peeking) store.setState({ peeking: false })
      else if (cell.column) store.setState({ cell: noCell })
      else if (selection !== nothingSelected) store.setState({ selection: nothingSelected, anchor: -1 })
      else store.setState({ active: -1 })
      return true
  }
}

/** The marked cell if it can be edited, else the first of the row that can. */
function edit<Filter extends ListFilter, Row>({ list, columns }: Options<Filter, Row>, row: Row): boolean {
  const { cell } = list.store.getState()
  const marked = columns.find(({ id }) => id === cell.column)
  const column = marked && mayEdit(marked, row) ? marked : columns.find((found) => mayEdit(found, row))
  if (column) list.store.setState({ cell: { column: column.id, editing: true } })
  return column !== undefined
}

/** Shift and an arrow: from where it began to where it is now; walking back lets go again. */
function extend<Filter extends ListFilter, Row extends { _id: string }>(
  { list, selecting }: Options<Filter, Row>,
  from: number,
  to: number,
  anchor: number
): void {
  const start = anchor >= 0 ? anchor : Math.max(0, from)
  if (anchor < 0) list.store.setState({ anchor: start })
  const isBack = Math.abs(to - start) < Math.abs(from - start)
  void (isBack ? selecting.reach(from, from, false) : selecting.reach(start, to, true))
}
