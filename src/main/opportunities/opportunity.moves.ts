import { type Document, Double, Int32 } from 'mongodb'
import type { z } from 'zod'
import type { opportunityContract } from '#shared/opportunities/opportunity.contract.ts'
import type { MoveOutcome } from '#shared/opportunities/opportunity.moves.schema.ts'
import {
  restoringEffects,
  type StageEffects,
  type StageState,
  stageEffects
} from '#shared/opportunities/opportunity.rules.ts'
import { readOpportunity, readOpportunityCard } from '#shared/opportunities/opportunity.schema.ts'
import { type StageSpan, stageSpans } from '#shared/opportunities/stage.history.ts'
import { canonicalStage, type Stage } from '#shared/opportunities/stages.ts'
import { stageProbabilities } from '#shared/pipeline/pipeline.settings.ts'
import { readDate, readNumber, readText } from '#shared/values/stored.ts'
import { logStageChange } from '../activities/activity.log.ts'
import { stageChangesOf } from '../activities/activity.stages.ts'
import type { Ctx } from '../context.ts'
import { toAppError } from '../mongo/errors.ts'
import { type GuardedWrite, stillHolds, writeGuarded } from '../mongo/guarded-update.ts'
import { pipelineSettings } from '../pipeline/pipeline.service.ts'
import { opportunityCollection } from './opportunity.collection.ts'
import { changedElsewhere, linksOf, reasonRequired } from './opportunity.service.ts'

type MoveInput = z.output<typeof opportunityContract.move.input>
type UndoInput = z.output<typeof opportunityContract.undoMove.input>

/** Moves cards to another stage, with everything that the stage determines. Errors: as the contract says. */
export async function moveOpportunities(
  ctx: Ctx,
  { cards, to, lost_reason }: MoveInput
): Promise<MoveOutcome> {
  if (to === 'lost' && !lost_reason) throw reasonRequired()
  const facts = await moveFacts(ctx, lost_reason)
  return eachCard(ctx, cards, false, (stored) => planMove(stored, to, facts))
}

type MoveFacts = Parameters<typeof stageEffects>[2]

/** What a move needs to know that does not stand in the deal. */
export async function moveFacts(ctx: Ctx, lostReason: string | null): Promise<MoveFacts> {
  return { now: ctx.now(), lostReason, probabilities: stageProbabilities(await pipelineSettings(ctx)) }
}

/** Within one column there is nothing to move, and the answer is null: a legacy spelling stays as it is. */
export function planMove(stored: Document, to: Stage, facts: MoveFacts): Plan | null {
  if (canonicalStage(readText(stored.stage)) === to) return null
  return { stage: to, effects: stageEffects(stateOf(stored), to, facts) }
}

/** Takes a move back: each card is again as it was, to the spelling of its stage. Errors: as the contract says. */
export function undoMoves(ctx: Ctx, { cards }: UndoInput): Promise<MoveOutcome> {
  return eachCard(ctx, cards, true, (_stored, { to }) => ({ stage: to.stage, effects: restoringEffects(to) }))
}

/** Where a deal has been since it was opened. Errors: `not_found`. */
export async function stageHistory(ctx: Ctx, id: string): Promise<StageSpan[]> {
  const stored = await ctx.collection(opportunityCollection).get(id)
  const { stage, created_at, closed_at } = readOpportunity(stored, { lead_name: null, contact_name: null })
  return stageSpans({ stage, created_at, closed_at }, await stageChangesOf(ctx, id))
}

type Card = { _id: string; from: string | null }
type Plan = { stage: string | null; effects: StageEffects }

/**
 * One after the other, the first one last, because the board shows first what was touched last; what fails is told with
 * its card and keeps no other card back.
 */
async function eachCard<C extends Card>(
  ctx: Ctx,
  cards: C[],
  isUndo: boolean,
  plan: (stored: Document, card: C) => Plan | null
): Promise<MoveOutcome> {
  const outcome: MoveOutcome = { moved: [], refused: [] }
  let at = 0
  for (const card of cards.toReversed()) {
    at = Math.max(at + 1, ctx.now().getTime())
    try {
      const how = { isUndo, now: new Date(at) }
      outcome.moved.unshift(await moveCard(ctx, card, how, (stored) => plan(stored, card)))
    } catch (error) {
      const known = toAppError(error)
      if (!known) throw error
      const current = (known.details.current ?? null) as MoveOutcome['refused'][number]['current']
      outcome.refused.unshift({ _id: card._id, code: known.code, current })
    }
  }
  return outcome
}

async function moveCard(
  ctx: Ctx,
  { _id, from }: Card,
  { isUndo, now }: { isUndo: boolean; now: Date },
  plan: (stored: Document) => Plan | null
): Promise<MoveOutcome['moved'][number]> {
  const { before, after } = await writeGuarded(ctx.collection(opportunityCollection), _id, (stored) => {
    if (readText(stored.stage) !== (from || null)) throw changedElsewhere(['stage'], stored)
    const planned = plan(stored)
    return planned && writeOf(stored, planned, now)
  })
  if (before !== after) {
    const stages = { old: readText(before.stage), new: readText(after.stage), isUndo }
    await logStageChange(ctx, stages, linksOf(_id, after))
    ctx.changed({ collection: 'opportunities', ids: [_id], kind: 'updated' })
  }
  return { card: { ...readOpportunityCard(after), isQuiet: false }, before: stateOf(before) }
}

/** The write of a move, while the deal is still at the stage that was read. */
export function writeOf(stored: Document, { stage, effects }: Plan, now: Date): GuardedWrite {
  const { probability, ...set } = effects.set
  return {
    changes: {
      set: {
        ...(stage !== null && { stage }),
        ...set,
        ...(probability !== undefined && { probability: percent(probability) }),
        updated_at: now
      },
      unset: [...(stage === null ? ['stage'] : []), ...effects.unset]
    },
    guard: stillHolds(stored, ['stage'])
  }
}

function percent(value: number): Int32 | Double {
  return Number.isInteger(value) ? new Int32(value) : new Double(value)
}

function stateOf(stored: Document): StageState {
  return {
    stage: readText(stored.stage),
    probability: readNumber(stored.probability),
    closed_at: readDate(stored.closed_at),
    lost_reason: readText(stored.lost_reason)
  }
}
