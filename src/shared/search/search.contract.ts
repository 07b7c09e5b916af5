import { z } from 'zod'
import { query } from '../ipc/contract.ts'
import { leadRowSchema } from '../leads/lead.schema.ts'
import { opportunityCardSchema } from '../opportunities/opportunity.schema.ts'

export const searchContract = {
  /** What the palette shows: the newest few records whose names or addresses hold every word. */
  find: query({
    role: 'viewer',
    input: z.object({ text: z.string().trim().min(1).max(200) }),
    output: z.object({ leads: z.array(leadRowSchema), opportunities: z.array(opportunityCardSchema) })
  })
}
