import { z } from 'zod'
import { query } from '../ipc/contract.ts'
import { pageSchema } from '../values/fields.ts'

/** One entry of the audit log, as it is shown: who did what to which record, and what changed. */
export const auditRowSchema = z.object({
  _id: z.string(),
  at: z.date().nullable(),
  /** An e-mail; null for a program. */
  user_email: z.string().nullable(),
  /** As stored: other programs write words of their own. */
  action: z.string(),
  entity_type: z.string(),
  entity_id: z.string().nullable(),
  /** What the record was called, as far as the entry tells. */
  name: z.string().nullable(),
  /** Fields that changed, in short; passwords are never told. */
  changes: z.array(z.object({ field: z.string(), old: z.string().nullable(), new: z.string().nullable() }))
})
export type AuditRow = z.infer<typeof auditRowSchema>

export const auditContract = {
  /** A page of the audit log, newest first; empty filters narrow nothing. */
  list: query({
    role: 'admin',
    input: pageSchema.extend({
      actions: z.array(z.string().max(60)).max(30).default([]),
      user_email: z.string().max(320).nullable().default(null)
    }),
    output: z.object({ rows: z.array(auditRowSchema), total: z.number() })
  })
}
