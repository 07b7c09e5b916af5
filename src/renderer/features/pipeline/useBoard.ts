import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { BoardColumnData } from '#shared/opportunities/opportunity.contract.ts'
import { callOptions } from '../../api/queries.ts'
import { applyMove } from './board.moves.ts'
import { pageSize } from './board.pages.ts'
import { usePipeline } from './pipeline.store.ts'

const noColumns: BoardColumnData[] = []

/** The board under the current filter, with the moves on their way already done. Old cards stay while new ones load. */
export function useBoard() {
  const filter = usePipeline((state) => state.filter)
  const moves = usePipeline((state) => state.moves)
  const query = useQuery({
    ...callOptions('opportunities', 'board', { ...filter, cards: pageSize }),
    placeholderData: keepPreviousData
  })
  const stored = query.data?.columns ?? noColumns
  const columns = useMemo(() => moves.reduce(applyMove, stored), [moves, stored])
  return { ...query, columns }
}
