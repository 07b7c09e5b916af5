import { callOptions, queryClient } from '../../api/queries.ts'
import { pageSize } from './board.pages.ts'
import { type PipelineFilter, pipelineStore } from './pipeline.store.ts'

/** Options of `useQuery` for the board under a filter. */
export const boardOptions = (filter: PipelineFilter) =>
  callOptions('opportunities', 'board', { ...filter, cards: pageSize })

/** Asks for the board as it will be shown, while its screen is still being made. */
export function prefetchBoard(): Promise<void> {
  return queryClient.prefetchQuery(boardOptions(pipelineStore.getState().filter))
}
