import { useWindowEvent } from '@mantine/hooks'
import { latinKey } from '../keys.ts'
import { rowHeight } from './column.ts'
import { belongsElsewhere, type ListMove, listMove } from './list-keys.ts'

type Options = {
  active: number
  total: number
  /** Answers false when the list can't do this: the key is then left to others. */
  onMove: (move: ListMove) => boolean
  /** False while something else on the page has the keyboard, e.g. a dialog. */
  enabled: boolean
}

/** Keys of a list, wherever the focus is on the page (design.md "Keyboard"). */
export function useListKeys({ active, total, onMove, enabled }: Options): void {
  useWindowEvent('keydown', (event) => {
    if (!enabled || event.defaultPrevented || event.isComposing || event.altKey) return
    if (belongsElsewhere(event.target, event.key)) return
    const screenRows = Math.max(1, Math.floor(window.innerHeight / rowHeight) - 6)
    const pressed = {
      key: namedKey(event),
      shift: event.shiftKey,
      command: event.ctrlKey || event.metaKey,
      isRtl: document.documentElement.dir === 'rtl'
    }
    const move = listMove(pressed, { active, total, screenRows })
    if (move === null || !onMove(move)) return
    event.preventDefault()
    if (typeof move === 'object' && 'to' in move) leaveButton()
  })
}

/** The next Enter is for the marked row, not for the button that was used before it. */
function leaveButton(): void {
  const focused = document.activeElement
  if (focused instanceof HTMLElement && focused.matches('button, a, summary')) focused.blur()
}

/** Letters by their cap, so that J works with a Hebrew layout; named keys as they are. */
function namedKey(event: KeyboardEvent): string {
  return event.key.length === 1 ? latinKey(event) : event.key
}
