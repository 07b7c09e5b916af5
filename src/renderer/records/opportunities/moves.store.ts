import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { onForget } from '../../state/forget.ts'
import type { Move } from './board.moves.ts'

export type MovesState = {
  /** Moves that the database has not confirmed yet, oldest first. */
  moves: Move[]
  /** The move to `lost` whose reason is being asked for. */
  asking: Move | null
  /** Takes the last move back, if it still can be. */
  undo: (() => void) | null
  /** What the live region says. */
  says: string
}

/** Makes the store of deals on their way from one stage to another; every screen that shows deals shows them moved. */
export function createMovesStore(): StoreApi<MovesState> {
  return createStore<MovesState>(() => ({ moves: [], asking: null, undo: null, says: '' }))
}

export const movesStore = createMovesStore()
onForget(() => movesStore.setState(movesStore.getInitialState(), true))

export function useMoves<T>(select: (state: MovesState) => T): T {
  return useStore(movesStore, select)
}

/** Shows a move until `endMove`. */
export function beginMove(move: Move): void {
  movesStore.setState(({ moves }) => ({ moves: [...moves, move] }))
}

/** Ends a move: the screens show again what the database says. */
export function endMove(move: Move): void {
  movesStore.setState(({ moves }) => ({ moves: moves.filter((other) => other !== move) }))
}

export function speak(says: string): void {
  movesStore.setState({ says })
}
