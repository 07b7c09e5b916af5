import type { Db, Document, Filter } from 'mongodb'
import { linkToAny } from '../mongo/filter-parts.ts'
import { and } from '../mongo/scoped-collection.ts'
import type { SignedInUser } from '../session/signed-in-user.ts'
import {
  type CachedCollection,
  isLimitedHistory,
  projectionOf,
  recordLinks,
  scopeOf
} from './cached.collections.ts'
import type { OfflineStore } from './offline.store.ts'

/** Reading what a person may see from the server, as BSON: nothing is decoded on the way, so every type survives. */

/** The two sides of a copy, and whose it is. */
export type Sides = { server: Db; store: OfflineStore; user: SignedInUser; signal: AbortSignal }

const batchSize = 1000
/** Records that one query asks the history of. */
const recordsAtOnce = 500

/** Filters that find together what the person may see of a collection; more than one only where there is history. */
export async function wantedFilters(sides: Sides, cached: CachedCollection): Promise<Filter<Document>[]> {
  if (!isLimitedHistory(cached, sides.user)) return [scopeOf(cached, sides.user)]
  const filters: Filter<Document>[] = []
  for (const { field, collection } of recordLinks) {
    const records = await sides.store.db
      .collection(collection)
      .find({}, { projection: { _id: 1 } })
      .toArray()
    filters.push(
      ...historyOf(
        field,
        records.map(({ _id }) => String(_id))
      )
    )
  }
  return filters
}

/** Filters that find the history of these records. */
export function historyOf(field: string, ids: string[]): Filter<Document>[] {
  const filters: Filter<Document>[] = []
  for (let from = 0; from < ids.length; from += recordsAtOnce) {
    filters.push({ [field]: linkToAny(ids.slice(from, from + recordsAtOnce)) })
  }
  return filters
}

/** The documents that `filter` finds, in batches. */
export async function* readDocuments(
  { server, signal }: Pick<Sides, 'server' | 'signal'>,
  cached: CachedCollection,
  filter: Filter<Document>
): AsyncGenerator<Uint8Array[]> {
  const projection = projectionOf(cached)
  const cursor = server
    .collection<never>(cached.definition.name)
    .find(filter as never, { raw: true, batchSize, signal, ...(projection && { projection }) })
  for await (const first of cursor) yield [first, ...cursor.readBufferedDocuments()] as Uint8Array[]
}

/**
 * Of these ids, the documents that the person may see. For history the store must already have the records that it belongs
 * to.
 */
export async function readByIds(
  sides: Sides,
  cached: CachedCollection,
  ids: unknown[]
): Promise<Uint8Array[]> {
  const visible = isLimitedHistory(cached, sides.user) ? await withRecord(sides, cached, ids) : ids
  const documents: Uint8Array[] = []
  const filter = and(scopeOf(cached, sides.user), { _id: { $in: visible as never[] } })
  if (visible.length === 0) return documents
  for await (const batch of readDocuments(sides, cached, filter)) documents.push(...batch)
  return documents
}

/** Of these entries, those that name a record that is kept. */
async function withRecord(
  { server, store }: Sides,
  cached: CachedCollection,
  ids: unknown[]
): Promise<unknown[]> {
  const projection = Object.fromEntries(recordLinks.map(({ field }) => [field, 1]))
  const entries = await server
    .collection(cached.definition.name)
    .find({ _id: { $in: ids as never[] } }, { projection })
    .toArray()
  const found = new Set<unknown>()
  for (const { field, collection } of recordLinks) {
    const named = entries.map((entry) => String(entry[field] ?? ''))
    const kept = await store.db
      .collection(collection)
      .find({ _id: linkToAny(named.filter(Boolean)) }, { projection: { _id: 1 } })
      .toArray()
    const keptIds = new Set(kept.map(({ _id }) => String(_id)))
    for (const [at, entry] of entries.entries()) if (keptIds.has(named[at] ?? '')) found.add(entry._id)
  }
  return [...found]
}
