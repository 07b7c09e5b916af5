import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { MailAbout } from '#shared/mail/mail.about.ts'
import { onForget } from '../../state/forget.ts'

/** What the composer is open for: a record, with an address of its own if need be, or a draft. */
export type ComposeTarget = { record: MailAbout; to: string | null } | { draft: string }

/** Makes the store of the one composer that the frame shows. */
export function createComposeStore(): StoreApi<{ target: ComposeTarget | null }> {
  return createStore<{ target: ComposeTarget | null }>(() => ({ target: null }))
}

const composeStore = createComposeStore()
onForget(() => composeStore.setState({ target: null }))

/** Opens the composer on a record, for its own address or another one: `composeMail({ lead_id })`. */
export function composeMail(record: MailAbout, to: string | null = null): void {
  composeStore.setState({ target: { record, to } })
}

export function openMailDraft(draft: string): void {
  composeStore.setState({ target: { draft } })
}

export function closeComposer(): void {
  composeStore.setState({ target: null })
}

export function useComposeTarget(): ComposeTarget | null {
  return useStore(composeStore, (state) => state.target)
}
