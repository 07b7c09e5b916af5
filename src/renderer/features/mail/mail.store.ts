import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { onForget } from '#renderer/state/forget.ts'

/** What only the mail page knows; it survives going elsewhere and back. */
type MailPageState = { search: string }

export function createMailStore(): StoreApi<MailPageState> {
  return createStore<MailPageState>(() => ({ search: '' }))
}

const mailStore = createMailStore()
onForget(() => mailStore.setState(mailStore.getInitialState(), true))

export function setMailSearch(search: string): void {
  mailStore.setState({ search })
}

export function useMailSearch(): string {
  return useStore(mailStore, (state) => state.search)
}
