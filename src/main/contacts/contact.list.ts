import type { Document } from 'mongodb'
import type { z } from 'zod'
import type { contactContract } from '#shared/contacts/contact.contract.ts'
import { type ContactRow, readContactRow } from '#shared/contacts/contact.schema.ts'
import type { Ctx } from '../context.ts'
import { merged, notMerged } from '../mongo/filter-parts.ts'
import { and, type ScopedCollection } from '../mongo/scoped-collection.ts'
import { ownerIdentities } from '../users/owner.ts'
import { contactCollection, rowProjection } from './contact.collection.ts'
import { toContactQuery, toContactSort } from './contact.filter.ts'
import { receivedIds } from './contact.received.ts'

type ListInput = z.output<typeof contactContract.list.input>

/** One page of the list and the number of contacts that the filter finds. */
export async function listContacts(
  ctx: Ctx,
  input: ListInput
): Promise<{ rows: ContactRow[]; total: number }> {
  const contacts = ctx.collection(contactCollection)
  const [owners, hidden] = await Promise.all([ownerIdentities(ctx, input.owner), contacts.count(merged)])
  // Without merged contacts, as usual, the plain list needs no filter: it is then counted by the collection's figure.
  const query = and(toContactQuery(input, owners), hidden > 0 ? notMerged : null)
  const [rows, total] = await Promise.all([page(contacts, query, input), contacts.count(query)])
  return { rows: rows.map(readContactRow), total }
}

async function page(contacts: ScopedCollection, query: Document, input: ListInput): Promise<Document[]> {
  const { sort, skip, limit } = input
  if (sort.field !== 'received') {
    return contacts.find(query, { projection: rowProjection, sort: toContactSort(sort), skip, limit })
  }
  const ids = await receivedIds(contacts, { query, direction: sort.direction, skip, limit })
  const rows = await contacts.find({ _id: { $in: ids } } as Document, { projection: rowProjection })
  const byId = new Map(rows.map((row) => [String(row._id), row]))
  return ids.flatMap((id) => byId.get(String(id)) ?? [])
}
