import { memo, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardColumnData } from '#shared/opportunities/opportunity.contract.ts'
import type { OpportunityCard } from '#shared/opportunities/opportunity.schema.ts'
import colors from '../../records/stage-colors.module.css'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { BoardCard } from './BoardCard.tsx'
import classes from './BoardColumn.module.css'
import { ColumnHeader } from './ColumnHeader.tsx'
import type { CardKit } from './card.kit.ts'
import { focusedIndex } from './column.focus.ts'
import { usePipeline } from './pipeline.store.ts'
import { useColumnCards } from './useColumnCards.ts'
import { useColumnDrop } from './useColumnDrop.ts'
import { useColumnRows } from './useColumnRows.ts'

type Props = {
  data: BoardColumnData
  /** Tab reaches the first card here, because no card of the board has had the keyboard yet. */
  isTabStop: boolean
  /** Off the screen at first: its cards wait until those in view are painted. */
  isLater: boolean
  kit: CardKit
}

/** One stage: header, and its cards, of which only the visible ones are in the page. */
export const BoardColumn = memo(function BoardColumn({ data, isTabStop, isLater, kit }: Props) {
  const { t } = useTranslation()
  const root = useRef<HTMLElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const { column, count } = data
  const focus = usePipeline((state) => (state.focus?.column === column ? state.focus : null))
  const isTarget = usePipeline(({ carried }) => carried?.over === column && carried.from !== column)
  const carriedId = usePipeline(({ carried }) => (carried?.from === column ? carried.card._id : null))
  const focusAt = focus ? focusedIndex(focus, data) : null
  /** The drop place stands on top: there the board's order will put the card. */
  const slots = isTarget ? 1 : 0
  const rows = useColumnRows(scroller, isLater ? 0 : count + slots, focusAt)
  const { cardAt, error } = useColumnCards(data, rows.range)
  useColumnDrop(root, scroller, column)
  useFollowFocus(root, focus?.request ?? 0, () => focusAt !== null && rows.scrollTo(focusAt))

  const row = (card: OpportunityCard | undefined, index: number) =>
    card ? (
      <BoardCard
        card={card}
        column={column}
        index={index}
        isReachable={focusAt === null ? isTabStop && index === 0 : focusAt === index}
        isCarried={carriedId === card._id}
        focusRequest={focusAt === index ? (focus?.request ?? 0) : 0}
        kit={kit}
      />
    ) : (
      <div className={classes.waiting} aria-hidden />
    )
  return (
    <section
      ref={root}
      className={`${colors.stage} ${classes.column}`}
      data-stage={column}
      data-target={isTarget || undefined}
      data-testid={`board-column-${column}`}
      aria-label={`${t(`enums.stage.${column}`)}, ${t('opportunities.board.count', { count })}`}
    >
      <ColumnHeader data={data} />
      <div ref={scroller} className={classes.scroller} tabIndex={-1}>
        {error && <ErrorState error={error} />}
        {count === 0 && !isTarget && <p className={classes.nothing}>{t('opportunities.board.noCards')}</p>}
        <ul className={classes.list} style={{ blockSize: rows.totalSize }}>
          {rows.items.map(({ index, start }) => (
            <li
              key={index < slots ? 'slot' : (cardAt(index - slots)?._id ?? `waiting ${index}`)}
              className={classes.row}
              style={{ insetBlockStart: start }}
            >
              {index < slots ? <DropPlace /> : row(cardAt(index - slots), index - slots)}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
})

function DropPlace() {
  const { t } = useTranslation()
  return (
    <div className={classes.slot} data-testid="board-slot">
      {t('opportunities.board.dropHere')}
    </div>
  )
}

/** Brings the column and the card into view when the keyboard is sent there; later changes leave the scroll alone. */
function useFollowFocus(root: React.RefObject<HTMLElement | null>, request: number, scroll: () => void) {
  const handled = useRef(request)
  useEffect(() => {
    if (request === handled.current) return
    handled.current = request
    if (request === 0) return
    scroll()
    root.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })
}
