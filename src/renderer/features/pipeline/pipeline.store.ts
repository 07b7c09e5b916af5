import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { BoardColumn } from '#shared/opportunities/opportunity.contract.ts'
import type { OpportunityCard } from '#shared/opportunities/opportunity.schema.ts'
import { onForget } from '../../state/forget.ts'
import type { Move } from './board.moves.ts'

export type PipelineFilter = {
  search: string
  /** An owner's e-mail, `me`, or null for everybody. */
  owner: string | null
}

/** A card in the hand: lifted by mouse or keyboard, not yet dropped. */
export type Carried = {
  card: OpportunityCard
  from: BoardColumn
  /** The column that it would drop into; null over no column. */
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

export type PipelineState = {
  filter: PipelineFilter
  /** Moves that the database has not confirmed yet, oldest first. */
  moves: Move[]
  /** The move to `lost` whose reason is being asked for. */
  asking: Move | null
  carried: Carried | null
  focus: BoardFocus | null
  /** Takes the last move back, if it still can be. */
  undo: (() => void) | null
  /** What the live region says. */
  says: string
}

export const noFilter: PipelineFilter = { search: '', owner: null }

const blank: PipelineState = {
  filter: noFilter,
  moves: [],
  asking: null,
  carried: null,
  focus: null,
  undo: null,
  says: ''
}

/** Makes the store of what only the pipeline's screen knows: filter, moves on their way, what is in the hand. */
export function createPipelineStore(): StoreApi<PipelineState> {
  return createStore<PipelineState>(() => blank)
}

export const pipelineStore = createPipelineStore()
onForget(() => pipelineStore.setState(blank, true))

export function usePipeline<T>(select: (state: PipelineState) => T): T {
  return useStore(pipelineStore, select)
}

export function setFilter(change: Partial<PipelineFilter>): void {
  pipelineStore.setState(({ filter }) => ({ filter: { ...filter, ...change }, focus: null }))
}

/** Shows a move on the board until `endMove`. */
export function beginMove(move: Move): void {
  pipelineStore.setState(({ moves }) => ({ moves: [...moves, move] }))
}

/** Ends a move: the board shows again what the database says. */
export function endMove(move: Move): void {
  pipelineStore.setState(({ moves }) => ({ moves: moves.filter((other) => other !== move) }))
}

/** Sends the keyboard to a card: the column scrolls to it and focuses it. */
export function sendFocus(place: Omit<BoardFocus, 'request'>): void {
  pipelineStore.setState(({ focus }) => ({ focus: { ...place, request: (focus?.request ?? 0) + 1 } }))
}

/** Notes that a card has the keyboard already, by a click or by Tab. */
export function noteFocus(place: Omit<BoardFocus, 'request'>): void {
  pipelineStore.setState(({ focus }) => ({ focus: { ...place, request: focus?.request ?? 0 } }))
}

export function speak(says: string): void {
  pipelineStore.setState({ says })
}
