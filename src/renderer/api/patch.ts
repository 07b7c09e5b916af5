import type { QueryFilters } from '@tanstack/react-query'
import { queryClient } from './queries.ts'

/**
 * Changes answers that were read before, without asking again. An answer that is stale stays so: `setQueryData` would
 * make it pass for fresh, with everything that somebody else changed in it missing.
 */
export function patchAnswers<T>(which: QueryFilters, change: (answer: T) => T): void {
  for (const query of queryClient.getQueryCache().findAll(which)) {
    const answer = query.state.data as T | undefined
    if (answer === undefined) continue
    const changed = change(answer)
    if (changed === answer) continue
    const isStale = query.state.isInvalidated
    query.setData(changed, { manual: true, updatedAt: query.state.dataUpdatedAt })
    if (isStale) query.invalidate()
  }
}
