import { z } from 'zod'

/** What came of a change of many records: the `result` of its job. */

/** Why a record stays as it is: somebody else is faster, a rule forbids it, or a list would get too long. */
export const keptReasons = ['changed_elsewhere', 'converted', 'too_many'] as const
export type KeptReason = (typeof keptReasons)[number]

export const bulkResultSchema = z.object({
  /** The list whose records they are, e.g. `leads`. */
  list: z.string(),
  done: z.enum(['changed', 'deleted', 'restored']),
  /** Records that were written, removed or put back. */
  count: z.number(),
  /** Records that were so already. */
  unchanged: z.number(),
  kept: z.partialRecord(z.enum(keptReasons), z.number())
})
export type BulkResult = z.infer<typeof bulkResultSchema>
