import type { TFunction } from 'i18next'
import type { InputOf, OutputOf } from '#shared/ipc/contract.ts'
import type { Registry } from '#shared/ipc/registry.ts'
import { AppError, type ErrorReply, type Result } from '#shared/ipc/result.ts'
import { isClosedStage } from '#shared/opportunities/opportunity.rules.ts'
import type { Opportunity, OpportunityCard } from '#shared/opportunities/opportunity.schema.ts'
import type { Stage } from '#shared/opportunities/stages.ts'
import { readText } from '#shared/values/stored.ts'
import { api } from '../../api/client.ts'
import { callOptions, queryClient } from '../../api/queries.ts'
import { enumLabel } from '../../records/enum-labels.ts'
import { showDone, showError } from '../../ui/toasts.tsx'
import { applyMove, columnOf, type Move, plannedMove } from './board.moves.ts'
import { pageSize } from './board.pages.ts'
import { beginMove, endMove, pipelineStore, sendFocus, speak } from './pipeline.store.ts'

/**
 * Moving a card: it stands in its new column at once and goes back, with a reason, when the move is refused.
 * The database's answer is written into the cache in the same breath as the optimistic move ends, so the card
 * never jumps in between.
 */

/** The last request of each card: a second move of the same card waits for the first. */
const onTheirWay = new Map<string, Promise<Result<OpportunityCard>>>()

/** Moves a card to a stage. `lost` first asks for the reason. With `follow` the keyboard goes with the card. */
export function moveCard(card: OpportunityCard, to: Stage, t: TFunction, follow = true): void {
  const move = plannedMove(card, to, new Date(), follow)
  if (move.from === to) return
  beginMove(move)
  if (follow) sendFocus({ column: to, index: 0, id: card._id })
  if (to === 'lost') pipelineStore.setState({ asking: move })
  else void send(move, null, t)
}

/** Answers the question for the reason: the move goes on. */
export function confirmLost(move: Move, reason: string, t: TFunction): void {
  pipelineStore.setState({ asking: null })
  void send(move, reason, t)
}

/** Leaves the question for the reason: the card goes back where it was. */
export function cancelLost(move: Move, t: TFunction): void {
  pipelineStore.setState({ asking: null })
  putBack(move)
  speak(t('opportunities.speech.cancelled', wordsOf(move.card, t)))
}

/** Takes the last move back. False when there is none. */
export function undoLastMove(): boolean {
  const { undo } = pipelineStore.getState()
  undo?.()
  return undo !== null
}

async function send(move: Move, lostReason: string | null, t: TFunction): Promise<void> {
  const { card, to } = move
  pipelineStore.setState({ undo: undoOf(move, move.moved, t) })
  const earlier = onTheirWay.get(card._id)
  const request = (async () => {
    await earlier
    return api.opportunities.move({ _id: card._id, from: card.stage, to, lost_reason: lostReason })
  })()
  onTheirWay.set(card._id, request)
  const answer = await request
  const isLast = onTheirWay.get(card._id) === request
  if (isLast) onTheirWay.delete(card._id)
  if (answer.ok) settle(move, answer.data, isLast, t)
  else refuse(move, answer.error, () => void retry(move, lostReason, t), t)
}

function retry(move: Move, lostReason: string | null, t: TFunction): void {
  beginMove(move)
  void send(move, lostReason, t)
}

function settle(move: Move, stored: OpportunityCard, isLast: boolean, t: TFunction): void {
  writeToCache({ ...move, moved: stored })
  endMove(move)
  // Moved on, or taken back, before the answer came: the later move speaks for the card.
  if (!isLast) return
  const undo = undoOf(move, stored, t)
  pipelineStore.setState({ undo })
  const name = stored.name
  if (move.to === 'won') showDone(t('opportunities.moved.won', { name }), undo ?? undefined)
  if (move.to === 'lost') showDone(t('opportunities.moved.lost', { name }), undo ?? undefined)
}

type Board = OutputOf<Registry['opportunities']['board']>
type TailInput = InputOf<Registry['opportunities']['column']>

function writeToCache(move: Move): void {
  const { filter } = pipelineStore.getState()
  const { queryKey } = callOptions('opportunities', 'board', { ...filter, cards: pageSize })
  queryClient.setQueryData<Board>(queryKey, (board) => board && { columns: applyMove(board.columns, move) })
  queryClient.setQueriesData<OpportunityCard[]>(
    {
      queryKey: ['opportunities', 'column'],
      predicate: (query) => (query.queryKey[2] as TailInput).column === move.from
    },
    (cards) => cards?.filter(({ _id }) => _id !== move.card._id)
  )
  queryClient.setQueryData<Opportunity>(
    callOptions('opportunities', 'get', { _id: move.card._id }).queryKey,
    (opportunity) => opportunity && { ...opportunity, ...move.moved }
  )
}

/** How to take a settled move back; null for a stage that nothing can enter. */
function undoOf(
  { from, to, card, follow }: Move,
  stored: OpportunityCard,
  t: TFunction
): (() => void) | null {
  if (from === 'unknown') return null
  return () => {
    pipelineStore.setState({ undo: null })
    moveCard(stored, from, t, follow)
    if (isClosedStage(to) && !isClosedStage(from)) void restoreProbability(card)
    speak(t('opportunities.moved.undone', wordsOf(card, t)))
  }
}

/** Closing made it 0 or 100 and reopening makes it the stage's own: undo brings back what somebody entered. */
async function restoreProbability({ _id, probability }: OpportunityCard): Promise<void> {
  const moved = await onTheirWay.get(_id)
  if (!moved?.ok) return
  const answer = await api.opportunities.update({ _id, set: { probability } })
  if (!answer.ok) showError(toError(answer.error))
}

function refuse(move: Move, reply: ErrorReply, again: () => void, t: TFunction): void {
  putBack(move)
  pipelineStore.setState({ undo: null })
  speak(t('opportunities.speech.refused', wordsOf(move.card, t)))
  const isStale = reply.code === 'changed_elsewhere' || reply.code === 'not_found'
  if (isStale) void queryClient.invalidateQueries({ queryKey: ['opportunities'] })
  const mayWorkLater = reply.code === 'offline' || reply.code === 'internal'
  const wayOut = mayWorkLater ? { label: t('common.retry'), onClick: again } : undefined
  showError(refusalText(move, reply, t) ?? toError(reply), wayOut)
}

/** Words that say more than the code does: where the card is now. */
function refusalText({ card }: Move, reply: ErrorReply, t: TFunction): string | null {
  if (reply.code === 'not_found') return t('opportunities.moved.gone', { name: card.name })
  const current = reply.details.current
  if (reply.code !== 'changed_elsewhere' || typeof current !== 'object' || current === null) return null
  const stage = 'stage' in current ? readText(current.stage) : null
  return t('opportunities.moved.elsewhere', {
    name: card.name,
    stage: enumLabel(t, 'stage', stage ?? 'analysis_requested')
  })
}

function putBack(move: Move): void {
  const { focus } = pipelineStore.getState()
  endMove(move)
  if (move.follow && focus?.id === move.card._id)
    sendFocus({ column: move.from, index: 0, id: move.card._id })
}

function toError({ code, message, details }: ErrorReply): AppError {
  return new AppError(code, message, details)
}

function wordsOf(card: OpportunityCard, t: TFunction): { name: string; stage: string } {
  return { name: card.name, stage: t(`enums.stage.${columnOf(card)}`) }
}
