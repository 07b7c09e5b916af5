import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { OutputOf } from '#shared/ipc/contract.ts'
import type { Registry } from '#shared/ipc/registry.ts'
import { callOptions } from '../../api/queries.ts'
import { useMoves } from './moves.store.ts'

/** A whole opportunity as the screens show it. */
export type ShownOpportunity = OutputOf<Registry['opportunities']['get']>

/** One opportunity with its moves on their way already done. */
export function useOpportunity(id: string) {
  const { data, error, refetch } = useQuery(callOptions('opportunities', 'get', { _id: id }))
  const moves = useMoves((state) => state.moves)
  const opportunity = useMemo(() => {
    const last = moves.flatMap(({ cards }) => cards).findLast(({ card }) => card._id === data?._id)
    if (!data || !last) return data
    return { ...data, stage: last.moved.stage, probability: last.moved.probability }
  }, [data, moves])
  return { opportunity, error, refetch }
}
