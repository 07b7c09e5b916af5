import type { Ctx } from '../context.ts'
import { sameEmail } from '../mongo/filter-parts.ts'
import type { ScopedCollection } from '../mongo/scoped-collection.ts'
import { addToList, takeFromList } from '../mongo/stored-lists.ts'
import { crmUserCollection } from '../session/account.collection.ts'

/**
 * Keeps `crm_users.assigned_leads` in step with a lead's owner (domain.md 4.5): takes the lead's id from the former
 * owner and gives it to the new one. An owner without CRM account has no such list.
 */
export async function moveAssignedLead(
  ctx: Ctx,
  leadId: string,
  owners: { from: string | null; to: string | null }
): Promise<void> {
  const users = ctx.collection(crmUserCollection)
  const entry = { field: 'assigned_leads', value: leadId, also: { updated_at: ctx.now() } }
  const [from, to] = await Promise.all([accountIds(users, owners.from), accountIds(users, owners.to)])
  for (const id of from) await takeFromList(users, id, entry)
  for (const id of to) await addToList(users, id, entry)
  const ids = [...from, ...to]
  if (ids.length > 0) ctx.changed({ collection: 'crm_users', ids, kind: 'updated' })
}

async function accountIds(users: ScopedCollection, email: string | null): Promise<string[]> {
  if (!email) return []
  const found = await users.find({ email: sameEmail(email) }, { projection: { _id: 1 }, limit: 10 })
  return found.map((user) => String(user._id))
}
