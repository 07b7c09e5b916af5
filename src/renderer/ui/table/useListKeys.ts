import { useWindowEvent } from '@mantine/hooks'
import { latinKey } from '../keys.ts'
import { rowHeight } from './column.ts'
import { belongsElsewhere, listMove } from './list-keys.ts'

type Options = {
  active: number
  total: number
  onMove: (index: number) => void
  onOpen: (index: number) => void
  onPeek: (index: number) => void
  onClose: () => void
  /** False while something else on the page has the keyboard, e.g. a dialog. */
  enabled: boolean
}

/** Keys of a list, wherever the focus is on the page: J/K and arrows, Enter, Space, Esc (design.md "Keyboard"). */
export function useListKeys(options: Options): void {
  useWindowEvent('keydown', (event) => {
    if (!options.enabled || event.defaultPrevented || event.isComposing) return
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (belongsElsewhere(event.target, event.key)) return
    const screenRows = Math.max(1, Math.floor(window.innerHeight / rowHeight) - 6)
    const move = listMove(namedKey(event), options.active, options.total, screenRows)
    if (move === null) return
    event.preventDefault()
    if (move === 'open') options.onOpen(options.active)
    else if (move === 'peek') options.onPeek(options.active)
    else if (move === 'close') options.onClose()
    else options.onMove(move.to)
  })
}

/** Letters by their cap, so that J works with a Hebrew layout; named keys as they are. */
function namedKey(event: KeyboardEvent): string {
  return event.key.length === 1 ? latinKey(event) : event.key
}
