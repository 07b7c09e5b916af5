import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { OutputOf } from '#shared/ipc/contract.ts'
import type { Registry } from '#shared/ipc/registry.ts'
import type { BoardColumnData } from '#shared/opportunities/opportunity.contract.ts'
import { applyMove } from './board.moves.ts'
import { boardOptions } from './board.query.ts'
import { shareBoard } from './board.sharing.ts'
import { usePipeline } from './pipeline.store.ts'

type Board = OutputOf<Registry['opportunities']['board']>

const noColumns: BoardColumnData[] = []

/** The board under the current filter, with the moves on their way already done. Old cards stay while new ones load. */
export function useBoard() {
  const filter = usePipeline((state) => state.filter)
  const moves = usePipeline((state) => state.moves)
  const query = useQuery({
    ...boardOptions(filter),
    placeholderData: keepPreviousData,
    structuralSharing: (old, fresh) => share(old as Board | undefined, fresh as Board)
  })
  const stored = query.data?.columns ?? noColumns
  const columns = useMemo(() => moves.reduce(applyMove, stored), [moves, stored])
  return { ...query, columns }
}

function share(old: Board | undefined, fresh: Board): Board {
  if (!old) return fresh
  const columns = shareBoard(old.columns, fresh.columns)
  return columns === old.columns ? old : { columns }
}
