import { z } from 'zod'
import { tagsSchema } from '../values/fields.ts'

/** One change for many records, and what came of it: the `result` of its job. */

/** Sets fields, one at least. */
export function setChangeSchema<Shape extends z.ZodRawShape>(fields: z.ZodObject<Shape>) {
  return z.strictObject({
    kind: z.literal('set'),
    set: fields.partial().refine((set) => Object.keys(set).length > 0, 'required')
  })
}

/** Adds and takes away tags, compared in any case. */
export const tagsChangeSchema = z.strictObject({
  kind: z.literal('tags'),
  add: tagsSchema.default([]),
  remove: tagsSchema.default([])
})

/** For administrators (domain.md 4.5). */
export const deleteChangeSchema = z.strictObject({ kind: z.literal('delete') })

/** Why a record stays as it is: somebody else is faster, a rule forbids it, or a list would get too long. */
export const keptReasons = ['changed_elsewhere', 'converted', 'too_many'] as const
export type KeptReason = (typeof keptReasons)[number]

export const bulkResultSchema = z.object({
  /** The list whose records they are, e.g. `leads`. */
  list: z.string(),
  /** `taken_back`: what was made is gone, and what was changed is as before. */
  done: z.enum(['changed', 'deleted', 'restored', 'taken_back']),
  /** Records that were written, removed or put back. */
  count: z.number(),
  /** Records that were so already. */
  unchanged: z.number(),
  kept: z.partialRecord(z.enum(keptReasons), z.number())
})
export type BulkResult = z.infer<typeof bulkResultSchema>
