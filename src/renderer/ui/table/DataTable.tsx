import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, useEffect, useId, useRef } from 'react'
import {
  type Column,
  type ColumnWidths,
  gridTemplate,
  headerHeight,
  rowHeight,
  type Sort,
  totalWidth
} from './column.ts'
import classes from './DataTable.module.css'
import { TableHeader } from './TableHeader.tsx'
import { type RowCallbacks, TableRow } from './TableRow.tsx'
import type { PagedRows } from './usePagedRows.ts'

type Props<Row> = RowCallbacks<Row> & {
  /** Names the table for screen readers. */
  label: string
  /** `data-testid` of every row. */
  rowTestId: string
  columns: Column<Row>[]
  widths: ColumnWidths
  onWidth: (column: string, width: number) => void
  resizeLabel: (column: string) => string
  sort: Sort
  onSort: (column: string) => void
  rows: PagedRows<Row>
  /** Another key is another result: it is shown from its top. */
  resultKey: string
  /** The row that the keyboard is at; -1 for none. */
  active: number
  /** Where the list was scrolled to when it was last seen, in px. */
  initialOffset: number
  onScroll: (offset: number) => void
}

/**
 * A table over a result of any length: the scrollbar is true, only rows in sight exist. Keys move a mark
 * (`active`) that `aria-activedescendant` tells to screen readers; `useListKeys` handles them.
 */
export function DataTable<Row>(props: Props<Row>) {
  const { columns, widths, rows, active } = props
  const scroller = useRef<HTMLTableElement>(null)
  const tableId = useId()
  const rowId = (index: number) => `${tableId}-${index}`
  const virtualizer = useVirtualizer({
    count: rows.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // Until the table is measured the window is the best guess: with it, the first frame has rows already.
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    initialOffset: props.initialOffset,
    scrollPaddingEnd: headerHeight
  })
  useTopOfResult(props.resultKey, () => virtualizer.scrollToOffset(0))
  const items = virtualizer.getVirtualItems()
  useReportedRange(rows, items[0]?.index ?? 0, items.at(-1)?.index ?? 0)
  useRevealedRow(active, (index) => virtualizer.scrollToIndex(index, { align: 'auto' }))
  const layout = {
    '--columns': gridTemplate(columns, widths),
    '--table-width': `${totalWidth(columns, widths)}px`
  } as CSSProperties
  return (
    <table
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: WAI-ARIA allows it; keys move the mark
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={rows.total + 1}
      aria-activedescendant={active >= 0 && active < rows.total ? rowId(active) : undefined}
      className={classes.root}
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
          resizeLabel={props.resizeLabel}
          widthOf={(id) => widths[id] ?? columns.find((column) => column.id === id)?.width ?? 0}
          onWidth={(id, width, keep) => {
            if (keep) props.onWidth(id, width)
            else showWidth(scroller.current, columns, { ...widths, [id]: width })
          }}
        />
      </thead>
      <tbody
        className={classes.body}
        style={{ blockSize: rows.total * rowHeight, paddingBlockStart: items[0]?.start ?? 0 }}
      >
        {items.map(({ index }) => (
          <TableRow
            key={index}
            id={rowId(index)}
            index={index}
            row={rows.rowAt(index)}
            columns={columns}
            active={index === active}
            testId={props.rowTestId}
            onOpen={props.onOpen}
          />
        ))}
      </tbody>
    </table>
  )
}

/** While a handle moves, only two CSS variables change: no row is drawn again. */
function showWidth<Row>(root: HTMLElement | null, columns: Column<Row>[], widths: ColumnWidths): void {
  root?.style.setProperty('--columns', gridTemplate(columns, widths))
  root?.style.setProperty('--table-width', `${totalWidth(columns, widths)}px`)
}

function useReportedRange<Row>({ show, total }: PagedRows<Row>, start: number, end: number): void {
  useEffect(() => {
    if (total > 0) show({ start, end })
  }, [show, total, start, end])
}

/** Keeps the marked row in sight when it moves, not when the list first appears: that restores its own place. */
function useRevealedRow(active: number, reveal: (index: number) => void): void {
  const last = useRef(active)
  useEffect(() => {
    if (active !== last.current && active >= 0) reveal(active)
    last.current = active
  })
}

function useTopOfResult(resultKey: string, toTop: () => void): void {
  const last = useRef(resultKey)
  useEffect(() => {
    if (resultKey !== last.current) toTop()
    last.current = resultKey
  })
}
