import { z } from 'zod'
import { connectionReasonSchema } from '../connection/connection.schema.ts'
import { command } from '../ipc/contract.ts'
import { sessionStateSchema } from '../session/session.contract.ts'
import { nothing } from '../values/fields.ts'
import { dbNameSchema } from './workspace.schema.ts'

export const serverAddressSchema = z.object({
  uri: z
    .string()
    .trim()
    .regex(/^mongodb(\+srv)?:\/\/\S+$/, 'bad_uri')
    .max(4000),
  db_name: dbNameSchema
})

/** Choosing the database. While an administrator's environment variable decides, all but `test` answer `not_allowed_now`. */
export const workspaceContract = {
  openLocal: command({ role: 'anyone', input: nothing, output: sessionStateSchema }),
  /** Opens made-up data and signs in as its administrator. */
  openSample: command({ role: 'anyone', input: nothing, output: sessionStateSchema }),
  /** Connects and, once that worked, keeps the address encrypted. Errors: `connection_failed` {reason}. */
  openServer: command({ role: 'anyone', input: serverAddressSchema, output: sessionStateSchema }),
  /** Tries an address without keeping it. An address that does not work is an answer here, not an error. */
  test: command({
    role: 'anyone',
    input: serverAddressSchema,
    output: z.discriminatedUnion('works', [
      z.object({ works: z.literal(true), serverVersion: z.string(), collections: z.number() }),
      z.object({ works: z.literal(false), reason: connectionReasonSchema, detail: z.string() })
    ])
  }),
  /** Signs out, disconnects and goes back to the welcome screen. Nothing is deleted. */
  leave: command({ role: 'anyone', input: nothing, output: sessionStateSchema })
}
