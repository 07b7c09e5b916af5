import { useEffect } from 'react'
import { useStore } from 'zustand'
import { draftsLoading, draftsStore, keepDraft } from './drafts/drafts.store.ts'
import { blankNote, type NoteDraft } from './note.draft.ts'

const formOf = (recordId: string) => `note:${recordId}`

/** Keeps the entry that is being typed on a record: going elsewhere and closing the window lose nothing. */
export function setNoteDraft(recordId: string, draft: NoteDraft): void {
  keepDraft(formOf(recordId), draft.text === '' && draft.type === blankNote.type ? null : draft)
}

export function useNoteDraft(recordId: string): NoteDraft {
  useEffect(() => void draftsLoading(), [])
  return useStore(draftsStore, (drafts) => (drafts[formOf(recordId)] as NoteDraft | undefined) ?? blankNote)
}
