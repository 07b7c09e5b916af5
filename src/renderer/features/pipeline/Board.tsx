import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardColumnData } from '#shared/opportunities/opportunity.contract.ts'
import { type BoardColumn, boardColumns } from '#shared/opportunities/opportunity.values.ts'
import { useHoldNews } from '../../api/useHoldNews.ts'
import colors from '../../records/stage-colors.module.css'
import { useMay } from '../../state/session.store.ts'
import classes from './Board.module.css'
import columnClasses from './BoardColumn.module.css'
import { BoardColumn as Column } from './BoardColumn.tsx'
import type { ColumnCounts } from './board.keyboard.ts'
import { CardIcons } from './CardIcons.tsx'
import { ChosenBar } from './ChosenBar.tsx'
import { CollapsedColumn } from './ColumnHeader.tsx'
import { type CardKit, useCardKit } from './card.kit.ts'
import { usePipeline } from './pipeline.store.ts'
import { useBoardDrag } from './useBoardDrag.ts'
import { useBoardEvents } from './useBoardEvents.ts'
import { useCollapsed } from './useCollapsed.ts'
import { rowsInView } from './useColumnRows.ts'

/** In pixels, with the gap; BoardColumn.module.css says the same. */
const columnWidth = 290

/** What stands above the cards: header of the page, filters, totals, and the column's own header. */
const headHeight = 220

/** The columns side by side. Stages that stand for none get a column only while something is in it. */
export function Board({ columns, isOld }: { columns: BoardColumnData[]; isOld: boolean }) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const mayMove = useMay('sales')
  const collapsed = useCollapsed()
  const shown = columns.filter(({ column, count }) => column !== 'unknown' || count > 0)
  const counts = useCounts(shown, collapsed.has)
  const tabStop = useTabStop(counts)
  const kit = useCardKit()
  const visible = useVisibleRows(scroller)
  const firstColumns = useFirstColumns()
  const events = useBoardEvents(counts, mayMove)
  useBoardDrag(scroller, mayMove)
  useHoldNews(usePipeline(({ carried }) => carried !== null))
  return (
    <>
      <p id="board-help" className={classes.hidden}>
        {t(mayMove ? 'opportunities.board.help' : 'opportunities.board.viewerHelp')}
      </p>
      <CardIcons />
      <section
        ref={scroller}
        className={classes.board}
        aria-label={t('opportunities.board.label')}
        data-testid="board"
        data-stale={isOld || undefined}
        {...events}
      >
        {shown.map((data, at) =>
          collapsed.has(data.column) ? (
            <Strip key={data.column} data={data} kit={kit} onExpand={collapsed.toggle} />
          ) : (
            <Column
              key={data.column}
              data={data}
              isTabStop={data.column === tabStop}
              isLater={at >= firstColumns}
              visible={visible}
              onCollapse={collapsed.toggle}
              kit={kit}
            />
          )
        )}
      </section>
      {mayMove && <ChosenBar columns={shown} />}
    </>
  )
}

type StripProps = { data: BoardColumnData; kit: CardKit; onExpand: (column: BoardColumn) => void }

function Strip({ data, kit, onExpand }: StripProps) {
  const { column, count } = data
  const isTarget = usePipeline(({ carried }) => carried?.over === column && carried.from !== column)
  return (
    <section
      className={`${colors.stage} ${columnClasses.strip}`}
      data-stage={column}
      data-testid={`board-column-${column}`}
      data-target={isTarget || undefined}
      aria-label={`${kit.stageName(column)}, ${kit.countText(count)}`}
    >
      <CollapsedColumn data={data} kit={kit} onExpand={onExpand} />
    </section>
  )
}

/** How many columns show their cards: those that fit the window in the first frame, then one more with each frame. */
function useFirstColumns(): number {
  const [columns, setColumns] = useState(() => Math.ceil(window.innerWidth / columnWidth))
  useEffect(() => {
    if (columns >= boardColumns.length) return
    const frame = requestAnimationFrame(() => setColumns(columns + 1))
    return () => cancelAnimationFrame(frame)
  }, [columns])
  return columns
}

/** Rows that a column shows. Until the board is measured the window is the best guess. */
function useVisibleRows(board: RefObject<HTMLElement | null>): number {
  const [rows, setRows] = useState(() => rowsInView(window.innerHeight - headHeight))
  useEffect(() => {
    if (!board.current) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setRows(rowsInView(entry.contentRect.height))
    })
    observer.observe(board.current)
    return () => observer.disconnect()
  }, [board])
  return rows
}

/** Where Tab enters the board when no card has had the keyboard yet, or its column shows none by now. */
function useTabStop(columns: ColumnCounts): string | null {
  const focused = usePipeline(({ focus }) => focus?.column ?? null)
  const withCards = columns.filter(({ count, isCollapsed }) => count > 0 && !isCollapsed)
  return withCards.some(({ column }) => column === focused) ? null : (withCards[0]?.column ?? null)
}

/** The counts as one list that changes only when a count does, so that the board's handlers stay the same. */
function useCounts(shown: BoardColumnData[], isCollapsed: (column: BoardColumn) => boolean): ColumnCounts {
  const key = JSON.stringify(
    shown.map(({ column, count }) => ({ column, count, isCollapsed: isCollapsed(column) }))
  )
  return useMemo(() => JSON.parse(key) as ColumnCounts, [key])
}
