import type { Document } from 'mongodb'
import { readRole } from '#shared/session/roles.ts'
import type { Teammate } from '#shared/users/user.contract.ts'
import { comparableEmail } from '#shared/values/email.ts'
import { readId, readText } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { linkTo } from '../mongo/filter-parts.ts'
import {
  accountName,
  crmUserCollection,
  isActive,
  websiteUserCollection
} from '../session/account.collection.ts'

/** The e-mail of an account by any id that records may name it by; null when there is none. */
export async function emailOfId(ctx: Ctx, id: string): Promise<string | null> {
  for (const definition of [crmUserCollection, websiteUserCollection]) {
    const filter = { $or: [{ _id: linkTo(id) }, { id }] }
    const user = await ctx.collection(definition).findOne(filter, { projection: { email: 1 } })
    const email = readText(user?.email)?.trim()
    if (email) return email
  }
  return null
}

/** An allow-list: hashes never leave the database for a list (domain.md 7). */
const projection = { email: 1, name: 1, first_name: 1, last_name: 1, role: 1, is_active: 1, deleted_at: 1 }

/** Everybody with an account, one entry an e-mail, sorted by name; the CRM's document wins over the website's. */
export async function listUsers(ctx: Ctx): Promise<Teammate[]> {
  const [website, crm] = await Promise.all(
    [websiteUserCollection, crmUserCollection].map((definition) =>
      ctx.collection(definition).find({}, { projection, limit: 1000 })
    )
  )
  const byEmail = new Map<string, Teammate>()
  for (const doc of [...(website ?? []), ...(crm ?? [])]) {
    const teammate = toTeammate(doc)
    if (teammate.email) byEmail.set(comparableEmail(teammate.email), teammate)
  }
  return [...byEmail.values()].sort((a, b) => a.name.localeCompare(b.name))
}

function toTeammate(doc: Document): Teammate {
  return {
    _id: readId(doc._id) ?? '',
    email: (readText(doc.email) ?? '').trim(),
    name: accountName(doc),
    role: readRole(doc.role),
    is_active: isActive(doc)
  }
}
