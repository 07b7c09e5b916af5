import { z } from 'zod'
import { contactRowSchema } from '../contacts/contact.schema.ts'
import { leadRowSchema } from '../leads/lead.schema.ts'
import { duplicateReasons } from './duplicate.values.ts'

/** Records that look the same. Of very large groups only the first records come along; `count` tells of all. */
const groupOf = <Row extends z.ZodType>(row: Row) =>
  z.object({
    ids: z.array(z.string()),
    reasons: z.array(z.enum(duplicateReasons)),
    records: z.array(row),
    count: z.number()
  })

export const duplicateGroupsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('lead'), groups: z.array(groupOf(leadRowSchema)) }),
  z.object({ kind: z.literal('contact'), groups: z.array(groupOf(contactRowSchema)) })
])
export type DuplicateGroups = z.infer<typeof duplicateGroupsSchema>
