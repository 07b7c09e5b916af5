import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { BoardColumnData } from '#shared/opportunities/opportunity.contract.ts'
import { useTeammates } from '../../records/useTeammates.ts'
import { useMay } from '../../state/session.store.ts'
import classes from './Board.module.css'
import { BoardColumn } from './BoardColumn.tsx'
import type { ColumnCounts } from './board.keyboard.ts'
import { usePipeline } from './pipeline.store.ts'
import { useBoardDrag } from './useBoardDrag.ts'
import { useCardKeys } from './useCardKeys.ts'

/** The columns side by side. Stages that stand for none get a column only while something is in it. */
export function Board({ columns, isOld }: { columns: BoardColumnData[]; isOld: boolean }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const scroller = useRef<HTMLDivElement>(null)
  const mayMove = useMay('sales')
  const { nameOf } = useTeammates()
  const shown = columns.filter(({ column, count }) => column !== 'unknown' || count > 0)
  const tabStop = useTabStop(shown)
  const onKey = useCardKeys(useCounts(shown), mayMove)
  const actions = useMemo(
    () => ({ mayMove, open: ({ _id }: { _id: string }) => navigate(`/pipeline/${_id}`), onKey }),
    [mayMove, navigate, onKey]
  )
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
        {shown.map((data) => (
          <BoardColumn
            key={data.column}
            data={data}
            nameOf={nameOf}
            isTabStop={data.column === tabStop}
            actions={actions}
          />
        ))}
      </section>
      <LiveRegion />
    </>
  )
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
