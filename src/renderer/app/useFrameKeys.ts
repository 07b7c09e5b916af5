import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { preferencesStore, setPreferences } from '../state/preferences.store.ts'
import { isBusyTarget, latinKey } from '../ui/keys.ts'
import { beginSequence, endSequence, isInSequence } from '../ui/sequence.ts'
import { undoLast } from '../ui/toasts.tsx'
import { openKeys, openPalette } from './overlays.store.ts'
import { useSections } from './sections.ts'

/** The keys that work on every page. */
export function useFrameKeys(): void {
  const [, navigate] = useLocation()
  const sections = useSections()
  const paths = sections.map(({ key, path }) => `${key.toLowerCase()}${path}`).join(' ')
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const key = latinKey(event)
      const action = event.ctrlKey || event.metaKey ? withCommandKey(event, key) : plainKey(event, key)
      if (!action) return
      event.preventDefault()
      action()
    }

    function withCommandKey(event: KeyboardEvent, key: string) {
      if (event.altKey || event.shiftKey) return undefined
      if (key === 'k') return openPalette
      if (key === ',') return () => navigate('/settings')
      // A field takes back what was typed in it.
      if (key === 'z' && !isBusyTarget(event.target)) return () => void undoLast()
      return undefined
    }

    function plainKey(event: KeyboardEvent, key: string) {
      if (event.altKey || isBusyTarget(event.target)) return undefined
      const afterG = isInSequence(event)
      if (key === 'g' && !afterG) beginSequence(event)
      else endSequence()
      const path = afterG ? paths.split(' ').find((each) => each.startsWith(`${key}/`)) : undefined
      if (path) return () => navigate(path.slice(1))
      if (key === '?') return openKeys
      if (key === '[') return toggleSidebar
      return undefined
    }

    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [navigate, paths])
}

export function toggleSidebar(): void {
  setPreferences({ sidebarCollapsed: !preferencesStore.getState().sidebarCollapsed })
}
