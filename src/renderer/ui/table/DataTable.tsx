import { elementScroll, useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, useEffect, useId, useRef } from 'react'
import { observeSize } from '../observeSize.ts'
import { useFirstIdle } from '../useFirstIdle.ts'
import { useSteadyScroll } from '../useSteadyScroll.ts'
import {
  type Column,
  type ColumnWidths,
  gridTemplate,
  headerHeight,
  rowHeight,
  totalWidth
} from './column.ts'
import classes from './DataTable.module.css'
import { type HeaderActions, TableHeader } from './TableHeader.tsx'
import { type RowCallbacks, TableRow } from './TableRow.tsx'
import type { PagedRows } from './usePagedRows.ts'

/** How rows are chosen; left out where nothing can be done with a choice. */
export type TableSelection<Row> = {
  has: (row: Row) => boolean
  /** Whether none, some or all rows of the result are chosen. */
  state: 'none' | 'some' | 'all'
  onToggleAll: () => void
}

/** The cell that the keyboard is at, and whether it is being edited. */
export type CellMark = { column: string | null; editing: boolean }

type Props<Row> = RowCallbacks<Row> &
  HeaderActions & {
    /** Names the table for screen readers. */
    label: string
    /** `data-testid` of every row. */
    rowTestId: string
    columns: Column<Row>[]
    widths: ColumnWidths
    onWidth: (column: string, width: number) => void
    rows: PagedRows<Row>
    /** Another key is another result: it is shown from its top. */
    resultKey: string
    /** The row that the keyboard is at; -1 for none. */
    active: number
    cell: CellMark
    selection?: TableSelection<Row>
    /** Where the list was scrolled to when it was last seen, in px. */
    initialOffset: number
    onScroll: (offset: number) => void
  }

/** What stands above and below a table in every window at least, in px: page header, filters, status bar. */
const aroundTable = 110

/**
 * A table over a result of any length: the scrollbar is true, only rows in sight exist. Keys move a mark
 * (`active`) that `aria-activedescendant` tells to screen readers; `useListKeys` handles them.
 */
export function DataTable<Row extends { _id: string }>(props: Props<Row>) {
  const { columns, widths, rows, active, selection } = props
  const hasSelect = selection !== undefined
  const isIdle = useFirstIdle()
  const scroller = useRef<HTMLTableElement>(null)
  const tableId = useId()
  const rowId = (index: number) => `${tableId}-${index}`
  const virtualizer = useVirtualizer({
    count: rows.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    // Rows out of sight are no part of the first paint.
    overscan: isIdle ? 8 : 0,
    // Until the table is measured the window is the best guess: with it, the first frame has rows already.
    initialRect: { width: window.innerWidth, height: window.innerHeight - aroundTable },
    observeElementRect: observeSize,
    initialOffset: props.initialOffset,
    // Scrolling a new table to where it is would lay the page out before it is whole.
    scrollToFn: (offset, how, list) => {
      if (offset !== 0 || list.scrollOffset !== 0) elementScroll(offset, how, list)
    },
    scrollPaddingEnd: headerHeight
  })
  useTopOfResult(props.resultKey, () => virtualizer.scrollToOffset(0))
  useSteadyScroll({
    scroller,
    rowSize: rowHeight,
    idAt: (index) => rows.rowAt(index)?._id,
    resultKey: props.resultKey,
    initialOffset: props.initialOffset
  })
  const items = virtualizer.getVirtualItems()
  useReportedRange(rows, items[0]?.index ?? 0, items.at(-1)?.index ?? 0)
  const activeRow = active >= 0 ? rows.rowAt(active) : undefined
  useRevealedRow(active, activeRow?._id, (index) => virtualizer.scrollToIndex(index, { align: 'auto' }))
  const layout = {
    '--columns': gridTemplate(columns, widths, hasSelect),
    '--table-width': `${totalWidth(columns, widths, hasSelect)}px`
  } as CSSProperties
  const showWidth = (id: string, width: number) => {
    const shown = { ...widths, [id]: width }
    // While a handle moves, only two CSS variables change: no row is drawn again.
    scroller.current?.style.setProperty('--columns', gridTemplate(columns, shown, hasSelect))
    scroller.current?.style.setProperty('--table-width', `${totalWidth(columns, shown, hasSelect)}px`)
  }
  return (
    <table
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: WAI-ARIA allows it; keys move the mark
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={rows.total + 1}
      aria-multiselectable={hasSelect || undefined}
      aria-activedescendant={active >= 0 && active < rows.total ? rowId(active) : undefined}
      className={classes.root}
      data-select={hasSelect || undefined}
      style={layout}
      onScroll={(event) => {
        const { scrollTop, scrollLeft } = event.currentTarget
        event.currentTarget.toggleAttribute('data-sideways', scrollLeft !== 0)
        props.onScroll(scrollTop)
      }}
    >
      <thead className={classes.head}>
        <TableHeader
          columns={columns}
          sort={props.sort}
          onSort={props.onSort}
          onMove={props.onMove}
          selection={selection}
          widthOf={(id) => widths[id] ?? columns.find((column) => column.id === id)?.width ?? 0}
          onWidth={(id, width, keep) => (keep ? props.onWidth(id, width) : showWidth(id, width))}
        />
      </thead>
      <tbody
        className={classes.body}
        style={{ blockSize: rows.total * rowHeight, paddingBlockStart: items[0]?.start ?? 0 }}
      >
        {items.map(({ index }) => {
          const row = rows.rowAt(index)
          return (
            <TableRow
              key={index}
              id={rowId(index)}
              index={index}
              row={row}
              columns={columns}
              active={index === active}
              cell={index === active ? props.cell : undefined}
              selected={selection && row !== undefined && selection.has(row)}
              testId={props.rowTestId}
              onOpen={props.onOpen}
              onSelect={props.onSelect}
              onEdit={props.onEdit}
              onCloseEdit={props.onCloseEdit}
            />
          )
        })}
      </tbody>
    </table>
  )
}

function useReportedRange<Row>({ show, total }: PagedRows<Row>, start: number, end: number): void {
  useEffect(() => {
    if (total > 0) show({ start, end })
  }, [show, total, start, end])
}

/**
 * Brings the marked row into sight when the mark moves to another one. Not when the list first appears, which restores
 * its own place, and not when news move the marked row itself: nobody asked to see it.
 */
function useRevealedRow(active: number, id: string | undefined, reveal: (index: number) => void): void {
  const last = useRef({ active, id })
  useEffect(() => {
    const isAnother = active !== last.current.active && (id === undefined || id !== last.current.id)
    if (isAnother && active >= 0) reveal(active)
    last.current = { active, id }
  })
}

function useTopOfResult(resultKey: string, toTop: () => void): void {
  const last = useRef(resultKey)
  useEffect(() => {
    if (resultKey !== last.current) toTop()
    last.current = resultKey
  })
}
