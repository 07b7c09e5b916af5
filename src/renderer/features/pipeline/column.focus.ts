import type { BoardColumnData } from '#shared/opportunities/opportunity.contract.ts'
import type { BoardFocus } from './pipeline.store.ts'

/**
 * Where the card with the keyboard stands in its column now. A card that has moved up or down is found by its id
 * among the first cards; otherwise its last place counts, so that the keyboard goes on from there when the card is
 * gone. Null in an empty column.
 */
export function focusedIndex(focus: BoardFocus, { cards, count }: BoardColumnData): number | null {
  if (count === 0) return null
  const found = cards.findIndex(({ _id }) => _id === focus.id)
  return found === -1 ? Math.min(focus.index, count - 1) : found
}
