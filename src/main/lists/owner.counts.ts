import type { Document, Filter } from 'mongodb'
import { noValue, type ValueCount } from '#shared/lists/list.schema.ts'
import { comparableEmail } from '#shared/values/email.ts'
import type { Ctx } from '../context.ts'
import type { CollectionDefinition } from '../mongo/scoped-collection.ts'
import { groupByOwner, ownerNamer } from '../users/owner.names.ts'
import { foldCounts } from './value.counts.ts'

/** Owners by e-mail, whichever field names them (domain.md 4.5); what names no account stays as it is stored. */
export async function countOwners(
  ctx: Ctx,
  definition: CollectionDefinition,
  query: Filter<Document>
): Promise<ValueCount[]> {
  const groups = [{ $match: query }, { $group: { _id: groupByOwner, count: { $sum: 1 } } }]
  const [found, ownerOf] = await Promise.all([ctx.collection(definition).aggregate(groups), ownerNamer(ctx)])
  const counts = found.map(({ _id, count }) => ({ value: ownerOf(_id) ?? noValue, count: Number(count) }))
  const mine = counts.filter(({ value }) => comparableEmail(value) === comparableEmail(ctx.user.email))
  const me = { value: 'me', count: mine.reduce((sum, { count }) => sum + count, 0) }
  return foldCounts([me, ...counts])
}
