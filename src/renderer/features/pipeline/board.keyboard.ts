import type { BoardColumn } from '#shared/opportunities/opportunity.values.ts'
import type { Stage } from '#shared/opportunities/stages.ts'
import { latinKey } from '../../ui/keys.ts'

export type Place = { column: BoardColumn; index: number }

/** The columns in their order, with the number of their cards. */
export type ColumnCounts = { column: BoardColumn; count: number; isCollapsed: boolean }[]

/** What a key asks of the focused card. Left and right are the screen's: right to left mirrors them. */
export type Step = 'previous' | 'next' | 'first' | 'last' | 'columnBefore' | 'columnAfter'

/** The step that a key stands for, or null. J and K are down and up, whatever the keyboard layout writes. */
export function stepOfKey(event: Pick<KeyboardEvent, 'key' | 'code'>, isRtl: boolean): Step | null {
  switch (latinKey(event)) {
    case 'j':
    case 'ArrowDown':
      return 'next'
    case 'k':
    case 'ArrowUp':
      return 'previous'
    case 'Home':
      return 'first'
    case 'End':
      return 'last'
    case 'ArrowLeft':
      return isRtl ? 'columnAfter' : 'columnBefore'
    case 'ArrowRight':
      return isRtl ? 'columnBefore' : 'columnAfter'
    default:
      return null
  }
}

/**
 * Where the focus goes from a place; the same place when there is nowhere to go. Columns that show no card, because
 * they are empty or collapsed, are skipped.
 */
export function nextPlace(place: Place, step: Step, columns: ColumnCounts): Place {
  const last = (columns.find(({ column }) => column === place.column)?.count ?? 1) - 1
  switch (step) {
    case 'previous':
      return { ...place, index: Math.max(0, place.index - 1) }
    case 'next':
      return { ...place, index: Math.min(last, place.index + 1) }
    case 'first':
      return { ...place, index: 0 }
    case 'last':
      return { ...place, index: last }
    case 'columnBefore':
      return beside(place, -1, columns)
    case 'columnAfter':
      return beside(place, 1, columns)
  }
}

function beside(place: Place, direction: 1 | -1, columns: ColumnCounts): Place {
  const start = columns.findIndex(({ column }) => column === place.column)
  const others = direction === 1 ? columns.slice(start + 1) : columns.slice(0, Math.max(0, start)).reverse()
  const next = others.find(({ count, isCollapsed }) => count > 0 && !isCollapsed)
  return next ? { column: next.column, index: Math.min(place.index, next.count - 1) } : place
}

/**
 * The stage that carried cards come to: the neighbour in the board's order, or the same at its end. Nothing enters
 * `unknown`.
 */
export function carriedTo(
  over: BoardColumn,
  step: Step,
  columns: Pick<ColumnCounts[number], 'column'>[]
): Stage | null {
  const order = columns.flatMap(({ column }) => (column === 'unknown' ? [] : [column]))
  const at = over === 'unknown' ? order.length : order.indexOf(over)
  switch (step) {
    case 'columnBefore':
      return order[Math.max(0, at - 1)] ?? null
    case 'columnAfter':
      return order[Math.min(order.length - 1, at + 1)] ?? null
    case 'first':
      return order[0] ?? null
    case 'last':
      return order.at(-1) ?? null
    default:
      return null
  }
}
