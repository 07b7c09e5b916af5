import { z } from 'zod'
import { contactRowSchema } from '../contacts/contact.schema.ts'
import { invoiceRowSchema } from '../invoices/invoice-list.schema.ts'
import { command, query } from '../ipc/contract.ts'
import { leadRowSchema } from '../leads/lead.schema.ts'
import { opportunityCardSchema } from '../opportunities/opportunity.schema.ts'
import { taskRowSchema } from '../tasks/task.schema.ts'
import { idSchema, nothing } from '../values/fields.ts'

/** What the palette finds, in the order in which it shows it. A kind that is added here is asked for by the compiler elsewhere. */
export const foundSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('lead'), record: leadRowSchema }),
  z.object({ kind: z.literal('contact'), record: contactRowSchema }),
  z.object({ kind: z.literal('opportunity'), record: opportunityCardSchema }),
  z.object({ kind: z.literal('invoice'), record: invoiceRowSchema }),
  z.object({ kind: z.literal('task'), record: taskRowSchema })
])
export type Found = z.infer<typeof foundSchema>
export type FoundKind = Found['kind']
export const foundKinds = ['lead', 'contact', 'opportunity', 'invoice', 'task'] as const satisfies FoundKind[]

/** A record that somebody opened. */
export const openedSchema = z.object({ kind: z.enum(foundKinds), _id: idSchema })
export type Opened = z.infer<typeof openedSchema>

export const searchContract = {
  /**
   * The few records of each kind whose names, addresses or numbers hold every word, in any case and accents. Those that
   * begin with the text come first, then the newest. A phone number is found however it is written, with or without its
   * country.
   */
  find: query({
    role: 'viewer',
    input: z.object({ text: z.string().trim().min(1).max(200) }),
    output: z.array(foundSchema)
  }),
  /** What the signed-in person opened last on this device, as far as they may still see it; newest first. */
  recent: query({ role: 'viewer', input: nothing, output: z.array(foundSchema) }),
  /** Notes that the signed-in person has opened a record. */
  opened: command({ role: 'viewer', input: openedSchema, output: nothing })
}
