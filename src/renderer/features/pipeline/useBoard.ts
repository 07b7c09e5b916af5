import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { OutputOf } from '#shared/ipc/contract.ts'
import type { Registry } from '#shared/ipc/registry.ts'
import type { BoardColumnData } from '#shared/opportunities/opportunity.contract.ts'
import type { BoardColumn } from '#shared/opportunities/opportunity.values.ts'
import { applyMove } from '../../records/opportunities/board.moves.ts'
import { useMoves } from '../../records/opportunities/moves.store.ts'
import { usePipelineSettings } from '../../records/opportunities/pipeline.settings.ts'
import { boardOptions } from './board.query.ts'
import { shareBoard } from './board.sharing.ts'
import { boardList } from './pipeline.store.ts'

type Board = OutputOf<Registry['opportunities']['board']>

const noColumns: BoardColumnData[] = []

/**
 * The board under the current filter in the team's order, with the moves on their way already done. Old cards stay
 * while new ones load.
 */
export function useBoard() {
  const filter = boardList.use((state) => state.filter)
  const moves = useMoves((state) => state.moves)
  const { stages } = usePipelineSettings()
  const query = useQuery({
    ...boardOptions(filter),
    placeholderData: keepPreviousData,
    structuralSharing: (old, fresh) => share(old as Board | undefined, fresh as Board)
  })
  const stored = query.data?.columns ?? noColumns
  const columns = useMemo(() => {
    const order: BoardColumn[] = stages.map(({ stage }) => stage)
    return moves.reduce(applyMove, stored).toSorted((a, b) => placeIn(order, a) - placeIn(order, b))
  }, [moves, stored, stages])
  return { ...query, columns }
}

/** Stages that stand for none come last. */
function placeIn(order: BoardColumn[], { column }: BoardColumnData): number {
  const at = order.indexOf(column)
  return at === -1 ? order.length : at
}

function share(old: Board | undefined, fresh: Board): Board {
  if (!old) return fresh
  const columns = shareBoard(old.columns, fresh.columns)
  return columns === old.columns ? old : { columns }
}
