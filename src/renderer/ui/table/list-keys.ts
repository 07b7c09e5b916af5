import { isBusyTarget } from '../keys.ts'

/** What a key does in a list, so that lists and tests agree. */
export type ListMove = { to: number } | 'open' | 'peek' | 'close'

/**
 * The meaning of a key in a list of `total` rows where `active` is the current one (-1: none yet) and a screen
 * holds `screenRows`; null for keys that mean nothing here.
 */
export function listMove(key: string, active: number, total: number, screenRows: number): ListMove | null {
  const last = total - 1
  const go = (to: number): ListMove | null => (last < 0 ? null : { to: Math.min(last, Math.max(0, to)) })
  switch (key) {
    case 'j':
    case 'ArrowDown':
      return go(active + 1)
    case 'k':
    case 'ArrowUp':
      return go(active < 0 ? 0 : active - 1)
    case 'PageDown':
      return go(active + screenRows)
    case 'PageUp':
      return go(active - screenRows)
    case 'Home':
      return go(0)
    case 'End':
      return go(last)
    case 'Enter':
      return active < 0 ? null : 'open'
    case ' ':
      return active < 0 ? null : 'peek'
    case 'Escape':
      return 'close'
    default:
      return null
  }
}

/** Keys that belong to the element in focus: what is typed in a field, or pressed on a button or in a dialog. */
export function belongsElsewhere(target: EventTarget | null, key: string): boolean {
  if (isBusyTarget(target)) return true
  if (key !== 'Enter' && key !== ' ') return false
  return target instanceof Element && target.closest('button, a, summary, [role="separator"]') !== null
}
