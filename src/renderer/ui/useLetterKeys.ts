import { useWindowEvent } from '@mantine/hooks'
import { isBusyTarget, latinKey } from './keys.ts'
import { isInSequence } from './sequence.ts'

/** Single keys of a page, by their cap in lower case; silent while a field, menu or dialog has the focus. */
export function useLetterKeys(actions: Record<string, () => void>): void {
  useWindowEvent('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    if (isInSequence(event)) return
    const action = isBusyTarget(event.target) ? undefined : actions[latinKey(event)]
    if (!action) return
    event.preventDefault()
    action()
  })
}
