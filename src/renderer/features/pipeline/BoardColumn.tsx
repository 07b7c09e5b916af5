import { memo, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { BoardColumnData } from '#shared/opportunities/opportunity.contract.ts'
import colors from '../../records/stage-colors.module.css'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { useSteadyScroll } from '../../ui/useSteadyScroll.ts'
import { BoardCard } from './BoardCard.tsx'
import classes from './BoardColumn.module.css'
import { showColumn } from './board.cards.ts'
import { ColumnHeader } from './ColumnHeader.tsx'
import type { CardKit } from './card.kit.ts'
import { focusedIndex } from './column.focus.ts'
import { boardList, usePipeline } from './pipeline.store.ts'
import { useColumnCards } from './useColumnCards.ts'
import { offsetOf, rowHeight, useColumnRows } from './useColumnRows.ts'

type Props = {
  data: BoardColumnData
  /** Tab reaches the first card here, because no card of the board has had the keyboard yet. */
  isTabStop: boolean
  /** Off the screen at first: its cards wait until those in view are painted. */
  isLater: boolean
  /** How many rows the board's height shows. */
  visible: number
  onCollapse: (column: BoardColumnData['column']) => void
  kit: CardKit
}

/** One stage: header, and its cards, of which only the visible ones are in the page. */
export const BoardColumn = memo(function BoardColumn(props: Props) {
  const { data, isTabStop, isLater, visible, kit } = props
  const root = useRef<HTMLElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const { column, count } = data
  const focus = usePipeline((state) => (state.focus?.column === column ? state.focus : null))
  const isTarget = usePipeline(({ carried }) => carried?.over === column && carried.from !== column)
  const carried = usePipeline((state) => state.carried?.cards)
  const chosen = usePipeline((state) => state.chosen)
  const focusAt = focus ? focusedIndex(focus, data) : null
  /** The drop place stands on top: there the board's order will put the cards. */
  const slots = isTarget ? 1 : 0
  const rows = useColumnRows(scroller, { count: isLater ? 0 : count + slots, visible, pinned: focusAt })
  const { cardAt, error } = useColumnCards(data, rows.range)
  useLayoutEffect(() => showColumn(column, { cards: data.cards, cardAt }))
  useSteadyScroll({
    scroller,
    rowSize: rowHeight,
    idAt: (index) => cardAt(index - slots)?._id,
    resultKey: useResultKey(),
    initialOffset: 0
  })
  useFollowFocus(root, focus?.request ?? 0, () => {
    if (focusAt !== null) rows.reveal(focusAt)
  })

  const cardRow = (index: number) => {
    const card = cardAt(index)
    if (!card) return <div className={classes.waiting} aria-hidden />
    return (
      <BoardCard
        card={card}
        index={index}
        showsStage={column === 'unknown'}
        isReachable={focusAt === null ? isTabStop && index === 0 : focusAt === index}
        isCarried={carried?.some(({ _id }) => _id === card._id) ?? false}
        isChosen={chosen.has(card._id)}
        kit={kit}
      />
    )
  }
  return (
    <section
      ref={root}
      className={`${colors.stage} ${classes.column}`}
      data-stage={column}
      data-target={isTarget || undefined}
      data-testid={`board-column-${column}`}
      aria-label={`${kit.stageName(column)}, ${kit.countText(count)}`}
    >
      <ColumnHeader data={data} kit={kit} onCollapse={props.onCollapse} />
      <div ref={scroller} className={classes.scroller} data-scroller tabIndex={-1} onScroll={rows.onScroll}>
        {error && <ErrorState error={error} />}
        {count === 0 && !isTarget && <p className={classes.nothing}>{kit.words.noCards}</p>}
        <ul className={classes.list} style={{ blockSize: rows.totalSize }}>
          {rows.indexes.map((index) => (
            <li
              key={index < slots ? 'slot' : (cardAt(index - slots)?._id ?? `waiting ${index}`)}
              className={classes.row}
              style={{ insetBlockStart: offsetOf(index) }}
            >
              {index < slots ? <DropPlace kit={kit} /> : cardRow(index - slots)}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
})

/** Changes with the filter: another result has no place to keep. */
function useResultKey(): string {
  const filter = boardList.use((state) => state.filter)
  return useMemo(() => JSON.stringify(filter), [filter])
}

function DropPlace({ kit }: { kit: CardKit }) {
  return (
    <div className={classes.slot} data-testid="board-slot">
      {kit.words.dropHere}
    </div>
  )
}

/**
 * Brings the column and the card into view, and gives the card the focus, when the keyboard is sent there; later
 * changes leave both alone. A card that is still on its way gets the focus when it comes.
 */
function useFollowFocus(root: React.RefObject<HTMLElement | null>, request: number, scroll: () => void) {
  const scrolled = useRef(request)
  const focused = useRef(request)
  useEffect(() => {
    if (request === 0) return
    if (request !== scrolled.current) {
      scrolled.current = request
      scroll()
      root.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    }
    const card = root.current?.querySelector<HTMLElement>('[data-testid="board-card"][tabindex="0"]')
    if (!card || request === focused.current) return
    focused.current = request
    card.focus({ preventScroll: true })
  })
}
