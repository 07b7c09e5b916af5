import { z } from 'zod'
import { contactDuplicateSchema } from '../contacts/contact.contract.ts'
import { command, query } from '../ipc/contract.ts'
import { currencies } from '../opportunities/opportunity.values.ts'
import { stages } from '../opportunities/stages.ts'
import { idSchema } from '../values/fields.ts'

/** What the dialog asks of the deal that is opened with the conversion; the rest comes from the lead. */
const dealSchema = z.object({
  name: z.string().trim().min(1, 'required').max(300, 'too_long'),
  value: z.number().min(0, 'negative').max(1e12, 'too_large').nullable().default(null),
  currency: z.enum(currencies).default('USD'),
  stage: z.enum(stages).exclude(['lost']).default('qualification'),
  expected_close_date: z.date().nullable().default(null)
})

export const conversionContract = {
  /** CRM contacts with the lead's e-mail, newest first: the conversion can be to one of them. Errors: `not_found`. */
  candidates: query({
    role: 'sales',
    input: z.object({ lead_id: idSchema }),
    output: z.array(contactDuplicateSchema)
  }),
  /**
   * Makes a contact of a lead, or links it to the existing one `attach_to`, and opens a deal where `deal` is given.
   * Safe to repeat, also at the same time on two computers: there is one contact and one deal, and whoever comes second
   * is told `already`. `beside` names the existing contacts with this e-mail that the person has seen and decided
   * against; when there are others, nothing is done: `duplicate` {contacts}. A lead of which nothing is known, not even
   * its brand, is `not_allowed_now` {reason: 'nothing_known'}.
   */
  convert: command({
    role: 'sales',
    input: z.object({
      lead_id: idSchema,
      attach_to: idSchema.nullable().default(null),
      beside: z.array(idSchema).max(200).default([]),
      deal: dealSchema.nullable().default(null)
    }),
    output: z.object({
      contact_id: z.string(),
      opportunity_id: z.string().nullable(),
      outcome: z.enum(['created', 'attached', 'already'])
    })
  })
}
