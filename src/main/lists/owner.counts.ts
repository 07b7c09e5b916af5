import type { Document, Filter } from 'mongodb'
import { noValue, type ValueCount } from '#shared/lists/list.schema.ts'
import { comparableEmail } from '#shared/values/email.ts'
import { readId, readText } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import type { CollectionDefinition } from '../mongo/scoped-collection.ts'
import { listUsers } from '../users/user.service.ts'
import { foldCounts } from './value.counts.ts'

const fields = ['owner_email', 'owner', 'assigned_to', 'owner_id']

/** Owners by e-mail, whichever field names them (domain.md 4.5); what names no account stays as it is stored. */
export async function countOwners(
  ctx: Ctx,
  definition: CollectionDefinition,
  query: Filter<Document>
): Promise<ValueCount[]> {
  const names = Object.fromEntries(fields.map((field) => [field, { $ifNull: [`$${field}`, null] }]))
  const [groups, users] = await Promise.all([
    ctx.collection(definition).aggregate([{ $match: query }, { $group: { _id: names, count: { $sum: 1 } } }]),
    listUsers(ctx)
  ])
  const counts = groups.map(({ _id, count }) => {
    const named =
      readText(_id.owner_email) ?? readText(_id.owner) ?? readText(_id.assigned_to) ?? readId(_id.owner_id)
    const user = users.find(
      ({ _id: id, email }) =>
        named !== null && (id === named || comparableEmail(email) === comparableEmail(named))
    )
    return { value: user?.email ?? named ?? noValue, count: Number(count) }
  })
  const mine = counts.filter(({ value }) => comparableEmail(value) === comparableEmail(ctx.user.email))
  const me = { value: 'me', count: mine.reduce((sum, { count }) => sum + count, 0) }
  return foldCounts([me, ...counts])
}
