import { z } from 'zod'
import { command, query } from '../ipc/contract.ts'
import { nothing } from '../values/fields.ts'

/** Names a form, and the record that it edits: `lead.new`, `task:6659…`. */
const formSchema = z.string().min(1).max(120)

/** What a form holds: text as typed, days, links; never a password. */
const valuesSchema = z.record(z.string().max(100), z.unknown())
export type DraftValues = z.output<typeof valuesSchema>

/** Half-filled forms of the signed-in person in this workspace, kept on this device. */
export const draftContract = {
  list: query({ role: 'viewer', input: nothing, output: z.record(z.string(), valuesSchema) }),
  /** Null forgets it. Errors: `invalid_input` for what is far too long. */
  keep: command({
    role: 'sales',
    input: z.object({ form: formSchema, values: valuesSchema.nullable() }),
    output: nothing
  })
}
