import { type BoardColumn, boardColumns } from '#shared/opportunities/opportunity.contract.ts'
import { type Stage, stages } from '#shared/opportunities/stages.ts'
import { latinKey } from '../../ui/keys.ts'

export type Place = { column: BoardColumn; index: number }
export type ColumnCounts = Partial<Record<BoardColumn, number>>

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

/** Where the focus goes from a place; the same place when there is nowhere to go. Empty columns are skipped. */
export function nextPlace(place: Place, step: Step, counts: ColumnCounts): Place {
  const last = (counts[place.column] ?? 1) - 1
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
      return beside(place, -1, counts)
    case 'columnAfter':
      return beside(place, 1, counts)
  }
}

function beside(place: Place, direction: 1 | -1, counts: ColumnCounts): Place {
  const start = boardColumns.indexOf(place.column)
  for (let at = start + direction; at >= 0 && at < boardColumns.length; at += direction) {
    const column = boardColumns[at]
    const count = column ? (counts[column] ?? 0) : 0
    if (column && count > 0) return { column, index: Math.min(place.index, count - 1) }
  }
  return place
}

/** The stage that a carried card comes to: the neighbour, or the same at the edge. Nothing enters `unknown`. */
export function carriedTo(over: BoardColumn, step: Step): Stage | null {
  const at = over === 'unknown' ? stages.length : stages.indexOf(over)
  switch (step) {
    case 'columnBefore':
      return stages[Math.max(0, at - 1)] ?? null
    case 'columnAfter':
      return stages[Math.min(stages.length - 1, at + 1)] ?? null
    case 'first':
      return stages[0]
    case 'last':
      return 'lost'
    default:
      return null
  }
}
