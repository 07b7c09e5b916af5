import type { TFunction } from 'i18next'
import { navigate } from 'wouter/use-hash-location'
import type { ErrorCode, ErrorReply, Result } from '#shared/ipc/result.ts'
import type { MoveOutcome } from '#shared/opportunities/opportunity.moves.schema.ts'
import type { MarkedCard } from '#shared/opportunities/opportunity.schema.ts'
import type { Stage } from '#shared/opportunities/stages.ts'
import { api } from '../../api/client.ts'
import { queryClient } from '../../api/queries.ts'
import { showDone, showError } from '../../ui/toasts.tsx'
import { columnOf, type Move, type MovedCard, plannedMove, reversed } from './board.moves.ts'
import { writeMoved } from './moves.cache.ts'
import { beginMove, endMove, movesStore, speak } from './moves.store.ts'
import { showRefusal, wordsOf } from './moves.texts.ts'
import { currentProbabilities } from './pipeline.settings.ts'

/**
 * Moving deals: they stand at their new stage at once, and those that are refused go back, with a reason. The database's
 * answer is written into the cache in the same breath as the optimistic move ends, so no card jumps in between.
 * However many are moved together, they are one change with one Undo.
 */

type Answer = Result<MoveOutcome>

/** The last request of each card: a second move of the same card waits for the first. */
const onTheirWay = new Map<string, Promise<Answer>>()

/** Moves deals to a stage. `lost` first asks for the reason, once for all. */
export function moveCards(cards: MarkedCard[], to: Stage, t: TFunction, follow: Move['follow'] = null): void {
  const plan = { to, now: new Date(), probabilities: currentProbabilities() }
  const moved = cards.map((card) => plannedMove(card, plan)).filter(({ from }) => from !== to)
  if (moved.length === 0) return
  const move = { cards: moved, follow }
  begin(move)
  if (to === 'lost') movesStore.setState({ asking: move })
  else sendMove(move, to, null, t)
}

/** Answers the question for the reason: the move goes on, and the keyboard is back with its cards. */
export function confirmLost(move: Move, reason: string, t: TFunction): void {
  movesStore.setState({ asking: null })
  follow(move)
  sendMove(move, 'lost', reason, t)
}

/** Leaves the question for the reason: the cards go back where they were. */
export function cancelLost(move: Move, t: TFunction): void {
  movesStore.setState({ asking: null })
  putBack(move)
  speak(t('opportunities.speech.cancelled', wordsOf(move.cards, t)))
}

/** Takes the last move back. False when there is none. */
export function undoLastMove(): boolean {
  const { undo } = movesStore.getState()
  undo?.()
  return undo !== null
}

function begin(move: Move): void {
  beginMove(move)
  follow(move)
}

function follow({ cards: [first], follow }: Move): void {
  if (first) follow?.(first.to, first.card._id)
}

/** Ends a move, or the part of it that was refused, and sends the keyboard back. */
function putBack(move: Move, refused: MovedCard[] = move.cards): void {
  endMove(move)
  const first = refused[0]
  if (first) move.follow?.(first.from, first.card._id)
}

function sendMove(move: Move, to: Stage, lost_reason: string | null, t: TFunction): void {
  const request = inTurn(move, () =>
    api.opportunities.move({
      cards: move.cards.map(({ card }) => ({ _id: card._id, from: card.stage })),
      to,
      lost_reason
    })
  )
  const undo = () => takeBack(move, request, t)
  movesStore.setState({ undo })
  const again = (cards: MovedCard[]) => {
    const rest = { ...move, cards }
    beginMove(rest)
    sendMove(rest, to, lost_reason, t)
  }
  void request.then((answer) => {
    const done = settle(move, answer, again, t)
    // Moved on, or taken back, before the answer came: the later move speaks for the cards.
    if (done.length > 0 && movesStore.getState().undo === undo) tellDone(done, to, undo, t)
  })
}

/** Shows the cards where they were at once, and asks for it as soon as it is known what there was to take back. */
function takeBack(move: Move, request: Promise<Answer>, t: TFunction): void {
  movesStore.setState({ undo: null })
  const now = new Date()
  const back: Move = { cards: move.cards.map((card) => reversed(card, now)), follow: move.follow }
  begin(back)
  speak(t('opportunities.moved.undone', wordsOf(move.cards, t)))
  const undoing = inTurn(back, async () => {
    const answer = await request
    if (!answer.ok || answer.data.moved.length === 0) return answer
    return api.opportunities.undoMove({
      cards: answer.data.moved.map(({ card, before }) => ({ _id: card._id, from: card.stage, to: before }))
    })
  })
  void undoing.then((answer) => settle(back, answer, () => takeBack(move, request, t), t))
}

/** Runs a request after the earlier ones of the same cards. */
function inTurn(move: Move, ask: () => Promise<Answer>): Promise<Answer> {
  const ids = move.cards.map(({ card }) => card._id)
  const earlier = Promise.all(ids.map((id) => onTheirWay.get(id)))
  const request = earlier.then(ask)
  for (const id of ids) onTheirWay.set(id, request)
  return request.finally(() => {
    for (const id of ids) if (onTheirWay.get(id) === request) onTheirWay.delete(id)
  })
}

/** What was moved stays, what was refused goes back. Answers the cards that were moved. */
function settle(move: Move, answer: Answer, again: Again, t: TFunction): MovedCard[] {
  const outcome = answer.ok ? answer.data : allRefused(move, answer.error)
  const done = move.cards.flatMap((card) => {
    const stored = outcome.moved.find((moved) => moved.card._id === card.card._id)?.card
    return stored ? [{ ...card, to: columnOf(stored), moved: stored }] : []
  })
  writeMoved({ ...move, cards: done })
  const refused = move.cards.filter(({ card }) => !done.some((moved) => moved.card._id === card._id))
  if (refused.length === 0) endMove(move)
  else {
    putBack(move, refused)
    if (done.length === 0) movesStore.setState({ undo: null })
    refuse(refused, outcome.refused, again, t)
  }
  return done
}

/** Tries once more with the cards that were refused. */
type Again = (cards: MovedCard[]) => void

type Refused = { _id: string; code: ErrorCode; current: { stage: string | null } | null; details?: object }

function allRefused(move: Move, { code, details }: ErrorReply): { moved: []; refused: Refused[] } {
  return {
    moved: [],
    refused: move.cards.map(({ card }) => ({ _id: card._id, code, current: null, details }))
  }
}

function refuse(cards: MovedCard[], refused: Refused[], again: Again, t: TFunction): void {
  speak(t('opportunities.speech.refused', wordsOf(cards, t)))
  const isStale = refused.some(({ code }) => code === 'changed_elsewhere' || code === 'not_found')
  if (isStale) void queryClient.invalidateQueries({ queryKey: ['opportunities'] })
  showRefusal(cards, refused, () => again(cards), t)
}

function tellDone(done: MovedCard[], to: Stage, undo: () => void, t: TFunction): void {
  const name = done[0]?.moved.name ?? ''
  const stage = t(`enums.stage.${to}`)
  if (done.length > 1) showDone(t('opportunities.moved.many', { count: done.length, stage }), undo)
  else if (to === 'won')
    showDone(t('opportunities.moved.won', { name }), undo, undefined, invoiceOffer(done[0], t))
  else if (to === 'lost') showDone(t('opportunities.moved.lost', { name }), undo)
}

/** What follows a deal that is won: its invoice, with client and amount filled in. */
function invoiceOffer(won: MovedCard | undefined, t: TFunction) {
  if (!won) return undefined
  const make = async () => {
    const { createInvoice } = await import('../invoices/create.invoice.ts')
    navigate(`/invoices/${await createInvoice({ from: 'opportunity', opportunity_id: won.card._id })}`)
  }
  return { label: t('invoices.won.make'), onClick: () => void make().catch(showError) }
}
