import { queryOptions } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { BoardColumnData } from '#shared/opportunities/opportunity.contract.ts'
import type { OpportunityCard } from '#shared/opportunities/opportunity.schema.ts'
import { api, ask } from '../../api/client.ts'
import { usePages } from '../../api/usePages.ts'
import { pageSize, type RowRange, tailRange, tailRows } from './board.pages.ts'
import { type PipelineFilter, usePipeline } from './pipeline.store.ts'

export type ColumnCards = {
  /** The card at a place; undefined while its page is on the way. */
  cardAt: (index: number) => OpportunityCard | undefined
  error: Error | null
}

/** The cards of one column: the first ones from the board, the rest fetched as the visible range reaches them. */
export function useColumnCards(column: BoardColumnData, range: RowRange): ColumnCards {
  const filter = usePipeline((state) => state.filter)
  const moves = usePipeline((state) => state.moves)
  const leaving = useMemo(
    () => moves.filter(({ from }) => from === column.column).map(({ card }) => card._id),
    [moves, column.column]
  )
  const first = column.cards
  const tail = tailRange(range, first.length)
  const { rowAt, error } = usePages<OpportunityCard>({
    pageSize,
    range: tail ?? { start: 0, end: 0 },
    total: tail ? column.count - first.length + leaving.length : 0,
    page: (index) => pageOptions(filter, column.column, index)
  })
  const rows = tail ? tailRows(tail, rowAt, leaving) : []
  const start = tail ? tail.start + first.length : 0
  return { cardAt: (index) => first[index] ?? rows[index - start], error }
}

/** One page of a column's tail, which begins behind the first cards. */
function pageOptions(filter: PipelineFilter, column: BoardColumnData['column'], index: number) {
  const input = { ...filter, column, skip: (index + 1) * pageSize, limit: pageSize }
  return queryOptions<OpportunityCard[], Error, OpportunityCard[], readonly unknown[]>({
    queryKey: ['opportunities', 'column', input],
    queryFn: async () => (await ask(api.opportunities.column(input))).cards
  })
}
