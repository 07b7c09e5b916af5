import type { Document, Filter } from 'mongodb'
import type { Ctx } from '../context.ts'
import { linkTo, sameEmail } from '../mongo/filter-parts.ts'
import { and, type ScopedCollection, toObjectId } from '../mongo/scoped-collection.ts'
import { addToList, takeFromLists } from '../mongo/stored-lists.ts'
import { crmUserCollection } from '../session/account.collection.ts'

/**
 * Keeps `crm_users.assigned_leads` in step with the owner of leads (domain.md 4.5): the new owner, who may have no CRM
 * account, gets their ids, and everybody else loses them, because that list is part of what a person may see. Safe to
 * repeat.
 */
export async function moveAssignedLeads(ctx: Ctx, leadIds: string[], to: string | null): Promise<void> {
  const users = ctx.collection(crmUserCollection)
  const also = { updated_at: ctx.now() }
  const owners = await accountIds(users, to && { email: sameEmail(to) })
  const others = { _id: { $nin: owners.map(toObjectId) } }
  const former = await accountIds(users, and({ assigned_leads: linkTo(...leadIds) }, others))
  if (former.length > 0) {
    await takeFromLists(users, others, { field: 'assigned_leads', value: linkTo(...leadIds), also })
  }
  for (const id of owners) await addToList(users, id, { field: 'assigned_leads', values: leadIds, also })
  const ids = [...former, ...owners]
  if (ids.length > 0) ctx.changed({ collection: 'crm_users', ids, kind: 'updated' })
}

async function accountIds(users: ScopedCollection, filter: Filter<Document> | '' | null): Promise<string[]> {
  if (!filter) return []
  const found = await users.find(filter, { projection: { _id: 1 } })
  return found.map((user) => String(user._id))
}
