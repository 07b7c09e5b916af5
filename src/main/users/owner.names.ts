import { comparableEmail } from '#shared/values/email.ts'
import { readText, type StoredDocument } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { listUsers } from './user.service.ts'

/** The fields that may name an owner; the first that does counts. */
export const ownerFields = ['owner_email', 'owner', 'assigned_to', 'owner_id']

/** Groups by all fields that may name an owner: the `_id` of a `$group` stage, which `ownerNamer` then reads. */
export const groupByOwner = Object.fromEntries(
  ownerFields.map((field) => [field, { $ifNull: [`$${field}`, null] }])
)

/**
 * Answers who owns a document, whichever field names them (domain.md 4.5): the e-mail of an account, else what is
 * stored; null for nobody.
 */
export async function ownerNamer(ctx: Ctx): Promise<(document: StoredDocument) => string | null> {
  const users = await listUsers(ctx)
  const byKey = new Map(
    users.flatMap((user) => [
      [user._id, user.email],
      [comparableEmail(user.email), user.email]
    ])
  )
  return (document) => {
    const named =
      readText(document.owner_email) ??
      readText(document.owner) ??
      readText(document.assigned_to) ??
      readText(document.owner_id)
    return named === null ? null : (byKey.get(comparableEmail(named)) ?? named)
  }
}
