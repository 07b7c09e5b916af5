import { useEffect } from 'react'
import { useLocation } from 'wouter'
import type { MenuCommand } from '#shared/ipc/events.ts'
import { startImport } from '../features/imports/import.start.ts'
import { signOut } from '../state/session.actions.ts'
import { showError } from '../ui/toasts.tsx'
import { openPalette } from './overlays.store.ts'

/** Does what the application menu asks for, and goes where a notification leads. */
export function useMenuCommands(): void {
  const [, navigate] = useLocation()
  useEffect(() => {
    const run: Record<MenuCommand, () => void> = {
      'open-palette': openPalette,
      'new-lead': () => navigate('/leads/new'),
      'import-leads': () => navigate('/leads/import'),
      'show-leads': () => navigate('/leads'),
      'show-pipeline': () => navigate('/pipeline'),
      'show-settings': () => navigate('/settings'),
      'show-diagnostics': () => navigate('/diagnostics'),
      'import-dump': () => {
        navigate('/settings')
        startImport().catch((error: unknown) => showError(error))
      },
      'sign-out': () => void signOut().catch((error: unknown) => showError(error))
    }
    return window.carmel.listen((message) => {
      if (message.name === 'shell.menu') run[message.payload.command]()
      if (message.name === 'shell.open') navigate(message.payload.path)
    })
  }, [navigate])
}
