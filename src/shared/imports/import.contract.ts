import { z } from 'zod'
import { command } from '../ipc/contract.ts'
import { nothing } from '../values/fields.ts'

/**
 * Why a line of a dump did not go in. `bad_name`: the file's name is no collection that may be written;
 * `refused`: the database did not take the document. The window's words are `enums.import_reject`.
 */
export const importRejectReasons = [
  'bad_json',
  'bad_value',
  'bad_encoding',
  'not_a_document',
  'too_long',
  'bad_name',
  'refused'
] as const
export type ImportRejectReason = (typeof importRejectReasons)[number]

/** What an import of a folder of `mongoexport` files did; the `result` of its job. */
export const importReportSchema = z.object({
  collections: z.array(
    z.object({
      collection: z.string(),
      file: z.string(),
      inserted: z.number(),
      /** Documents whose `_id` was there already: left as they are. */
      alreadyThere: z.number(),
      rejected: z.number()
    })
  ),
  /** Lines that could not go in; the first 1,000. Line 0 is the file as a whole; `detail` is plain English. */
  rejects: z.array(
    z.object({
      file: z.string(),
      line: z.number(),
      reason: z.enum(importRejectReasons),
      detail: z.string()
    })
  ),
  rejectedTotal: z.number()
})
export type ImportReport = z.infer<typeof importReportSchema>

export const importContract = {
  /** Asks for a folder and imports it. `job_id` is null when the person closed the dialog. */
  chooseAndStart: command({
    role: 'admin',
    input: nothing,
    output: z.object({ job_id: z.string().nullable() })
  })
}
