import type { Document } from 'mongodb'
import type { Ctx } from '../context.ts'
import type { CollectionDefinition } from '../mongo/scoped-collection.ts'

/** Who removed, restored or handed over what (domain.md 2.17, shape 2 with `created_at`). Append only. */
export const auditCollection: CollectionDefinition = {
  name: 'audit_logs',
  indexes: [
    { keys: { entity_type: 1, entity_id: 1 } },
    { keys: { user_email: 1 } },
    { keys: { created_at: -1 } }
  ],
  scope: () => null
}

export type AuditEntry = {
  action: 'delete' | 'restore' | 'owner_change' | 'merge'
  /** In the singular, as the website names them: `task`, `lead`. */
  entity_type: string
  entity_id: string
  before?: Document | null
  after?: Document | null
  details?: Document
}

/** Writes one entry in the name of the signed-in user and answers its id. */
export async function audit(ctx: Ctx, entry: AuditEntry): Promise<string> {
  const at = ctx.now()
  return ctx.collection(auditCollection).insert(
    {
      user_id: ctx.user._id,
      user_email: ctx.user.email,
      user_role: ctx.user.role,
      before: null,
      after: null,
      details: {},
      ...entry,
      ip_address: null,
      timestamp: at,
      created_at: at
    },
    ctx.newId()
  )
}
