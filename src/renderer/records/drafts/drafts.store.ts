import { createStore } from 'zustand/vanilla'
import type { DraftValues } from '#shared/drafts/draft.contract.ts'
import { AppError } from '#shared/ipc/result.ts'
import { api, ask } from '../../api/client.ts'
import { onForget } from '../../state/forget.ts'
import { showError } from '../../ui/toasts.tsx'

/** Half-filled forms by the name of the form. The main process keeps them on this device, for this person and workspace. */
export const draftsStore = createStore<Record<string, DraftValues>>(() => ({}))

let loading: Promise<void> | null = null
let isLoaded = false

onForget(() => {
  loading = null
  isLoaded = false
  draftsStore.setState({}, true)
})

/** Null once the drafts are there, else the promise to wait for. What was typed before they came stays. */
export function draftsLoading(): Promise<void> | null {
  if (isLoaded) return null
  loading ??= load()
  return loading
}

async function load(): Promise<void> {
  try {
    const kept = await ask(api.drafts.list({}))
    draftsStore.setState((typed) => ({ ...kept, ...typed }))
  } catch (error) {
    // A form without its draft is of more use than none.
    showError(error)
  }
  isLoaded = true
}

/**
 * Keeps what a form holds; null forgets it. Every change is sent at once: the window may go at any moment, and the main
 * process writes several changes as one.
 */
export function keepDraft(form: string, values: DraftValues | null): void {
  const held = draftsStore.getState()
  if (values === null && !(form in held)) return
  const { [form]: _former, ...others } = held
  draftsStore.setState(values ? { ...others, [form]: values } : others, true)
  void send(form, values)
}

async function send(form: string, values: DraftValues | null): Promise<void> {
  const answer = await api.drafts.keep({ form, values })
  // A session that has ended by itself: the window still holds it, and the next change brings all of it along.
  if (answer.ok || answer.error.code === 'not_signed_in') return
  showError(new AppError(answer.error.code, answer.error.message, answer.error.details))
}
