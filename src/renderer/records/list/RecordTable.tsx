import { type ReactNode, useMemo, useRef } from 'react'
import { ErrorState } from '#renderer/ui/ErrorState.tsx'
import { RowSkeletons } from '#renderer/ui/Skeletons.tsx'
import { type Column, nextSort } from '#renderer/ui/table/column.ts'
import { DataTable } from '#renderer/ui/table/DataTable.tsx'
import { visibleColumns, withMoved, withStep } from '#renderer/ui/table/layout.ts'
import { useListKeys } from '#renderer/ui/table/useListKeys.ts'
import type { ListFilter } from '#shared/lists/list.values.ts'
import { setLayout, useLayout } from './layouts.ts'
import { isFiltered, type List, setSort } from './list.store.ts'
import { NoResult } from './NoResult.tsx'
import { useListMoves } from './useListMoves.ts'
import type { ListRows } from './useListRows.ts'
import { useSelecting } from './useSelecting.ts'
import { useSteadyMark } from './useSteadyMark.ts'

type Props<Filter extends ListFilter, Row> = {
  list: List<Filter>
  result: ListRows<Row>
  columns: Column<Row>[]
  label: string
  rowTestId: string
  /** Opens a record; keep it the same between renders. */
  onOpen: (row: Row) => void
  /** Peeks at the active record; left out where there is nothing to peek at. */
  canPeek?: boolean
  /** Rows can be chosen, because something can be done with them. */
  selectable: boolean
  /** The ids of a stretch of the list, for a selection that reaches over rows that were never read. */
  idsOf: (from: number, to: number) => Promise<string[]>
  onSearch: () => void
  keysEnabled: boolean
  /** What an empty list says. */
  empty: ReactNode
}

/** The records of a list, or why there are none. */
export function RecordTable<Filter extends ListFilter, Row extends { _id: string }>(
  props: Props<Filter, Row>
) {
  const { list, result } = props
  const filter = list.use((state) => state.filter)
  if (result.state === 'failed') return <ErrorState error={result.error} onRetry={result.retry} />
  if (result.state === 'loading') return <RowSkeletons count={16} />
  if (result.rows.total > 0) return <Rows {...props} />
  return isFiltered(filter) ? <NoResult list={list} /> : props.empty
}

function Rows<Filter extends ListFilter, Row extends { _id: string }>(props: Props<Filter, Row>) {
  const { list, result, columns } = props
  const { rows } = result
  const active = list.use((state) => state.active)
  const cell = list.use((state) => state.cell)
  const sort = list.use((state) => state.sort)
  const layout = useLayout(list, columns)
  const shown = useMemo(() => visibleColumns(columns, layout), [columns, layout])
  useSteadyMark(list, rows, result.resultKey)
  const selecting = useSelecting(props)
  const moves = useListMoves({ ...props, columns: shown, selecting })
  useListKeys({ active, total: rows.total, enabled: props.keysEnabled, onMove: moves.onMove })
  const initialOffset = useRef(list.store.getState().offset)
  return (
    <DataTable
      label={props.label}
      rowTestId={props.rowTestId}
      columns={shown}
      widths={layout.widths}
      onWidth={(id, width) => setLayout(list, { ...layout, widths: { ...layout.widths, [id]: width } })}
      sort={sort}
      onSort={(field, more) => setSort(list, nextSort(sort, field, more))}
      onMove={(move) =>
        setLayout(
          list,
          'step' in move ? withStep(columns, layout, move.id, move.step) : withMoved(columns, layout, move)
        )
      }
      rows={rows}
      resultKey={result.resultKey}
      active={active}
      cell={cell}
      selection={props.selectable ? selecting.table : undefined}
      onOpen={moves.onOpen}
      onSelect={selecting.onSelect}
      onEdit={moves.onEdit}
      onCloseEdit={moves.onCloseEdit}
      initialOffset={initialOffset.current}
      onScroll={(offset) => list.store.setState({ offset })}
    />
  )
}
