import type { BoardColumn, BoardColumnData } from '#shared/opportunities/opportunity.contract.ts'
import { stageEffects, weightedValue } from '#shared/opportunities/opportunity.rules.ts'
import type { OpportunityCard } from '#shared/opportunities/opportunity.schema.ts'
import { canonicalStage, type Stage } from '#shared/opportunities/stages.ts'

/** A card on its way to another column, shown there before the database has agreed. */
export type Move = {
  /** The card as it was: what a refusal brings back. */
  card: OpportunityCard
  from: BoardColumn
  to: Stage
  /** The card as it will be. */
  moved: OpportunityCard
  /** The keyboard goes with the card, and back with it. */
  follow: boolean
}

/** The column that shows a card. */
export function columnOf(card: OpportunityCard): BoardColumn {
  return canonicalStage(card.stage) ?? 'unknown'
}

/** What moving a card to a stage makes of it, by the rules that the main process follows too. */
export function plannedMove(card: OpportunityCard, to: Stage, now: Date, follow = true): Move {
  const { probability } = stageEffects(card.stage, to, { now, lostReason: null }).set
  const moved = { ...card, stage: to, updated_at: now, probability: probability ?? card.probability }
  return { card, from: columnOf(card), to, moved, follow }
}

/**
 * The board with a move done: cards, counts and sums of two columns. The card comes on top, because the board's
 * order is "last touched first". Columns that the move does not touch keep their identity. A board that shows the move already stays as it is, so a move may be applied to an answer that
 * overtook it.
 */
export function applyMove(columns: BoardColumnData[], move: Move): BoardColumnData[] {
  const target = columns.find(({ column }) => column === move.to)
  if (!target || move.from === move.to || holds(target, move.card)) return columns
  return columns.map((column) => {
    if (column.column === move.from) return without(column, move.card)
    return column.column === move.to ? including(column, move.moved) : column
  })
}

function holds(column: BoardColumnData, card: OpportunityCard): boolean {
  return column.cards.some(({ _id }) => _id === card._id)
}

function without(column: BoardColumnData, card: OpportunityCard): BoardColumnData {
  return {
    ...column,
    count: column.count - 1,
    sums: addToSums(column.sums, card, -1),
    cards: column.cards.filter(({ _id }) => _id !== card._id)
  }
}

function including(column: BoardColumnData, card: OpportunityCard): BoardColumnData {
  return {
    ...column,
    count: column.count + 1,
    sums: addToSums(column.sums, card, 1),
    cards: [card, ...column.cards]
  }
}

function addToSums(sums: BoardColumnData['sums'], card: OpportunityCard, sign: 1 | -1) {
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
