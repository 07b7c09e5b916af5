import { type Document, Int32 } from 'mongodb'
import type { z } from 'zod'
import { AppError } from '#shared/ipc/result.ts'
import { type ScoreWeights, scoreRules, usualWeights } from '#shared/leads/lead.score.ts'
import { type ScoreSettings, type scoreContract, weightsSchema } from '#shared/scores/score.contract.ts'
import { readFlag, readNumber } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { readCrmSettings, writeCrmSettings } from '../crm-settings/crm-settings.ts'
import { type EditableField, planEdit, toGuardedWrite } from '../mongo/guarded-update.ts'

/** The weights that an administrator set, in fields of our own of the settings that a team shares. */

type SaveInput = z.output<typeof scoreContract.saveSettings.input>

export async function scoreSettings(ctx: Ctx): Promise<ScoreSettings> {
  return readSettings(await readCrmSettings(ctx))
}

function readSettings(stored: Document): ScoreSettings {
  return { weights: readWeights(stored), is_stored: readFlag(stored.lead_scores_stored) === true }
}

/** The usual ones where somebody stored what is none. */
function readWeights({ lead_score_weights: stored }: Document): ScoreWeights {
  const numbers = scoreRules.map((rule) => [rule, readNumber((stored as Document | undefined)?.[rule])])
  const parsed = weightsSchema.safeParse(Object.fromEntries(numbers))
  return parsed.success ? parsed.data : usualWeights
}

/** Writes what an administrator changed. Errors: as the contract says. */
export async function writeScoreSettings(ctx: Ctx, { set, base }: SaveInput): Promise<ScoreSettings> {
  const after = await writeCrmSettings(ctx, (stored) => {
    const { edits, conflicts } = planEdit(stored, fields, { set, base })
    if (conflicts.length > 0) {
      const details = { fields: conflicts, current: readSettings(stored) }
      throw new AppError('changed_elsewhere', 'Somebody else changed the settings', details)
    }
    return edits.length === 0 ? null : toGuardedWrite(stored, fields, edits, { updated_at: ctx.now() })
  })
  return readSettings(after)
}

const fields: Record<string, EditableField> = {
  weights: {
    stored: ['lead_score_weights'],
    read: readWeights,
    same: (a, b) => scoreRules.every((rule) => (a as ScoreWeights)[rule] === (b as ScoreWeights)[rule]),
    write: (value) => {
      const weights = scoreRules.map((rule) => [rule, new Int32((value as ScoreWeights)[rule])])
      return { set: { lead_score_weights: Object.fromEntries(weights) }, unset: [] }
    }
  },
  is_stored: {
    stored: ['lead_scores_stored'],
    read: (document) => readFlag(document.lead_scores_stored) === true,
    same: (a, b) => a === b,
    write: (value) => ({ set: { lead_scores_stored: value }, unset: [] })
  }
}
