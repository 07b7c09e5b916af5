import { type FocusEvent, type KeyboardEvent, type MouseEvent, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { directionOf, type Language } from '#shared/values/language.ts'
import { undoLastMove } from '../../records/opportunities/moves.ts'
import { cardElement, placedCard } from './board.cards.ts'
import { carry, chooseReach, chooseToggled, lift } from './board.hand.ts'
import { type ColumnCounts, nextPlace, type Step, stepOfKey } from './board.keyboard.ts'
import type { PlacedCard } from './card.kit.ts'
import { chooseNone, noteFocus, pipelineStore, sendFocus } from './pipeline.store.ts'

type Board = { columns: ColumnCounts; mayMove: boolean; t: ReturnType<typeof useTranslation>['t'] }

/**
 * What clicks and keys on cards do. Arrows, J and K walk over the board; Space lifts the card, with all that are
 * chosen, left and right choose the column, Space or Enter drops, Esc puts back. X, Shift or Ctrl and a click choose
 * several. Every step is spoken.
 */
export function useBoardEvents(columns: ColumnCounts, mayMove: boolean) {
  const { t, i18n } = useTranslation()
  const [, navigate] = useLocation()
  const isRtl = directionOf(i18n.language as Language) === 'rtl'
  return useMemo(() => {
    const board = { columns, mayMove, t }
    return {
      onClick: (event: MouseEvent) => {
        const placed = placedCard(cardElement(event.target))
        if (!placed) return
        if (mayMove && event.shiftKey) void chooseReach(placed, t)
        else if (mayMove && (event.ctrlKey || event.metaKey)) chooseToggled(placed, t)
        else navigate(`/pipeline/${placed.card._id}`)
      },
      onFocus: (event: FocusEvent) => {
        const placed = placedCard(cardElement(event.target))
        if (placed) noteFocus({ column: placed.column, index: placed.index, id: placed.card._id })
      },
      onKeyDown: (event: KeyboardEvent) => {
        const placed = placedCard(cardElement(event.target))
        if (!placed || !handled(event, placed, stepOfKey(event, isRtl), board)) return
        event.preventDefault()
        event.stopPropagation()
      }
    }
  }, [columns, mayMove, isRtl, navigate, t])
}

function handled(event: KeyboardEvent, placed: PlacedCard, step: Step | null, board: Board): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return isUndo(event) && undoLastMove()
  const { carried } = pipelineStore.getState()
  return carried ? carry(event.key, step, carried, board) : walk(event, step, placed, board)
}

function isUndo(event: KeyboardEvent): boolean {
  return event.code === 'KeyZ' && !event.shiftKey && !event.altKey
}

function walk(event: KeyboardEvent, step: Step | null, placed: PlacedCard, board: Board): boolean {
  const { columns, mayMove, t } = board
  if (event.key === ' ') {
    if (mayMove) lift(placed, t)
    return true
  }
  if (mayMove && event.code === 'KeyX') {
    chooseToggled(placed, t)
    return true
  }
  if (event.key === 'Escape') return letGoOfAll()
  if (!step) return false
  const next = nextPlace(placed, step, columns)
  sendFocus({ ...next, id: null })
  if (mayMove && event.shiftKey && next.column === placed.column)
    void chooseReach({ ...placed, ...next }, t, placed)
  return true
}

/** Esc lets go of what is chosen first. */
function letGoOfAll(): boolean {
  const isAny = pipelineStore.getState().chosen.size > 0
  if (isAny) chooseNone()
  return isAny
}
