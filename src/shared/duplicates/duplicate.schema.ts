import { z } from 'zod'
import { contactRowSchema } from '../contacts/contact.schema.ts'
import { leadRowSchema } from '../leads/lead.schema.ts'

/** What records are searched for duplicates. */
export const duplicateKinds = ['lead', 'contact'] as const
export type DuplicateKind = (typeof duplicateKinds)[number]

/** Why records look the same: address, number in E.164, brand (leads), name and brand (contacts). */
export const duplicateReasons = ['email', 'phone', 'brand', 'name'] as const
export type DuplicateReason = (typeof duplicateReasons)[number]

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
