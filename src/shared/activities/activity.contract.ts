import { z } from 'zod'
import { command, query } from '../ipc/contract.ts'
import { idSchema } from '../values/fields.ts'
import { activitySchema, loggableTypes } from './activity.schema.ts'

/** The record that a timeline belongs to: exactly one of the two. */
const recordSchema = z.union([
  z.strictObject({ lead_id: idSchema }),
  z.strictObject({ opportunity_id: idSchema })
])
export type TimelineRecord = z.infer<typeof recordSchema>

export const activityContract = {
  /** Newest first. `before` is the `created_at` of the last entry shown; `more` tells whether older ones exist. */
  timeline: query({
    role: 'viewer',
    input: z.object({
      record: recordSchema,
      before: z.date().nullable().default(null),
      limit: z.int().min(1).max(200).default(30)
    }),
    output: z.object({ entries: z.array(activitySchema), more: z.boolean() })
  }),
  /** Logs a note, call, e-mail or meeting on a record. */
  add: command({
    role: 'sales',
    input: z.object({
      record: recordSchema,
      type: z.enum(loggableTypes),
      description: z.string().trim().min(1, 'required').max(20_000, 'too_long')
    }),
    output: activitySchema
  })
}
