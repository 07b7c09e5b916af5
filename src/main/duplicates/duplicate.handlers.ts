import type { FeatureHandlers } from '../ipc/router.ts'
import { forgetDismissal, rememberDismissal } from './dismissal.collection.ts'
import {
  type DuplicateFindings,
  type DuplicateSearches,
  foundGroups,
  startSearch
} from './duplicate.service.ts'

/** `findings` is what searches found in the workspace that is open; whoever opens another one empties it. */
export function createDuplicateHandlers(findings: DuplicateFindings): FeatureHandlers<'duplicates'> {
  const searches: DuplicateSearches = new Map()
  return {
    search: (ctx, { kind }) => startSearch(ctx, { findings, searches }, kind),
    groups: (ctx, input) => foundGroups(ctx, findings, input),
    dismiss: async (ctx, told) => {
      await rememberDismissal(ctx, told)
      ctx.changed({ collection: 'duplicate_dismissals', ids: [], kind: 'updated' })
      return {}
    },
    undismiss: async (ctx, told) => {
      await forgetDismissal(ctx, told)
      ctx.changed({ collection: 'duplicate_dismissals', ids: [], kind: 'updated' })
      return {}
    }
  }
}
