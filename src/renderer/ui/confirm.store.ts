import { createStore } from 'zustand/vanilla'

export type Question = {
  title: string
  body: string
  confirm: string
  cancel: string
  /** Red confirm button, for what can't be taken back. */
  danger?: boolean
}

type Pending = { question: Question; answer: (yes: boolean) => void }

/** The question that the window asks now, if any. */
export const confirmStore = createStore<{ pending: Pending | null }>(() => ({ pending: null }))

/** Asks in a dialog and answers true when the person agreed; Esc and closing mean no. */
export function confirm(question: Question): Promise<boolean> {
  return new Promise((resolve) => {
    confirmStore.getState().pending?.answer(false)
    const answer = (yes: boolean) => {
      confirmStore.setState({ pending: null })
      resolve(yes)
    }
    confirmStore.setState({ pending: { question, answer } })
  })
}
