import type { z } from 'zod'
import type { OutputOf } from '#shared/ipc/contract.ts'
import { AppError } from '#shared/ipc/result.ts'
import { scoreLead } from '#shared/leads/lead.score.ts'
import type { ScoreSettings, scoreContract } from '#shared/scores/score.contract.ts'
import type { Ctx } from '../context.ts'
import { leadCollection, rowProjection } from '../leads/lead.collection.ts'
import { scoreFacts } from './score.facts.ts'
import { scoreSettings, writeScoreSettings } from './score.settings.ts'
import { bringInLine } from './score.stored.ts'

/** The score of a lead that the user may see, made now. Errors: `not_found`. */
export async function scoreOf(
  ctx: Ctx,
  { lead_id }: { lead_id: string }
): Promise<OutputOf<typeof scoreContract.of>> {
  const [lead, { weights }] = await Promise.all([
    ctx.collection(leadCollection).get(lead_id, { projection: rowProjection }),
    scoreSettings(ctx)
  ])
  const facts = (await scoreFacts(ctx, [lead])).get(lead_id)
  if (!facts) throw new AppError('not_found', 'The lead has another id', { id: lead_id })
  const { score, lines } = scoreLead(facts, weights, ctx.now())
  return { score, lines }
}

/** Writes what an administrator changed; kept scores follow as a job. Errors: `changed_elsewhere`. */
export async function saveScoreSettings(
  ctx: Ctx,
  input: z.output<typeof scoreContract.saveSettings.input>
): Promise<ScoreSettings> {
  const before = await scoreSettings(ctx)
  const after = await writeScoreSettings(ctx, input)
  const isChanged = JSON.stringify(before) !== JSON.stringify(after)
  if (isChanged && (before.is_stored || after.is_stored)) {
    ctx.startJob('lead-scores', (job) => bringInLine(ctx, job))
  }
  return after
}
