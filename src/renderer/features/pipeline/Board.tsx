import { startTransition, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type BoardColumnData, boardColumns } from '#shared/opportunities/opportunity.contract.ts'
import { useMay } from '../../state/session.store.ts'
import classes from './Board.module.css'
import { BoardColumn } from './BoardColumn.tsx'
import type { ColumnCounts } from './board.keyboard.ts'
import { useCardKit } from './card.kit.ts'
import { usePipeline } from './pipeline.store.ts'
import { useBoardDrag } from './useBoardDrag.ts'
import { useCardKeys } from './useCardKeys.ts'

/** In pixels, with the gap; BoardColumn.module.css says the same. */
const columnWidth = 290

/** The columns side by side. Stages that stand for none get a column only while something is in it. */
export function Board({ columns, isOld }: { columns: BoardColumnData[]; isOld: boolean }) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const mayMove = useMay('sales')
  const shown = columns.filter(({ column, count }) => column !== 'unknown' || count > 0)
  const tabStop = useTabStop(shown)
  const kit = useCardKit(mayMove, useCardKeys(useCounts(shown), mayMove))
  const firstColumns = useFirstColumns()
  useBoardDrag(scroller)
  return (
    <>
      <p id="board-help" className={classes.hidden}>
        {t(mayMove ? 'opportunities.board.help' : 'opportunities.board.viewerHelp')}
      </p>
      <section
        ref={scroller}
        className={classes.board}
        aria-label={t('opportunities.board.label')}
        data-testid="board"
        data-old={isOld || undefined}
      >
        {shown.map((data, at) => (
          <BoardColumn
            key={data.column}
            data={data}
            isTabStop={data.column === tabStop}
            isLater={at >= firstColumns}
            kit={kit}
          />
        ))}
      </section>
      <LiveRegion />
    </>
  )
}

/** How many columns show their cards: those that fit the window in the first frame, then all, without haste. */
function useFirstColumns(): number {
  const [isAll, setAll] = useState(false)
  useEffect(() => startTransition(() => setAll(true)), [])
  return isAll ? boardColumns.length : Math.ceil(window.innerWidth / columnWidth)
}

/** Where Tab enters the board when no card has had the keyboard yet, or its column is empty by now. */
function useTabStop(shown: BoardColumnData[]): string | null {
  const focused = usePipeline(({ focus }) => focus?.column ?? null)
  if (shown.some(({ column, count }) => column === focused && count > 0)) return null
  return shown.find(({ count }) => count > 0)?.column ?? null
}

/** The counts as one object that changes only when a count does, so that the cards' handlers stay the same. */
function useCounts(shown: BoardColumnData[]): ColumnCounts {
  const key = JSON.stringify(shown.map(({ column, count }) => [column, count]))
  return useMemo(() => Object.fromEntries(JSON.parse(key) as [string, number][]), [key])
}

/** Says every step of the keyboard to a screen reader. */
function LiveRegion() {
  const says = usePipeline((state) => state.says)
  return (
    <p className={classes.hidden} role="status" aria-live="assertive" data-testid="board-says">
      {says}
    </p>
  )
}
