import type { Document, Filter } from 'mongodb'
import type { z } from 'zod'
import type { contactContract } from '#shared/contacts/contact.contract.ts'
import { type ContactRow, contactKinds, readContactRow } from '#shared/contacts/contact.schema.ts'
import type { ValueCount } from '#shared/lists/list.schema.ts'
import type { Ctx } from '../context.ts'
import { oddSpellingsOf } from '../lists/odd.spellings.ts'
import { countOwners } from '../lists/owner.counts.ts'
import { sortedPage } from '../lists/sorted.page.ts'
import { typedPhones } from '../lists/typed.phones.ts'
import { countValues } from '../lists/value.counts.ts'
import { merged, notMerged } from '../mongo/filter-parts.ts'
import { and, type ScopedCollection } from '../mongo/scoped-collection.ts'
import { ownerIdentities } from '../users/owner.ts'
import { contactCollection, everyContact, rowProjection } from './contact.collection.ts'
import {
  contactValueFields,
  ofKind,
  ofOrigin,
  origins,
  type ParsedContactFilter,
  toContactQuery
} from './contact.filter.ts'
import { receivedIds } from './contact.received.ts'

type ListInput = z.output<typeof contactContract.list.input>
type CountsInput = z.output<typeof contactContract.counts.input>

/** One page of the list and the number of contacts that the filter finds. */
export async function listContacts(
  ctx: Ctx,
  input: ListInput
): Promise<{ rows: ContactRow[]; total: number }> {
  const contacts = ctx.collection(contactCollection)
  const query = await contactQuery(ctx, input)
  const [rows, total] = await Promise.all([page(contacts, query, input), contacts.count(query)])
  return { rows: rows.map(readContactRow), total }
}

/** Everything that a filter asks, with the people that it names looked up. */
export async function contactQuery(ctx: Ctx, filter: ParsedContactFilter): Promise<Filter<Document>> {
  const [odd, owners, phones, hidden] = await Promise.all([
    // Of all contacts: an index tells the values of all, not those of one person's.
    oddSpellingsOf(ctx.collection(everyContact), contactValueFields, filter),
    ownerIdentities(ctx, filter.owner),
    typedPhones(filter.search),
    ctx.collection(contactCollection).count(merged)
  ])
  // Without merged contacts, as usual, the plain list needs no filter: it is then counted by the collection's figure.
  return and(toContactQuery(filter, { now: ctx.now(), odd, owners, phones }), hidden > 0 ? notMerged : null)
}

async function page(
  contacts: ScopedCollection,
  query: Filter<Document>,
  input: ListInput
): Promise<Document[]> {
  const { sort, skip, limit } = input
  if (sort[0]?.field !== 'received') {
    return sortedPage(contacts, query, { projection: rowProjection, sort: sort.map(stored), skip, limit })
  }
  const ids = await stretchIds(contacts, query, input)
  const rows = await contacts.find({ _id: { $in: ids } } as Document, { projection: rowProjection })
  const byId = new Map(rows.map((row) => [String(row._id), row]))
  return ids.flatMap((id) => byId.get(String(id)) ?? [])
}

/** The ids of a stretch of the list. */
export async function contactIds(ctx: Ctx, input: ListInput): Promise<string[]> {
  const ids = await stretchIds(ctx.collection(contactCollection), await contactQuery(ctx, input), input)
  return ids.map(String)
}

async function stretchIds(
  contacts: ScopedCollection,
  query: Filter<Document>,
  { sort, skip, limit }: ListInput
): Promise<unknown[]> {
  const [first] = sort
  if (first?.field === 'received')
    return receivedIds(contacts, { query, direction: first.direction, skip, limit })
  const stretch = { projection: { _id: 1 }, sort: sort.map(stored), skip, limit }
  return (await sortedPage(contacts, query, stretch)).map(({ _id }) => _id)
}

/** Among other keys the date is the one that most contacts have. */
function stored<Key extends { field: string }>(key: Key): Key {
  return key.field === 'received' ? { ...key, field: 'created_at' } : key
}

/** How many contacts each value of one filter would find under all the others. */
export async function countContacts(ctx: Ctx, { filter, field }: CountsInput): Promise<ValueCount[]> {
  const query = await contactQuery(ctx, { ...filter, [field]: [] })
  const contacts = ctx.collection(contactCollection)
  const countEach = (queries: Record<string, Filter<Document>>, values: readonly string[]) =>
    Promise.all(
      values.map(async (value) => ({ value, count: await contacts.count(and(query, queries[value])) }))
    )
  if (field === 'kind') return countEach(ofKind, contactKinds)
  if (field === 'origin') return countEach(ofOrigin, origins)
  if (field === 'owner') return countOwners(ctx, contactCollection, query)
  return countValues(contacts, query, contactValueFields[field])
}
