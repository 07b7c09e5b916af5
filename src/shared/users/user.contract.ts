import { z } from 'zod'
import { query } from '../ipc/contract.ts'
import { roles } from '../session/roles.ts'
import { nothing } from '../values/fields.ts'

/** A person who may own records. Hashes and the rest of the account never leave the main process. */
export const teammateSchema = z.object({
  _id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(roles),
  is_active: z.boolean()
})
export type Teammate = z.infer<typeof teammateSchema>

export const userContract = {
  /** Everybody with an account, inactive ones included: old records name them. Sorted by name. */
  list: query({ role: 'viewer', input: nothing, output: z.array(teammateSchema) })
}
