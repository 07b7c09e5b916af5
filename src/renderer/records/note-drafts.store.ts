import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { loggableTypes } from '#shared/activities/activity.values.ts'
import { onForget } from '../state/forget.ts'

export type NoteDraft = { type: (typeof loggableTypes)[number]; text: string }

export const blankNote: NoteDraft = { type: 'note', text: '' }

/** Makes the store of entries that are being typed, by record id: going elsewhere and back loses nothing. */
export function createNoteDraftsStore(): StoreApi<Record<string, NoteDraft>> {
  return createStore<Record<string, NoteDraft>>(() => ({}))
}

const noteDraftsStore = createNoteDraftsStore()
onForget(() => noteDraftsStore.setState({}, true))

export function setNoteDraft(recordId: string, draft: NoteDraft): void {
  noteDraftsStore.setState({ [recordId]: draft })
}

export function useNoteDraft(recordId: string): NoteDraft {
  return useStore(noteDraftsStore, (drafts) => drafts[recordId] ?? blankNote)
}
