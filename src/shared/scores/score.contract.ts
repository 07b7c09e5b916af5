import { z } from 'zod'
import { command, query } from '../ipc/contract.ts'
import { scoreRules, usualWeights, wantedFields } from '../leads/lead.score.ts'
import { idSchema, nothing } from '../values/fields.ts'

const weight = z.int().min(0, 'negative').max(100, 'too_large')
export const weightsSchema = z.object({
  budget: weight,
  timeline: weight,
  completeness: weight,
  engagement: weight,
  recency: weight
})

const line = z.object({ points: z.number(), of: z.number() })
const lineSchema = z.discriminatedUnion('rule', [
  line.extend({ rule: z.literal('budget'), amount: z.number().nullable() }),
  line.extend({ rule: z.literal('timeline'), timeline: z.string().nullable() }),
  line.extend({
    rule: z.literal('completeness'),
    filled: z.number(),
    wanted: z.number(),
    missing: z.array(z.enum(wantedFields))
  }),
  line.extend({ rule: z.literal('engagement'), conversations: z.number() }),
  line.extend({ rule: z.literal('recency'), days: z.number().nullable() })
])

/**
 * `is_stored`: the score of every lead is kept on the lead, so that lists can sort by it. That writes to every lead, so
 * an administrator turns it on.
 */
export const scoreSettingsSchema = z.object({ weights: weightsSchema, is_stored: z.boolean() })
export type ScoreSettings = z.infer<typeof scoreSettingsSchema>

export const usualScoreSettings: ScoreSettings = { weights: usualWeights, is_stored: false }

export const scoreContract = {
  /** The score of one lead as it is now, line by line. Errors: `not_found`. */
  of: query({
    role: 'viewer',
    input: z.object({ lead_id: idSchema }),
    output: z.object({ score: z.number(), lines: z.array(lineSchema) })
  }),
  settings: query({ role: 'viewer', input: nothing, output: scoreSettingsSchema }),
  /**
   * Writes what changed, and brings the stored scores in line as a job. `base` as in `leads.update`; errors:
   * `changed_elsewhere` {fields, current: ScoreSettings}.
   */
  saveSettings: command({
    role: 'admin',
    input: z.object({
      set: z
        .object({
          weights: weightsSchema.refine(
            (weights) => scoreRules.some((rule) => weights[rule] > 0),
            'required'
          ),
          is_stored: z.boolean()
        })
        .partial(),
      base: z.record(z.string(), z.unknown()).default({})
    }),
    output: scoreSettingsSchema
  })
}
