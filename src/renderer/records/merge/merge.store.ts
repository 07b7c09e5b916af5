import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { DuplicateKind } from '#shared/duplicates/duplicate.values.ts'
import { onForget } from '../../state/forget.ts'

/** Two records that are to become one, and what the screen that asked does once they are. */
export type MergeTarget = { kind: DuplicateKind; ids: readonly [string, string]; onMerged?: () => void }

/** Makes the store of the merge that the dialog shows; null while it is closed. */
export function createMergeStore(): StoreApi<{ target: MergeTarget | null }> {
  return createStore<{ target: MergeTarget | null }>(() => ({ target: null }))
}

const mergeStore = createMergeStore()
onForget(() => mergeStore.setState({ target: null }))

export function openMerge(target: MergeTarget): void {
  mergeStore.setState({ target })
}

export function closeMerge(): void {
  mergeStore.setState({ target: null })
}

export function useMergeTarget(): MergeTarget | null {
  return useStore(mergeStore, ({ target }) => target)
}
