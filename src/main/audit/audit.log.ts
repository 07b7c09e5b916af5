import type { Document } from 'mongodb'
import type { Ctx } from '../context.ts'
import { followUp } from '../mongo/follow-up.ts'
import type { FieldEdit } from '../mongo/guarded-update.ts'
import type { CollectionDefinition } from '../mongo/scoped-collection.ts'

/** What is written down; other programs write words of their own. */
export const auditActions = [
  'create',
  'update',
  'password_change',
  'delete',
  'restore',
  'owner_change',
  'merge',
  'issue',
  'cancel',
  'payment',
  'payment_cancel',
  'credit'
] as const

/** Who removed, restored or handed over what (domain.md 2.17, shape 2 with `created_at`). Append only. */
export const auditCollection: CollectionDefinition = {
  name: 'audit_logs',
  indexes: [
    { keys: { entity_type: 1, entity_id: 1 } },
    { keys: { user_email: 1 } },
    { keys: { action: 1, _id: 1 } },
    { keys: { created_at: -1 } }
  ],
  scope: () => null
}

export type AuditAction = (typeof auditActions)[number]

export type AuditEntry = {
  action: AuditAction
  /** In the singular, as the website names them: `task`, `lead`. */
  entity_type: string
  entity_id: string
  before?: Document | null
  after?: Document | null
  details?: Document
}

/** Writes one entry in the name of the signed-in user and answers its id. */
export async function audit(ctx: Ctx, entry: AuditEntry): Promise<string> {
  const [id = ''] = await auditEach(ctx, [entry])
  return id
}

/** Writes many entries and answers their ids, in their order. */
export async function auditEach(ctx: Ctx, entries: AuditEntry[]): Promise<string[]> {
  const at = ctx.now()
  const documents = entries.map((entry) => ({
    id: ctx.newId(),
    document: {
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
    }
  }))
  await ctx.collection(auditCollection).insertEach(documents)
  return documents.map(({ id }) => id)
}

/** A record whose owner an edit may have changed. */
export type OwnedEdit = { id: string; edits: FieldEdit[] }

/** Writes down who got which records, after the change. A failure to do so is logged, not thrown. */
export async function auditOwners(ctx: Ctx, entity_type: string, records: OwnedEdit[]): Promise<void> {
  const entries = records.flatMap(({ id, edits }): AuditEntry[] => {
    const edit = edits.find(({ field }) => field === 'owner_email')
    const [before, after] = [{ owner_email: edit?.old ?? null }, { owner_email: edit?.new ?? null }]
    return edit ? [{ action: 'owner_change', entity_type, entity_id: id, before, after }] : []
  })
  if (entries.length === 0) return
  await followUp(ctx, 'audit log', async () => {
    await auditEach(ctx, entries)
  })
}
