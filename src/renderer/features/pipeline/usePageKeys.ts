import { useEffect } from 'react'
import { isBusyTarget, latinKey } from '../../ui/keys.ts'

type Actions = { onSearch: () => void; onNew: (() => void) | undefined }

/** The page's single keys: `/` goes to the search, `N` opens the form for a new opportunity. */
export function usePageKeys({ onSearch, onNew }: Actions): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (isBusyTarget(event.target)) return
      const action = { '/': onSearch, n: onNew }[latinKey(event)]
      if (!action) return
      event.preventDefault()
      action()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [onSearch, onNew])
}
