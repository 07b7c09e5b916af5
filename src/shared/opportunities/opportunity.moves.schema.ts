import { z } from 'zod'
import { errorCodes } from '../ipc/result.ts'
import type { StageState } from './opportunity.rules.ts'
import { markedCardSchema, opportunitySchema } from './opportunity.schema.ts'
import type { StageSpan } from './stage.history.ts'

/** Moves from stage to stage: what they change, what came of each, and the time between them. */

/** What a move changes; `undoMove` takes it back by this. */
export const stageStateSchema = z.object({
  stage: z.string().max(200).nullable(),
  probability: z.number().nullable(),
  closed_at: z.date().nullable(),
  lost_reason: z.string().max(20_000).nullable()
}) satisfies z.ZodType<StageState>

/** Many cards move one by one: some may be refused while others are moved. */
export const moveOutcomeSchema = z.object({
  moved: z.array(z.object({ card: markedCardSchema, before: stageStateSchema })),
  refused: z.array(
    z.object({
      _id: z.string(),
      code: z.enum(errorCodes),
      /** The deal as it is by now, for `changed_elsewhere`. */
      current: opportunitySchema.nullable()
    })
  )
})
export type MoveOutcome = z.infer<typeof moveOutcomeSchema>

export const stageSpanSchema = z.object({
  stage: z.string().nullable(),
  entered_at: z.date().nullable(),
  left_at: z.date().nullable(),
  user_email: z.string().nullable()
}) satisfies z.ZodType<StageSpan>
