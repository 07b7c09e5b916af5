import { encodeKey } from '../values/key.encoding.ts'
import { LazyDocument } from '../values/lazy.document.ts'
import type { StoredCollection } from './collection.ts'
import type { Storage } from './storage.ts'

const NO_RID = -1

/**
 * Stores whole documents, given as BSON, in place of those with the same `_id`. Checks nothing of them: they come from a
 * MongoDB server as they are. All of them or none.
 */
export function loadDocuments(
  storage: Storage,
  { db, collection, documents }: { db: string; collection: string; documents: readonly Uint8Array[] }
): void {
  storage.transaction(() => {
    const stored = storage.ensure(db, collection)
    for (const bytes of documents) put(stored, bytes)
  })
}

function put(collection: StoredCollection, bytes: Uint8Array): void {
  const document = new LazyDocument(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const rid = collection.idIndex.tree.otherOwner(encodeKey(document.field('_id')), NO_RID)
  const before = rid === undefined ? undefined : collection.get(rid)
  if (rid === undefined || !before) collection.insert(document)
  else collection.replace(rid, before, document)
}
