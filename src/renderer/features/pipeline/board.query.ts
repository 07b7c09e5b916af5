import { queryOptions } from '@tanstack/react-query'
import type { MarkedCard } from '#shared/opportunities/opportunity.schema.ts'
import type { BoardColumn } from '#shared/opportunities/opportunity.values.ts'
import { api, ask } from '../../api/client.ts'
import { callOptions, queryClient } from '../../api/queries.ts'
import { loadLayouts } from '../../records/list/layouts.ts'
import type { ShownFilter } from '../../records/opportunities/opportunity.filters.ts'
import { prefetchPipelineSettings } from '../../records/opportunities/pipeline.settings.ts'
import { firstCards, pageSize } from './board.pages.ts'
import { boardList } from './pipeline.store.ts'

/** Options of `useQuery` for the board under a filter. */
export const boardOptions = (filter: ShownFilter) =>
  callOptions('opportunities', 'board', { ...filter, cards: firstCards })

/** One page of a column's tail, which begins behind the first cards. */
export function pageOptions(filter: ShownFilter, column: BoardColumn, index: number) {
  const input = { ...filter, column, skip: firstCards + index * pageSize, limit: pageSize }
  return queryOptions<MarkedCard[], Error, MarkedCard[], readonly unknown[]>({
    queryKey: ['opportunities', 'column', input],
    queryFn: async () => (await ask(api.opportunities.column(input))).cards
  })
}

/** Asks for the board as it will be shown, while its screen is still being made. */
export async function prefetchBoard(): Promise<void> {
  await Promise.all([
    queryClient.prefetchQuery(boardOptions(boardList.store.getState().filter)),
    prefetchPipelineSettings(),
    loadLayouts()
  ])
}
