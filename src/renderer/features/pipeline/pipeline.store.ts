import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { MarkedCard } from '#shared/opportunities/opportunity.schema.ts'
import type { BoardColumn } from '#shared/opportunities/opportunity.values.ts'
import { createList, type List } from '../../records/list/list.store.ts'
import { noOpportunityFilter, type ShownFilter } from '../../records/opportunities/opportunity.filters.ts'
import { onForget } from '../../state/forget.ts'

/** The filter of the board; its kept layout hides the columns that are collapsed. The board has an order of its own. */
export const boardList: List<ShownFilter> = createList({
  name: 'board',
  noFilter: noOpportunityFilter,
  sort: []
})

/** Cards in the hand: lifted by mouse or keyboard, not yet dropped. */
export type Carried = {
  /** The one that was taken comes first. */
  cards: MarkedCard[]
  from: BoardColumn
  /** The column that they would drop into; null over no column. */
  over: BoardColumn | null
}

/** The card that has the keyboard. */
export type BoardFocus = {
  column: BoardColumn
  /** Its place in the column when it got the keyboard: where to go on when the card is gone. */
  index: number
  /** Null while the card at that place has not been read yet. */
  id: string | null
  /** Grows whenever the keyboard is to be sent there: the column scrolls to the card and focuses it. */
  request: number
}

export type Chosen = ReadonlyMap<string, MarkedCard>

export type PipelineState = {
  carried: Carried | null
  focus: BoardFocus | null
  /** Cards that are chosen to be moved together, in the order in which they were chosen. */
  chosen: Chosen
  /** Where a choice with Shift begins. */
  anchor: { column: BoardColumn; index: number } | null
}

const noneChosen: Chosen = new Map()

/** Makes the store of what only the board knows: what is in the hand, chosen, and under the keyboard. */
export function createPipelineStore(): StoreApi<PipelineState> {
  return createStore<PipelineState>(() => ({
    carried: null,
    focus: null,
    chosen: noneChosen,
    anchor: null
  }))
}

export const pipelineStore = createPipelineStore()
onForget(() => pipelineStore.setState(pipelineStore.getInitialState(), true))

// Under another filter other cards are in sight: what was chosen before is let go.
boardList.store.subscribe(({ filter }, before) => {
  if (filter !== before.filter) pipelineStore.setState({ focus: null, chosen: noneChosen, anchor: null })
})

export function usePipeline<T>(select: (state: PipelineState) => T): T {
  return useStore(pipelineStore, select)
}

/** Sends the keyboard to a card: the column scrolls to it and focuses it. */
export function sendFocus(place: Omit<BoardFocus, 'request'>): void {
  pipelineStore.setState(({ focus }) => ({ focus: { ...place, request: (focus?.request ?? 0) + 1 } }))
}

/** Notes that a card has the keyboard already, by a click or by Tab. */
export function noteFocus(place: Omit<BoardFocus, 'request'>): void {
  pipelineStore.setState(({ focus }) => ({ focus: { ...place, request: focus?.request ?? 0 } }))
}

/** Chooses a card, or lets it go. */
export function toggleChosen(card: MarkedCard, place: { column: BoardColumn; index: number }): void {
  pipelineStore.setState(({ chosen }) => {
    const cards = new Map(chosen)
    if (!cards.delete(card._id)) cards.set(card._id, card)
    return { chosen: cards, anchor: place }
  })
}

/** Chooses more cards. */
export function alsoChoose(cards: MarkedCard[]): void {
  pipelineStore.setState(({ chosen }) => ({
    chosen: new Map([...chosen, ...cards.map((card) => [card._id, card] as const)])
  }))
}

/** Takes cards out of what is chosen. */
export function letGo(cards: MarkedCard[]): void {
  const ids = new Set(cards.map(({ _id }) => _id))
  pipelineStore.setState(({ chosen }) => {
    const rest = [...chosen].filter(([id]) => !ids.has(id))
    return rest.length === chosen.size ? {} : { chosen: new Map(rest), anchor: null }
  })
}

export function chooseNone(): void {
  pipelineStore.setState({ chosen: noneChosen, anchor: null })
}

/** What is taken with a card: all that are chosen when it is one of them, else the card alone. */
export function takenWith(card: MarkedCard): MarkedCard[] {
  const { chosen } = pipelineStore.getState()
  if (!chosen.has(card._id)) return [card]
  return [card, ...[...chosen.values()].filter(({ _id }) => _id !== card._id)]
}
