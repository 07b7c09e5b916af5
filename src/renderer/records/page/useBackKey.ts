import { useWindowEvent } from '@mantine/hooks'
import { isBusyTarget } from '#renderer/ui/keys.ts'

/** Esc leads back, unless it belongs to a field, a menu or a dialog. */
export function useBackKey(goBack: () => void): void {
  useWindowEvent('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || isBusyTarget(event.target)) return
    event.preventDefault()
    goBack()
  })
}
