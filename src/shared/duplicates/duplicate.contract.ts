import { z } from 'zod'
import { command, query } from '../ipc/contract.ts'
import { jobSchema } from '../jobs/job.contract.ts'
import { idSchema, nothing, pageSchema } from '../values/fields.ts'
import { duplicateGroupsSchema } from './duplicate.schema.ts'
import { duplicateKinds } from './duplicate.values.ts'

const kind = z.enum(duplicateKinds)
/** The records that were told apart, as the group showed them. */
const told = z.object({ kind, ids: z.array(idSchema).min(2).max(1000) })

/** Merging removes a record, which only administrators may do: so is looking for what to merge. */
export const duplicateContract = {
  /**
   * Looks through all records of a kind, as a job in small steps; what is found stays until the next search, the end
   * of the application, or another workspace. A search that runs already is answered instead of a second one.
   */
  search: command({ role: 'admin', input: z.object({ kind }), output: jobSchema }),
  /**
   * A page of what the last search found, read again: records that have changed or gone since are left out. `found_at`
   * is null before the first search. `dismissed` shows those that somebody told apart instead.
   */
  groups: query({
    role: 'admin',
    input: z.object({ kind, dismissed: z.boolean().default(false), ...pageSchema.shape }),
    output: z.object({ found: duplicateGroupsSchema, total: z.number(), found_at: z.date().nullable() })
  }),
  /** "Not a duplicate": remembered for everybody, until another record joins the group. */
  dismiss: command({ role: 'admin', input: told, output: nothing }),
  /** Takes that back. */
  undismiss: command({ role: 'admin', input: told, output: nothing })
}
