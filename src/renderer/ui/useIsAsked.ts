import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { confirmStore } from './confirm.store.ts'

/**
 * While a question stands over a dialog, Esc answers the question and must not close the dialog below. It stays true
 * until the key press that answered is over: both dialogs hear the same one.
 */
export function useIsAsked(): boolean {
  const isPending = useStore(confirmStore, ({ pending }) => pending !== null)
  const [wasPending, setWasPending] = useState(isPending)
  useEffect(() => {
    if (isPending) return setWasPending(true)
    const later = setTimeout(() => setWasPending(false))
    return () => clearTimeout(later)
  }, [isPending])
  return isPending || wasPending
}
