import { useMemo } from 'react'
import type { BoardColumnData } from '#shared/opportunities/opportunity.contract.ts'
import type { MarkedCard } from '#shared/opportunities/opportunity.schema.ts'
import { usePages } from '../../api/usePages.ts'
import { useMoves } from '../../records/opportunities/moves.store.ts'
import { pageSize, type RowRange, tailRange, tailRows } from './board.pages.ts'
import { pageOptions } from './board.query.ts'
import { boardList } from './pipeline.store.ts'

export type ColumnCards = {
  /** The card at a place; undefined while its page is on the way. */
  cardAt: (index: number) => MarkedCard | undefined
  error: Error | null
}

/** The cards of one column: the first ones from the board, the rest fetched as the visible range reaches them. */
export function useColumnCards(column: BoardColumnData, range: RowRange): ColumnCards {
  const filter = boardList.use((state) => state.filter)
  const moves = useMoves((state) => state.moves)
  const leaving = useMemo(() => {
    const cards = moves.flatMap((move) => move.cards)
    return cards.filter(({ from }) => from === column.column).map(({ card }) => card._id)
  }, [moves, column.column])
  const first = column.cards
  const tail = tailRange(range, first.length)
  const { rowAt, error } = usePages<MarkedCard>({
    pageSize,
    range: tail ?? { start: 0, end: 0 },
    total: tail ? column.count - first.length + leaving.length : 0,
    page: (index) => pageOptions(filter, column.column, index)
  })
  const rows = tail ? tailRows(tail, rowAt, leaving) : []
  const start = tail ? tail.start + first.length : 0
  return { cardAt: (index) => first[index] ?? rows[index - start], error }
}
