import type { BoardColumnData } from '#shared/opportunities/opportunity.contract.ts'
import type { MarkedCard } from '#shared/opportunities/opportunity.schema.ts'

/**
 * Takes over from the old board every card and column that did not change, so that they are not drawn again. The
 * query cache does this by itself for plain values only: two equal dates count as different there. An answer that
 * says the same is the old board itself; the cache relies on that.
 */
export function shareBoard(old: BoardColumnData[], fresh: BoardColumnData[]): BoardColumnData[] {
  const known = new Map(old.flatMap(({ cards }) => cards).map((card) => [card._id, card]))
  const shared = fresh.map((column) => {
    const before = old.find((other) => other.column === column.column)
    const cards = column.cards.map((card) => shareCard(known.get(card._id), card))
    const isSame =
      before?.count === column.count &&
      before.cards.length === cards.length &&
      before.cards.every((card, at) => card === cards[at]) &&
      JSON.stringify(before.sums) === JSON.stringify(column.sums)
    return isSame ? before : { ...column, cards }
  })
  return shared.length === old.length && shared.every((column, at) => column === old[at]) ? old : shared
}

function shareCard(old: MarkedCard | undefined, fresh: MarkedCard): MarkedCard {
  if (!old) return fresh
  const fields = Object.keys(fresh) as (keyof MarkedCard)[]
  return fields.every((field) => isSameValue(old[field], fresh[field])) ? old : fresh
}

function isSameValue(a: unknown, b: unknown): boolean {
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime()
  return a === b
}
