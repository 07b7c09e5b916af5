import { CommandError } from '../values/command.error.ts'
import { encodeKey } from '../values/key.encoding.ts'
import type { LazyDocument } from '../values/lazy.document.ts'
import type { StoredCollection } from './collection.ts'
import type { SecondaryIndex } from './secondary.index.ts'
import type { Storage } from './storage.ts'

/** How often expired documents are looked for, as in MongoDB. */
export const EXPIRY_INTERVAL_MS = 60_000

/** Expired documents that one transaction removes at most, so that no client waits long. */
const BATCH = 1000

/**
 * Removes the documents that the TTL indexes of all collections say have expired.
 * @param nowMs milliseconds since 1970
 * @returns how many
 */
export function removeExpired(storage: Storage, nowMs: number): number {
  let removed = 0
  for (const collection of storage.databases().flatMap((db) => storage.collections(db))) {
    for (const index of collection.indexes) {
      const { expireAfterSeconds, fields } = index.spec
      if (expireAfterSeconds === undefined || fields.length !== 1) continue
      const before = new Date(nowMs - expireAfterSeconds * 1000)
      removed += storage.transaction(() => removeOlder(collection, index, before))
    }
  }
  return removed
}

/** An array expires with its earliest date. */
function removeOlder(collection: StoredCollection, index: SecondaryIndex, before: Date): number {
  const direction = index.spec.fields[0]?.direction ?? 1
  const [earliest, latest] = [encodeKey(EARLIEST, direction), encodeKey(before, direction)]
  const range = direction === 1 ? { low: earliest, high: latest } : { low: latest, high: earliest }
  const rids = new Set<number>()
  for (const { rid } of index.tree.scan(range, 1)) {
    if (rids.add(rid).size >= BATCH) break
  }
  for (const rid of rids) {
    const document = collection.get(rid)
    if (document) deleteUnlessHeld(collection, rid, document)
  }
  return rids.size
}

/** What a transaction has changed stays until that ends; it is looked at again the next time. */
function deleteUnlessHeld(collection: StoredCollection, rid: number, document: LazyDocument): void {
  try {
    collection.delete(rid, document)
  } catch (error) {
    if (!(error instanceof CommandError && error.codeName === 'WriteConflict')) throw error
  }
}

const EARLIEST = new Date(-8.64e15)
