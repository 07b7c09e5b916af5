import type { TFunction } from 'i18next'
import { type KeyboardEvent, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardColumn } from '#shared/opportunities/opportunity.contract.ts'
import type { Language } from '#shared/values/language.ts'
import { directionOf } from '#shared/values/language.ts'
import { type ColumnCounts, carriedTo, nextPlace, type Step, stepOfKey } from './board.keyboard.ts'
import type { PlacedCard } from './card.kit.ts'
import { moveCard, undoLastMove } from './moves.ts'
import { type Carried, pipelineStore, sendFocus, speak } from './pipeline.store.ts'

/**
 * The keyboard on a card: arrows, J and K walk over the board; Space lifts the card, left and right choose its
 * column, Space or Enter drops it, Esc puts it back. Every step is spoken.
 */
export function useCardKeys(counts: ColumnCounts, mayMove: boolean) {
  const { t, i18n } = useTranslation()
  const isRtl = directionOf(i18n.language as Language) === 'rtl'
  return useCallback(
    (event: KeyboardEvent, placed: PlacedCard) => {
      const step = stepOfKey(event, isRtl)
      const { carried } = pipelineStore.getState()
      const handled =
        event.ctrlKey || event.metaKey || event.altKey
          ? isUndo(event) && undoLastMove()
          : carried
            ? carry(event.key, step, carried, counts, t)
            : walk(event.key, step, placed, counts, mayMove, t)
      if (!handled) return
      event.preventDefault()
      event.stopPropagation()
    },
    [counts, isRtl, mayMove, t]
  )
}

function isUndo(event: KeyboardEvent): boolean {
  return event.code === 'KeyZ' && !event.shiftKey && !event.altKey
}

function walk(
  key: string,
  step: Step | null,
  placed: PlacedCard,
  counts: ColumnCounts,
  mayMove: boolean,
  t: TFunction
): boolean {
  if (key === ' ') {
    if (mayMove) lift(placed, t)
    return true
  }
  if (!step) return false
  sendFocus({ ...nextPlace(placed, step, counts), id: null })
  return true
}

function lift({ card, column }: PlacedCard, t: TFunction): void {
  pipelineStore.setState({ carried: { card, from: column, over: column } })
  speak(t('opportunities.speech.lifted', { name: card.name, stage: stageName(column, t) }))
}

function carry(
  key: string,
  step: Step | null,
  carried: Carried,
  counts: ColumnCounts,
  t: TFunction
): boolean {
  if (key === ' ' || key === 'Enter') drop(carried, t)
  else if (key === 'Escape' || key === 'Tab') cancelCarry(carried, t)
  else if (step) carryTo(carriedTo(carried.over ?? carried.from, step), carried, counts, t)
  // Whatever the key, it must not reach the page while a card is in the hand; Tab goes on its way.
  return key !== 'Tab'
}

function carryTo(over: BoardColumn | null, carried: Carried, counts: ColumnCounts, t: TFunction): void {
  if (!over || over === carried.over) return
  pipelineStore.setState({ carried: { ...carried, over } })
  document.querySelector(`[data-testid="board-column-${over}"]`)?.scrollIntoView({ inline: 'nearest' })
  speak(t('opportunities.speech.over', { stage: stageName(over, t), count: counts[over] ?? 0 }))
}

function drop({ card, from, over }: Carried, t: TFunction): void {
  pipelineStore.setState({ carried: null })
  const target = over ?? from
  if (target === from || target === 'unknown') {
    sayPutBack(card.name, from, t)
    return
  }
  speak(t('opportunities.speech.dropped', { name: card.name, stage: stageName(target, t) }))
  moveCard(card, target, t)
}

function cancelCarry({ card, from }: Carried, t: TFunction): void {
  pipelineStore.setState({ carried: null })
  sayPutBack(card.name, from, t)
}

function sayPutBack(name: string, from: BoardColumn, t: TFunction): void {
  speak(t('opportunities.speech.cancelled', { name, stage: stageName(from, t) }))
}

function stageName(column: BoardColumn, t: TFunction): string {
  return t(`enums.stage.${column}`)
}
