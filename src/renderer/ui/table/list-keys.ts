import { isBusyTarget } from '../keys.ts'

/** What a key does in a list, so that lists and tests agree. `extend` takes the rows on the way into the selection. */
export type ListMove =
  | { to: number; extend?: true }
  | { cell: 1 | -1 }
  | 'open'
  | 'peek'
  | 'close'
  | 'edit'
  | 'select'
  | 'selectAll'
  | 'search'

export type ListKey = { key: string; shift: boolean; command: boolean; isRtl: boolean }
export type ListPlace = {
  /** The current row; -1 for none. */
  active: number
  total: number
  /** Rows that a screen holds. */
  screenRows: number
}

/** The meaning of a key in a list; null for keys that mean nothing here. */
export function listMove(pressed: ListKey, place: ListPlace): ListMove | null {
  if (pressed.command) return pressed.key === 'a' && !pressed.shift && place.total > 0 ? 'selectAll' : null
  const to = targetRow(pressed.key, place)
  if (to !== null) return pressed.shift && /^Arrow|^[jk]$/.test(pressed.key) ? { to, extend: true } : { to }
  if (pressed.key === 'Escape') return 'close'
  if (pressed.key === '/') return 'search'
  return place.active < 0 ? null : onRow(pressed)
}

function targetRow(key: string, { active, total, screenRows }: ListPlace): number | null {
  const last = total - 1
  const targets: Record<string, number> = {
    j: active + 1,
    ArrowDown: active + 1,
    k: active < 0 ? 0 : active - 1,
    ArrowUp: active < 0 ? 0 : active - 1,
    PageDown: active + screenRows,
    PageUp: active - screenRows,
    Home: 0,
    End: last
  }
  const to = targets[key]
  return to === undefined || last < 0 ? null : Math.min(last, Math.max(0, to))
}

function onRow({ key, shift, isRtl }: ListKey): ListMove | null {
  if (shift) return null
  if (key === 'ArrowRight') return { cell: isRtl ? -1 : 1 }
  if (key === 'ArrowLeft') return { cell: isRtl ? 1 : -1 }
  const moves: Record<string, ListMove> = { Enter: 'open', ' ': 'peek', e: 'edit', x: 'select' }
  return moves[key] ?? null
}

/** Keys that belong to the element in focus: what is typed in a field, or pressed on a button or in a dialog. */
export function belongsElsewhere(target: EventTarget | null, key: string): boolean {
  if (isBusyTarget(target)) return true
  if (!(target instanceof Element)) return false
  // A heading of the table moves and sorts its column with these.
  if (key.startsWith('Arrow')) return target.closest('[role="separator"], thead') !== null
  if (key !== 'Enter' && key !== ' ') return false
  return target.closest('button, a, summary, [role="separator"]') !== null
}
