import type { FeedEvent } from '../mongo/change-feed.ts'
import { linkToAny } from '../mongo/filter-parts.ts'
import {
  type CachedCollection,
  cachedCollection,
  cachedCollections,
  isLimitedHistory,
  recordLinks
} from './cached.collections.ts'
import { keyOf } from './digests.ts'
import { takeOver } from './fill.ts'
import { historyOf, readDocuments, type Sides } from './server.reading.ts'
import { storeDocuments, type Writing } from './store.writing.ts'

/**
 * Takes over what the change feed tells of. Only the ids count: the documents are read again as the person may see them
 * now, so that the same news twice, late or in another order leads to the same copy.
 */
export async function applyChanges(
  sides: Sides,
  writing: Writing,
  events: Pick<FeedEvent, 'collection' | '_id'>[]
): Promise<void> {
  const byCollection = Map.groupBy(events, ({ collection }) => collection)
  // History comes last: it belongs to records that may be new.
  for (const cached of cachedCollections) {
    const changed = byCollection.get(cached.definition.name)
    if (!changed) continue
    const ids = [...new Map(changed.map(({ _id }) => [keyOf(_id), _id])).values()]
    await applyTo(sides, writing, cached, ids)
  }
}

async function applyTo(
  sides: Sides,
  writing: Writing,
  cached: CachedCollection,
  ids: unknown[]
): Promise<void> {
  const link = recordLinks.find(({ collection }) => collection === cached.definition.name)
  const histories = link ? cachedCollections.filter((other) => isLimitedHistory(other, sides.user)) : []
  const before = histories.length > 0 ? await kept(sides, cached, ids) : new Set<string>()
  await takeOver(sides, cached, writing, ids)
  if (!link || histories.length === 0) return
  const after = await kept(sides, cached, ids)
  await addHistory(sides, writing, { histories, field: link.field, ids: missingIn(before, after) })
  await checkHistory(sides, writing, { histories, field: link.field, ids: missingIn(after, before) })
}

function missingIn(some: ReadonlySet<string>, all: ReadonlySet<string>): string[] {
  return [...all].filter((id) => !some.has(id))
}

type Records = { histories: CachedCollection[]; field: string; ids: string[] }

/** The history of records that the person sees from now on. */
async function addHistory(sides: Sides, writing: Writing, { histories, field, ids }: Records): Promise<void> {
  for (const cached of histories) {
    for (const filter of historyOf(field, ids)) {
      for await (const batch of readDocuments(sides, cached, filter)) {
        await storeDocuments(writing, cached.definition.name, batch)
      }
    }
  }
}

/** Entries of records that the person no longer sees: those that name no other one go. */
async function checkHistory(
  sides: Sides,
  writing: Writing,
  { histories, field, ids }: Records
): Promise<void> {
  if (ids.length === 0) return
  for (const cached of histories) {
    const entries = await sides.store.db
      .collection(cached.definition.name)
      .find({ [field]: linkToAny(ids) }, { projection: { _id: 1 } })
      .toArray()
    const found = entries.map(({ _id }) => _id)
    if (found.length > 0) await takeOver(sides, cached, writing, found)
  }
}

/** Of these ids, those that the store has, as text. */
async function kept(
  { store }: Sides,
  { definition }: CachedCollection,
  ids: unknown[]
): Promise<Set<string>> {
  const found = await store.db
    .collection(definition.name)
    .find({ _id: { $in: ids as never[] } }, { projection: { _id: 1 } })
    .toArray()
  return new Set(found.map(({ _id }) => String(_id)))
}

/** Tells whether a collection is kept at all. */
export function isCached(collection: string): boolean {
  return cachedCollection(collection) !== null
}
