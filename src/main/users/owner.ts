import { AppError } from '#shared/ipc/result.ts'
import type { Teammate } from '#shared/users/user.contract.ts'
import { comparableEmail } from '#shared/values/email.ts'
import type { Ctx } from '../context.ts'
import type { OwnerIdentity } from '../mongo/filter-parts.ts'
import type { FieldEdit } from '../mongo/guarded-update.ts'
import { emailOfId, listUsers } from './user.service.ts'

/** Who may own records (domain.md 4.5): people with an account; named by e-mail, stored with their id. */

/** The account of an e-mail, or of an id as old records name owners; null when nobody has it. */
export async function findTeammate(ctx: Ctx, key: string | null | undefined): Promise<Teammate | null> {
  if (!key) return null
  const wanted = comparableEmail(key)
  const users = await listUsers(ctx)
  return users.find(({ _id, email }) => _id === wanted || comparableEmail(email) === wanted) ?? null
}

/** The people that an owner filter names: e-mails, and `me` for the signed-in user. `none` names nobody. */
export async function ownerIdentities(ctx: Ctx, wanted: string[]): Promise<OwnerIdentity[]> {
  const emails = wanted.filter((owner) => owner !== 'me' && owner !== 'none')
  const me = wanted.includes('me') ? [ctx.user] : []
  if (emails.length === 0) return me
  const users = await listUsers(ctx)
  const others = emails.map((email) => {
    const user = users.find((found) => comparableEmail(found.email) === comparableEmail(email))
    // Who has no account may be named by an id that stands in the records alone.
    return { email, ids: [user?._id ?? email] }
  })
  return [...me, ...others]
}

/**
 * Edits as history tells them: a former owner whom the document named by id is told by e-mail. The id stays where
 * no account has it, and where none can be read: the edit itself is already written.
 */
export function withOwnerEmails(ctx: Ctx, edits: FieldEdit[]): Promise<FieldEdit[]> {
  return Promise.all(
    edits.map(async (edit) => {
      const isId = edit.field === 'owner_email' && typeof edit.old === 'string' && !edit.old.includes('@')
      if (!isId) return edit
      const email = await emailOfId(ctx, String(edit.old)).catch(() => null)
      return { ...edit, old: email ?? edit.old }
    })
  )
}

/**
 * Checks that the user may make `owner` the owner of a record. Administrators hand out records to people with an
 * active account; a salesperson may take one or give it up. Errors: `forbidden`, `invalid_input` {owner_email}.
 */
export function requireAssignable(ctx: Ctx, email: string | null, owner: Teammate | null): void {
  if (email === null) return
  const isSelf = comparableEmail(email) === comparableEmail(ctx.user.email)
  if (isSelf) return
  if (ctx.user.role !== 'admin') {
    throw new AppError('forbidden', 'Only administrators assign to others', { fields: ['owner_email'] })
  }
  if (!owner?.is_active) {
    throw new AppError('invalid_input', 'No active account has this e-mail', {
      fields: { owner_email: 'other' }
    })
  }
}

/**
 * The owner of a new lead or contact: its creator, unless an administrator names somebody else or nobody. A
 * salesperson's own record must stay in sight. Errors: as `requireAssignable`.
 */
export async function newOwner(
  ctx: Ctx,
  wanted: string | null | undefined
): Promise<{ email: string; _id: string } | null> {
  if (wanted === null && ctx.user.role === 'admin') return null
  if (!wanted) return ctx.user
  const teammate = await findTeammate(ctx, wanted)
  requireAssignable(ctx, wanted, teammate)
  return teammate ?? ctx.user
}

/**
 * The e-mail of somebody who may be given work, as their account spells it: anybody with an active account that is
 * more than a reader's. Null and undefined name nobody. Errors: `invalid_input` {[field]}.
 */
export async function requireWorker(
  ctx: Ctx,
  email: string | null | undefined,
  field: string
): Promise<string | null> {
  if (!email) return null
  if (comparableEmail(email) === comparableEmail(ctx.user.email)) return ctx.user.email
  const teammate = await findTeammate(ctx, email)
  if (teammate?.is_active && teammate.role !== 'viewer') return teammate.email
  throw new AppError('invalid_input', 'No active account has this e-mail', { fields: { [field]: 'other' } })
}
