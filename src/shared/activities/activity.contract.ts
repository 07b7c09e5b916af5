import { z } from 'zod'
import { command, query } from '../ipc/contract.ts'
import { boardColumns } from '../opportunities/opportunity.values.ts'
import { linkedRecordSchema, recordSchema } from '../records/record.schema.ts'
import { idSchema } from '../values/fields.ts'
import { activitySchema } from './activity.schema.ts'
import { entryKinds, loggableTypes, ownEntryOrigins } from './activity.values.ts'

const entryText = z.string().trim().min(1, 'required').max(20_000, 'too_long')
/** E-mails of the people that the text names as `@Name`. */
const mentions = z.array(z.string().max(320)).max(50, 'too_many').default([])

export const entryFilterSchema = z.object({
  /** Empty means all. */
  kinds: z.array(z.enum(entryKinds)).default([]),
  /** E-mails; `me` is the signed-in user, `none` finds what programs wrote by themselves. Empty means anybody. */
  authors: z.array(z.string().max(320)).max(100).default([])
})
export type EntryFilter = z.infer<typeof entryFilterSchema>

const ownEntry = { _id: idSchema, origin: z.enum(ownEntryOrigins) }

/** An entry in the list of all records, with the record that it is about. */
export const activityRowSchema = activitySchema.extend({ record: linkedRecordSchema.nullable() })
export type ActivityRow = z.infer<typeof activityRowSchema>

export const activityContract = {
  /**
   * Entries of all records that the user may see, newest first; pages as in `timeline`. A period leaves out entries
   * without a date; `to` is not part of it.
   */
  list: query({
    role: 'viewer',
    input: entryFilterSchema.extend({
      /** Moves of deals away from these stages; empty means anything. */
      left: z.array(z.enum(boardColumns)).default([]),
      from: z.date().nullable().default(null),
      to: z.date().nullable().default(null),
      before: z.date().nullable().default(null),
      limit: z.int().min(1).max(200).default(50)
    }),
    output: z.object({ entries: z.array(activityRowSchema), more: z.boolean() })
  }),
  /** Newest first. `before` is the `created_at` of the last entry shown; `more` tells whether older ones exist. */
  timeline: query({
    role: 'viewer',
    input: entryFilterSchema.extend({
      record: recordSchema,
      before: z.date().nullable().default(null),
      limit: z.int().min(1).max(200).default(30)
    }),
    output: z.object({ entries: z.array(activitySchema), more: z.boolean() })
  }),
  /**
   * Logs a note, call, e-mail or meeting on a record. Each mentioned person gets a task, once for this entry; an
   * address that is no active colleague's, or whose `@Name` the text does not hold, is ignored.
   */
  add: command({
    role: 'sales',
    input: z.object({ record: recordSchema, type: z.enum(loggableTypes), description: entryText, mentions }),
    output: activitySchema
  }),
  /**
   * Changes the text of an entry that the user logged by hand. `base` is the text that the editor started from:
   * `changed_elsewhere` {fields, current: Activity} when the database holds another by now. `forbidden` for what
   * somebody else, or a program, wrote.
   */
  edit: command({
    role: 'sales',
    input: z.object({ ...ownEntry, description: entryText, base: z.string(), mentions }),
    output: activitySchema
  }),
  /** Removes such an entry; `removal` is for `restore`. Errors as `edit`. */
  remove: command({
    role: 'sales',
    input: z.object({ ...ownEntry, base: z.string() }),
    output: z.object({ removal: z.string() })
  }),
  /** Takes a removal back. Twice is the same as once. */
  restore: command({
    role: 'sales',
    input: z.object({ removal: idSchema, origin: z.enum(ownEntryOrigins) }),
    output: z.object({ _id: z.string() })
  })
}
