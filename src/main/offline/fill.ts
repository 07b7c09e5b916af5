import type { CachedCollection } from './cached.collections.ts'
import { type DigestKind, type Digests, digestsOf, keyOf } from './digests.ts'
import type { OfflineStore } from './offline.store.ts'
import { readByIds, readDocuments, type Sides, wantedFilters } from './server.reading.ts'
import { dropDocuments, idOf, storeDocuments, type Writing } from './store.writing.ts'

/** How many documents were stored just now. */
export type Progress = (documents: number) => void

/** Reads a collection into an empty store. While one batch is stored, the next is on its way. */
export async function fillCollection(
  sides: Sides,
  cached: CachedCollection,
  { writing, progress }: { writing: Writing; progress: Progress }
): Promise<void> {
  const { name } = cached.definition
  let storing: Promise<void> = Promise.resolve()
  for (const filter of await wantedFilters(sides, cached)) {
    for await (const batch of readDocuments(sides, cached, filter)) {
      await storing
      storing = storeDocuments(writing, name, batch).then(progress)
      // Whoever awaits it is told; meanwhile a failure must not count as unhandled.
      storing.catch(() => undefined)
    }
  }
  await storing
}

/** The indexes of the server: those that are missing. After the documents, so that each is written in its own order. */
export async function ensureStoreIndexes(
  store: OfflineStore,
  { definition }: CachedCollection
): Promise<void> {
  const wanted = definition.indexes.map(({ keys, partialFilterExpression }) => ({
    key: keys,
    ...(partialFilterExpression && { partialFilterExpression })
  }))
  if (wanted.length > 0) await store.db.collection(definition.name).createIndexes(wanted)
}

/** Ids that are read at once. */
const changedAtOnce = 1000

/**
 * Makes a collection of the store what the server has of it: by ids and digests alone, so that also what was deleted, or
 * changed without a date, is found. Documents that the person may no longer see are removed like deleted ones.
 */
export async function compareCollection(
  sides: Sides,
  cached: CachedCollection,
  { writing, progress, kind }: { writing: Writing; progress: Progress; kind: DigestKind }
): Promise<void> {
  const { store, server, signal } = sides
  const there: Digests = new Map()
  for (const filter of await wantedFilters(sides, cached)) {
    for (const [key, found] of await digestsOf(server, cached, filter, { kind, signal }))
      there.set(key, found)
  }
  const here = await digestsOf(store.db, cached, {}, { kind, signal })
  const changed = [...there].filter(([key, { digest }]) => here.get(key)?.digest !== digest)
  const gone = [...here].filter(([key]) => !there.has(key)).map(([, { _id }]) => _id)
  await dropDocuments(writing, cached.definition.name, gone)
  for (let from = 0; from < changed.length; from += changedAtOnce) {
    const ids = changed.slice(from, from + changedAtOnce).map(([, { _id }]) => _id)
    progress(await takeOver(sides, cached, writing, ids))
  }
}

/** Reads these documents again, and stores or removes each as the person may see it or not. Answers how many are stored. */
export async function takeOver(
  sides: Sides,
  cached: CachedCollection,
  writing: Writing,
  ids: unknown[]
): Promise<number> {
  const documents = await readByIds(sides, cached, ids)
  const found = new Set(documents.map((document) => keyOf(idOf(document))))
  await storeDocuments(writing, cached.definition.name, documents)
  await dropDocuments(
    writing,
    cached.definition.name,
    ids.filter((id) => !found.has(keyOf(id)))
  )
  return documents.length
}
