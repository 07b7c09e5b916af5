import type { Document, Filter } from 'mongodb'
import type { ValueCount } from '#shared/lists/list.schema.ts'
import { noValue } from '#shared/lists/list.values.ts'
import { comparableEmail } from '#shared/values/email.ts'
import type { Ctx } from '../context.ts'
import { blank, present } from '../mongo/filter-parts.ts'
import { and, type CollectionDefinition } from '../mongo/scoped-collection.ts'
import { ownerFields, ownerNamer } from '../users/owner.names.ts'
import { plainField } from './filter.queries.ts'
import { countValues, foldCounts } from './value.counts.ts'

/**
 * Owners by e-mail, whichever field names them (domain.md 4.5); what names no account stays as it is stored. Each field
 * is counted where those that come before it are empty, because an index knows one field.
 */
export async function countOwners(
  ctx: Ctx,
  definition: CollectionDefinition,
  query: Filter<Document>
): Promise<ValueCount[]> {
  const collection = ctx.collection(definition)
  const nobodys = ownerFields.map((field) => ({ [field]: blank }))
  const [ownerOf, none, ...counted] = await Promise.all([
    ownerNamer(ctx),
    collection.count(and(query, ...nobodys)),
    ...ownerFields.map((field, at) =>
      countValues(collection, and(query, ...nobodys.slice(0, at), { [field]: present }), plainField(field))
    )
  ])
  const counts = counted
    .flat()
    .map(({ value, count }) => ({ value: ownerOf({ owner_email: value }) ?? value, count }))
  const mine = counts.filter(({ value }) => comparableEmail(value) === comparableEmail(ctx.user.email))
  const me = { value: 'me', count: mine.reduce((sum, { count }) => sum + count, 0) }
  return foldCounts([me, { value: noValue, count: none }, ...counts])
}
