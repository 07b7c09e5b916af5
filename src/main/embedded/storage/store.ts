import type { BsonDocument } from '../values/bson.types.ts'
import type { Collection } from './collection.ts'
import type { IndexSpec } from './index.definition.ts'

/** How sure a commit is: `process` survives the death of the process, `power` also that of the machine. */
export type Durability = 'process' | 'power'

/** What most commands need of a storage: the whole of it, or what a transaction sees. */
export type Store = {
  /** Runs writes as one transaction: all of them are done when this returns, or none. */
  transaction<Result>(run: () => Result, durability?: Durability): Result
  /** The collection of that name, or undefined. */
  find(db: string, name: string): Collection | undefined
  /** The collection of that name, created when there is none. Call it inside a transaction. */
  ensure(db: string, name: string): Collection
  /** Creates a collection. @throws CommandError InvalidNamespace, NamespaceExists */
  create(db: string, name: string, options: BsonDocument): Collection
  /**
   * Creates those of the indexes that are not there, and fills them in one pass over the documents.
   * @param checkTime called for every document; throws when there is no more time
   * @throws CommandError DuplicateKey, IndexOptionsConflict, IndexKeySpecsConflict
   */
  createIndexes(collection: Collection, specs: readonly IndexSpec[], checkTime?: () => void): void
}
