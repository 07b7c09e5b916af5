import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { DuplicateKind } from '#shared/duplicates/duplicate.values.ts'
import { onForget } from '../../state/forget.ts'

/**
 * Two records that are to become one, those that come after them, each merged into what has become of the ones before,
 * and what the screen that asked does once all are one.
 */
export type MergeTarget = {
  kind: DuplicateKind
  ids: readonly [string, string]
  rest?: readonly string[]
  onMerged?: () => void
}

/** Makes the store of the merge that the dialog shows; null while it is closed. */
export function createMergeStore(): StoreApi<{ target: MergeTarget | null }> {
  return createStore<{ target: MergeTarget | null }>(() => ({ target: null }))
}

const mergeStore = createMergeStore()
onForget(() => mergeStore.setState({ target: null }))

export function openMerge(target: MergeTarget): void {
  mergeStore.setState({ target })
}

/** Goes on with the next record, or ends: `winner` is what the two have become. */
export function mergedInto(winner: string, { kind, rest = [], onMerged }: MergeTarget): void {
  const [next, ...others] = rest
  if (next !== undefined) {
    openMerge({ kind, ids: [winner, next], rest: others, ...(onMerged && { onMerged }) })
    return
  }
  closeMerge()
  onMerged?.()
}

export function closeMerge(): void {
  mergeStore.setState({ target: null })
}

export function useMergeTarget(): MergeTarget | null {
  return useStore(mergeStore, ({ target }) => target)
}
