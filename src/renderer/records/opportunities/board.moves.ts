import type { BoardColumnData } from '#shared/opportunities/opportunity.contract.ts'
import { stageEffects, weightedValue } from '#shared/opportunities/opportunity.rules.ts'
import type { MarkedCard, OpportunityCard } from '#shared/opportunities/opportunity.schema.ts'
import type { BoardColumn } from '#shared/opportunities/opportunity.values.ts'
import { canonicalStage, type Stage } from '#shared/opportunities/stages.ts'

/** A card on its way to another column, shown there before the database has agreed. */
export type MovedCard = {
  /** The card as it was: what a refusal brings back. */
  card: MarkedCard
  from: BoardColumn
  to: BoardColumn
  /** The card as it will be. */
  moved: MarkedCard
}

/** Cards that move together, and go back together. */
export type Move = {
  cards: MovedCard[]
  /** Where the keyboard is sent: with the first card to its new column, and back with it. */
  follow: ((column: BoardColumn, id: string) => void) | null
}

/** The column that shows a card. */
export function columnOf({ stage }: Pick<OpportunityCard, 'stage'>): BoardColumn {
  return canonicalStage(stage) ?? 'unknown'
}

type Plan = { to: Stage; now: Date; probabilities: Record<Stage, number> }

/** What moving a card to a stage makes of it, by the rules that the main process follows too. */
export function plannedMove(card: MarkedCard, { to, now, probabilities }: Plan): MovedCard {
  const { probability } = stageEffects(card, to, { now, lostReason: null, probabilities }).set
  const touched = { ...card, stage: to, updated_at: now, isQuiet: false }
  return {
    card,
    from: columnOf(card),
    to,
    moved: { ...touched, probability: probability ?? card.probability }
  }
}

/** The way back of a moved card. */
export function reversed({ card, from, to, moved }: MovedCard, now: Date): MovedCard {
  return { card: moved, from: to, to: from, moved: { ...card, updated_at: now, isQuiet: false } }
}

/**
 * The board with a move done: cards, counts and sums. The cards come on top, because the board's order is "last
 * touched first". Columns that the move does not touch keep their identity. A board that shows a card moved already
 * stays as it is, so a move may be applied to an answer that overtook it.
 */
export function applyMove(columns: BoardColumnData[], move: Move): BoardColumnData[] {
  const going = move.cards.filter((moved) => isToCome(columns, moved))
  if (going.length === 0) return columns
  return columns.map((column) => {
    const leaving = going.filter(({ from }) => from === column.column).map(({ card }) => card)
    const coming = going.filter(({ to }) => to === column.column).map(({ moved }) => moved)
    if (leaving.length + coming.length === 0) return column
    const ids = new Set(leaving.map(({ _id }) => _id))
    return {
      ...column,
      count: column.count - leaving.length + coming.length,
      sums: [
        ...leaving.map((card) => [card, -1] as const),
        ...coming.map((card) => [card, 1] as const)
      ].reduce(addToSums, column.sums),
      cards: [...coming, ...column.cards.filter(({ _id }) => !ids.has(_id))]
    }
  })
}

function isToCome(columns: BoardColumnData[], { card, from, to }: MovedCard): boolean {
  const target = columns.find(({ column }) => column === to)
  return from !== to && target?.cards.some(({ _id }) => _id === card._id) === false
}

function addToSums(
  sums: BoardColumnData['sums'],
  [card, sign]: readonly [OpportunityCard, 1 | -1]
): BoardColumnData['sums'] {
  const value = sign * (card.value ?? 0)
  const weighted = sign * weightedValue(card.value, card.probability)
  if (value === 0) return sums
  if (!sums.some(({ currency }) => currency === card.currency)) {
    return [...sums, { currency: card.currency, value, weighted }]
  }
  return sums.map((sum) =>
    sum.currency === card.currency
      ? { ...sum, value: sum.value + value, weighted: sum.weighted + weighted }
      : sum
  )
}
