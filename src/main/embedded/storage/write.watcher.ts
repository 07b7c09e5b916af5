import type { LazyDocument } from '../values/lazy.document.ts'
import type { StoredCollection } from './collection.ts'

/**
 * Is told of everything that is written, and may refuse it beforehand by throwing. Only a member of a replica set has one: open
 * transactions rely on what is stored.
 */
export type WriteWatcher = {
  /** A document is about to have this key of a unique index. */
  claiming(collection: StoredCollection, indexName: string, key: Buffer): void
  inserting(collection: StoredCollection): void
  /** A document has been stored, maybe under the id of a row that was deleted. */
  inserted(collection: StoredCollection, rid: number): void
  /** A stored document is about to be replaced or deleted. */
  changing(collection: StoredCollection, rid: number, before: LazyDocument): void
  creating(db: string, name: string): void
  /** A collection is about to get other indexes, options or another name, or to be dropped. */
  altering(collection: StoredCollection): void
  /** The name of a collection is about to mean it no more, or has just begun to. */
  removing(collection: StoredCollection): void
}
