import { z } from 'zod'
import { contactRowSchema } from '../contacts/contact.schema.ts'
import { query } from '../ipc/contract.ts'
import { leadRowSchema } from '../leads/lead.schema.ts'
import { opportunityCardSchema } from '../opportunities/opportunity.schema.ts'

export const searchContract = {
  /**
   * What the palette shows: the few records whose names, addresses or numbers hold every word, in any case and
   * accents. Those that begin with the text come first, then the newest.
   */
  find: query({
    role: 'viewer',
    input: z.object({ text: z.string().trim().min(1).max(200) }),
    output: z.object({
      leads: z.array(leadRowSchema),
      contacts: z.array(contactRowSchema),
      opportunities: z.array(opportunityCardSchema)
    })
  })
}
