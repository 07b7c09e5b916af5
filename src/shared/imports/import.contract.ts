import { z } from 'zod'
import { command } from '../ipc/contract.ts'
import { nothing } from '../values/fields.ts'

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
  /** Lines that could not go in; the first 1,000. */
  rejects: z.array(z.object({ file: z.string(), line: z.number(), reason: z.string() })),
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
