import { type Collection, type Db, type Document, ObjectId } from 'mongodb'
import { readRole } from '#shared/session/roles.ts'
import { comparableEmail } from '#shared/values/email.ts'
import { readFlag, readId, readText, readTexts, type StoredDocument } from '#shared/values/stored.ts'
import { escapeRegExp } from '#shared/values/text.ts'
import type { CollectionDefinition } from '../mongo/scoped-collection.ts'
import type { SignedInUser } from './signed-in-user.ts'

/**
 * The two account collections (domain.md 2.1, 2.2, 5). The CRM's own `crm_users` come first; a person often has a
 * document in each, with the same e-mail and different ids. What the website reads is never rewritten here.
 */

export const crmUserCollection: CollectionDefinition = {
  name: 'crm_users',
  indexes: [{ keys: { email: 1 } }, { keys: { id: 1 } }],
  scope: () => null
}

export const websiteUserCollection: CollectionDefinition = {
  name: 'users',
  indexes: [{ keys: { email: 1 } }],
  scope: () => null
}

/** One person: the documents that carry their e-mail. At least one of the two is there. */
export type Account = { crmUser: StoredDocument | null; websiteUser: StoredDocument | null }

/** The documents of an e-mail, compared without case and outer spaces; null when there is none. */
export async function findAccount(db: Db, email: string): Promise<Account | null> {
  const filter = { email: { $regex: `^\\s*${escapeRegExp(comparableEmail(email))}\\s*$`, $options: 'i' } }
  const [crmUsers, websiteUsers] = await Promise.all([
    db.collection('crm_users').find(filter).limit(5).toArray(),
    db.collection('users').find(filter).limit(5).toArray()
  ])
  const crmUser = crmUsers.find(isActive) ?? crmUsers[0] ?? null
  const websiteUser = websiteUsers[0] ?? null
  return crmUser || websiteUser ? { crmUser, websiteUser } : null
}

/** Tells whether the workspace has any account at all. */
export async function hasAccounts(db: Db): Promise<boolean> {
  const options = { projection: { _id: 1 } }
  return Boolean(
    (await db.collection('crm_users').findOne({}, options)) ??
      (await db.collection('users').findOne({}, options))
  )
}

/** Soft-deleted accounts stay in the collection with `is_active: false` (domain.md 4.4). */
export function isActive(user: StoredDocument): boolean {
  return readFlag(user.is_active) !== false && !user.deleted_at
}

/** A deactivated CRM account is out, whatever its website twin says. */
export function mayEnter({ crmUser, websiteUser }: Account): boolean {
  if (crmUser) return isActive(crmUser)
  return websiteUser !== null && isActive(websiteUser)
}

/** Stored passwords in the order of domain.md 5. */
export function storedPasswords({ crmUser, websiteUser }: Account): unknown[] {
  return [
    crmUser?.password_hash,
    crmUser?.password,
    websiteUser?.password_hash,
    websiteUser?.password
  ].filter(Boolean)
}

/** `name`, else first and last, else the part of the e-mail before @ (domain.md 2.2). */
export function accountName(user: StoredDocument): string {
  const joined = [readText(user.first_name), readText(user.last_name)].filter(Boolean).join(' ')
  return readText(user.name) ?? (joined || (readText(user.email) ?? '').split('@')[0] || '—')
}

/** The person as services know them; the identity is the CRM document's when there is one. */
export function toSignedInUser(account: Account): SignedInUser {
  const { crmUser, websiteUser } = account
  const main = crmUser ?? websiteUser ?? {}
  const ids = [crmUser?._id, crmUser?.id, websiteUser?._id, websiteUser?.id].map(readId)
  return {
    _id: readId(main._id) ?? '',
    email: (readText(main.email) ?? '').trim(),
    name: accountName(main),
    role: readRole(main.role),
    ids: ids.filter((id) => id !== null),
    assignedLeads: readTexts(crmUser?.assigned_leads ?? []).filter((id) => ObjectId.isValid(id)),
    hasTemporaryPassword: readFlag(crmUser?.password_is_temporary) === true
  }
}

/** The document that carries lock-out counters, and its collection. */
export function lockOwner(db: Db, account: Account): { collection: Collection; document: Document } {
  return account.crmUser
    ? { collection: db.collection('crm_users'), document: account.crmUser }
    : { collection: db.collection('users'), document: account.websiteUser ?? {} }
}
