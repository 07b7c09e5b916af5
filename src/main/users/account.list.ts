import type { Document } from 'mongodb'
import { readRole } from '#shared/session/roles.ts'
import type { Account } from '#shared/users/user.contract.ts'
import { comparableEmail } from '#shared/values/email.ts'
import { readDate, readFlag, readId, readText, type StoredDocument } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import {
  accountName,
  crmUserCollection,
  isActive,
  websiteUserCollection
} from '../session/account.collection.ts'

/** An allow-list: hashes never leave the database for a list (domain.md 7). */
const projection = Object.fromEntries(
  [
    'email',
    'name',
    'first_name',
    'last_name',
    'role',
    'is_active',
    'deleted_at',
    'locked_until',
    'password_is_temporary',
    'last_login_at',
    'last_login',
    'created_at'
  ].map((field) => [field, 1])
)

/** Everybody with an account, one entry an e-mail, active ones first; the CRM's document wins over the website's. */
export async function listAccounts(ctx: Ctx): Promise<Account[]> {
  const find = (definition: typeof crmUserCollection) =>
    ctx.collection(definition).find({}, { projection, limit: 1000 })
  const [website, crm] = await Promise.all([find(websiteUserCollection), find(crmUserCollection)])
  const byEmail = new Map<string, Account>()
  for (const [docs, isWebsite] of [[website, true] as const, [crm, false] as const]) {
    for (const account of docs.map((doc) => readAccount(doc, ctx.now(), isWebsite)).sort(inactiveFirst))
      if (account.email) byEmail.set(comparableEmail(account.email), account)
  }
  return [...byEmail.values()].sort(
    (a, b) => Number(b.is_active) - Number(a.is_active) || a.name.localeCompare(b.name)
  )
}

/** Of two documents with one address the active one is the account, as for signing in. */
function inactiveFirst(a: Account, b: Account): number {
  return Number(a.is_active) - Number(b.is_active)
}

/** Reads an account of either collection, without anything secret. */
export function readAccount(doc: Document, now: Date, isWebsite = false): Account {
  const lockedUntil = readDate(doc.locked_until)
  return {
    _id: readId(doc._id) ?? '',
    email: (readText(doc.email) ?? '').trim(),
    name: accountName(doc),
    ...namesOf(doc),
    role: readRole(doc.role),
    is_active: isActive(doc),
    is_website_only: isWebsite,
    locked_until: lockedUntil && lockedUntil > now ? lockedUntil : null,
    has_temporary_password: readFlag(doc.password_is_temporary) ?? false,
    last_login_at: readDate(doc.last_login_at) ?? readDate(doc.last_login),
    created_at: readDate(doc.created_at)
  }
}

/** Older accounts have one name only: it is parted at the first space, as the website does (domain.md 2.2). */
function namesOf(doc: StoredDocument): { first_name: string; last_name: string } {
  const [first = '', ...rest] = (readText(doc.name) ?? '').split(/\s+/)
  const parted = { first_name: readText(doc.first_name), last_name: readText(doc.last_name) }
  if (parted.first_name || parted.last_name)
    return { first_name: parted.first_name ?? '', last_name: parted.last_name ?? '' }
  return { first_name: first, last_name: rest.join(' ') }
}
