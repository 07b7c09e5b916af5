import { randomUUID } from 'node:crypto'
import type { Document } from 'mongodb'
import type { z } from 'zod'
import { AppError } from '#shared/ipc/result.ts'
import type { Role } from '#shared/session/roles.ts'
import type { accountRefusals } from '#shared/users/account.values.ts'
import type { Account, userContract } from '#shared/users/user.contract.ts'
import { comparableEmail } from '#shared/values/email.ts'
import { type AuditEntry, audit } from '../audit/audit.log.ts'
import type { Ctx } from '../context.ts'
import { inTurn } from '../mongo/creation.queue.ts'
import { sameEmail } from '../mongo/filter-parts.ts'
import { followUp } from '../mongo/follow-up.ts'
import { toStoredText } from '../mongo/guarded-update.ts'
import type { Changes } from '../mongo/scoped-collection.ts'
import { crmUserCollection, websiteUserCollection } from '../session/account.collection.ts'
import { hashPassword } from '../session/passwords.ts'
import { listAccounts, readAccount } from './account.list.ts'
import { temporaryPassword } from './temporary.password.ts'

/**
 * Accounts, as administrators look after them (domain.md 2.2, 4.4, 5). They stand in `crm_users`; what the website reads
 * of its own accounts is left alone, but for who may enter. Every change is in the audit log, without any password.
 */

type CreateInput = z.output<typeof userContract.create.input>
type UpdateInput = z.output<typeof userContract.update.input>
type WithPassword = { account: Account; password: string }

/** The website's word for sales: its lists refuse the other one (domain.md 4.5). */
const storedRole: Record<Role, string> = { admin: 'admin', sales: 'commercial', viewer: 'viewer' }

/** Errors: `duplicate`. */
export function createAccount(ctx: Ctx, input: CreateInput): Promise<WithPassword> {
  return inOrder(async () => {
    const email = comparableEmail(input.email)
    const known = (await listAccounts(ctx)).find((account) => comparableEmail(account.email) === email)
    if (known && !known.is_website_only)
      throw new AppError('duplicate', 'The address has an account', { fields: { email: 'has_account' } })
    const password = temporaryPassword()
    const now = ctx.now()
    const document = {
      id: randomUUID(),
      email,
      ...storedNames(input),
      password_hash: await hashPassword(password),
      password_is_temporary: true,
      role: storedRole[input.role],
      is_active: true,
      is_verified: true,
      language: input.language,
      assigned_leads: [],
      created_at: now,
      updated_at: now,
      created_by: ctx.user.email,
      created_by_id: ctx.user._id
    }
    const id = await ctx.collection(crmUserCollection).insert(document, ctx.newId())
    await tell(ctx, 'create', id, { after: { email, name: document.name, role: document.role } })
    return { account: readAccount({ _id: id, ...document }, now), password }
  })
}

/** Errors: `not_found`, `not_allowed_now` {reason}. */
export function updateAccount(ctx: Ctx, { _id, set }: UpdateInput): Promise<Account> {
  return inOrder(async () => {
    const account = await requireAccount(ctx, _id)
    if (set.role && set.role !== 'admin') await requireOtherAdmin(ctx, account)
    const names = storedNames({ ...account, ...set })
    const changed = {
      ...(names.name !== account.name && names),
      ...(set.role && set.role !== account.role && { role: storedRole[set.role] })
    }
    if (Object.keys(changed).length === 0) return account
    const before = { name: account.name, role: storedRole[account.role] }
    const after = { name: names.name, role: storedRole[set.role ?? account.role] }
    return write(ctx, _id, { set: changed, unset: [] }, { action: 'update', before, after })
  })
}

/** Errors: `not_found`, `not_allowed_now` {reason}. */
export function setAccountActive(
  ctx: Ctx,
  { _id, is_active }: z.output<typeof userContract.setActive.input>
): Promise<Account> {
  return inOrder(async () => {
    const account = await requireAccount(ctx, _id)
    if (!is_active && ctx.user.ids.includes(_id)) throw refusal('oneself')
    if (!is_active) await requireOtherAdmin(ctx, account)
    const gone = { deleted_at: ctx.now(), deleted_by: ctx.user.email }
    const changes = is_active
      ? { set: { is_active: true }, unset: ['deleted_at', 'deleted_by'] }
      : { set: { is_active: false, ...gone }, unset: [] }
    const after = await write(ctx, _id, changes, {
      action: 'update',
      before: { is_active: account.is_active },
      after: { is_active }
    })
    // The website lets in whom its own document says may enter.
    const twin = { set: { is_active, updated_at: ctx.now() }, unset: [] }
    await ctx.collection(websiteUserCollection).updateMany({ email: sameEmail(account.email) }, twin)
    return after
  })
}

/** Errors: `not_found`, `not_allowed_now` {reason}. */
export function resetPassword(ctx: Ctx, { _id }: { _id: string }): Promise<WithPassword> {
  return inOrder(async () => {
    await requireAccount(ctx, _id)
    const password = temporaryPassword()
    const hash = await hashPassword(password)
    const stored = await ctx.collection(crmUserCollection).get(_id, { projection: { password: 1 } })
    const set = {
      password_hash: hash,
      ...(stored.password !== undefined && { password: hash }),
      password_is_temporary: true,
      failed_login_attempts: 0
    }
    const account = await write(ctx, _id, { set, unset: ['locked_until'] }, { action: 'password_change' })
    return { account, password }
  })
}

/** Errors: `not_found`, `not_allowed_now` {reason}. */
export async function unlockAccount(ctx: Ctx, { _id }: { _id: string }): Promise<Account> {
  const { locked_until } = await requireAccount(ctx, _id)
  const changes = { set: { failed_login_attempts: 0 }, unset: ['locked_until'] }
  return write(ctx, _id, changes, {
    action: 'update',
    before: { locked_until },
    after: { locked_until: null }
  })
}

/** One change of accounts after the other: of two administrators who demote each other, one stays. */
function inOrder<T>(change: () => Promise<T>): Promise<T> {
  return inTurn('accounts', change)
}

async function requireAccount(ctx: Ctx, id: string): Promise<Account> {
  const account = (await listAccounts(ctx)).find(({ _id }) => _id === id)
  if (!account) throw new AppError('not_found', 'No such account', { id })
  if (account.is_website_only) throw refusal('website_only')
  return account
}

/** Without an administrator nobody could make one again. */
async function requireOtherAdmin(ctx: Ctx, { _id, role, is_active }: Account): Promise<void> {
  if (role !== 'admin' || !is_active) return
  const accounts = await listAccounts(ctx)
  const isOther = (other: Account) => other._id !== _id && other.role === 'admin' && other.is_active
  if (!accounts.some(isOther)) throw refusal('last_admin')
}

function refusal(reason: (typeof accountRefusals)[number]): AppError {
  return new AppError('not_allowed_now', 'The account stays as it is', { reason })
}

function storedNames({ first_name, last_name }: { first_name: string; last_name: string }) {
  const [first, last] = [toStoredText(first_name) ?? '', toStoredText(last_name) ?? '']
  return { name: [first, last].filter(Boolean).join(' '), first_name: first, last_name: last }
}

async function write(
  ctx: Ctx,
  id: string,
  { set, unset }: Changes,
  told: Pick<AuditEntry, 'action' | 'before' | 'after'>
): Promise<Account> {
  const changes = { set: { ...set, updated_at: ctx.now() }, unset }
  const after = await ctx.collection(crmUserCollection).update(id, changes)
  if (!after) throw new AppError('not_found', 'No such account', { id })
  await tell(ctx, told.action, id, told)
  return readAccount(after, ctx.now())
}

async function tell(
  ctx: Ctx,
  action: AuditEntry['action'],
  id: string,
  { before = null, after = null }: { before?: Document | null; after?: Document | null }
): Promise<void> {
  await followUp(ctx, 'audit log', async () => {
    await audit(ctx, { action, entity_type: 'crm_user', entity_id: id, before, after })
  })
  ctx.changed({ collection: 'crm_users', ids: [id], kind: action === 'create' ? 'created' : 'updated' })
}
