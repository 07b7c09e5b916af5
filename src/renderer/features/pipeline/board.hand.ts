import type { TFunction } from 'i18next'
import type { BoardColumn } from '#shared/opportunities/opportunity.values.ts'
import { columnOf } from '../../records/opportunities/board.moves.ts'
import { speak } from '../../records/opportunities/moves.store.ts'
import { moveCards } from '../../records/opportunities/moves.ts'
import { showError } from '../../ui/toasts.tsx'
import { cardsBetween } from './board.cards.ts'
import { type ColumnCounts, carriedTo, type Place, type Step } from './board.keyboard.ts'
import type { PlacedCard } from './card.kit.ts'
import {
  alsoChoose,
  type Carried,
  letGo,
  pipelineStore,
  sendFocus,
  takenWith,
  toggleChosen
} from './pipeline.store.ts'

/** Choosing, lifting, carrying and dropping cards; each step is spoken. */

type Board = { columns: ColumnCounts; t: TFunction }

/** Chooses a card or lets it go. */
export function chooseToggled({ card, column, index }: PlacedCard, t: TFunction): void {
  toggleChosen(card, { column, index })
  const { chosen } = pipelineStore.getState()
  const name = card.name
  const said = chosen.has(card._id) ? 'opportunities.speech.chosen' : 'opportunities.speech.letGo'
  speak(t(said, { name, count: chosen.size }))
}

/** Chooses all cards from where the last choice was made in this column, or from `start`, up to a place. */
export async function chooseReach({ column, index }: PlacedCard, t: TFunction, start?: Place): Promise<void> {
  const { anchor } = pipelineStore.getState()
  const from = anchor?.column === column ? anchor.index : (start?.index ?? index)
  if (anchor?.column !== column) pipelineStore.setState({ anchor: { column, index: from } })
  try {
    alsoChoose(await cardsBetween(column, from, index))
    speak(t('opportunities.chosen.count', { count: pipelineStore.getState().chosen.size }))
  } catch (error) {
    showError(error)
  }
}

/** Takes a card, and with it all that are chosen when it is one of them. */
export function lift({ card, column }: PlacedCard, t: TFunction): void {
  const cards = takenWith(card)
  pipelineStore.setState({ carried: { cards, from: column, over: column } })
  speak(t('opportunities.speech.lifted', { name: nameOf(cards, t), stage: stageName(column, t) }))
}

/** What a key does while cards are in the hand. */
export function carry(key: string, step: Step | null, carried: Carried, { columns, t }: Board): boolean {
  if (key === ' ' || key === 'Enter') drop(carried, t)
  else if (key === 'Escape' || key === 'Tab') cancelCarry(carried, t)
  else if (step) carryTo(carriedTo(carried.over ?? carried.from, step, columns), carried, { columns, t })
  // Whatever the key, it must not reach the page while a card is in the hand; Tab goes on its way.
  return key !== 'Tab'
}

function carryTo(over: BoardColumn | null, carried: Carried, { columns, t }: Board): void {
  if (!over || over === carried.over) return
  pipelineStore.setState({ carried: { ...carried, over } })
  document.querySelector(`[data-testid="board-column-${over}"]`)?.scrollIntoView({ inline: 'nearest' })
  const count = columns.find(({ column }) => column === over)?.count ?? 0
  speak(t('opportunities.speech.over', { stage: stageName(over, t), count }))
}

/** Puts what is in the hand down where it is: into another column, or back. */
export function drop(carried: Carried, t: TFunction): void {
  const { cards, from, over } = carried
  const target = over ?? from
  const isThere = over === null || cards.every((card) => columnOf(card) === target)
  if (target === 'unknown' || isThere) cancelCarry(carried, t)
  else {
    pipelineStore.setState({ carried: null })
    speak(t('opportunities.speech.dropped', { name: nameOf(cards, t), stage: stageName(target, t) }))
    moveTaken(cards, target, t)
  }
}

/** Moves cards to a stage; the keyboard goes with the first one. They are chosen no more. */
export function moveTaken(cards: Carried['cards'], to: Exclude<BoardColumn, 'unknown'>, t: TFunction): void {
  letGo(cards)
  moveCards(cards, to, t, (column, id) => sendFocus({ column, index: 0, id }))
}

function cancelCarry({ cards, from }: Carried, t: TFunction): void {
  pipelineStore.setState({ carried: null })
  speak(t('opportunities.speech.cancelled', { name: nameOf(cards, t), stage: stageName(from, t) }))
}

function nameOf(cards: Carried['cards'], t: TFunction): string {
  return cards.length === 1 ? (cards[0]?.name ?? '') : t('opportunities.list.count', { count: cards.length })
}

function stageName(column: BoardColumn, t: TFunction): string {
  return t(`enums.stage.${column}`)
}
