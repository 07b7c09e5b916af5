import { randomUUID } from 'node:crypto'
import type { Collection, StoredCollection } from '../storage/collection.ts'
import { compareIndexes, type IndexSpec } from '../storage/index.definition.ts'
import { checkNamespace } from '../storage/namespace.ts'
import type { Storage } from '../storage/storage.ts'
import type { Durability, Store } from '../storage/store.ts'
import type { BsonDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { applyChange, type Change } from './change.ts'
import { nameLock, writeConflict } from './locks.ts'
import { Overlay } from './overlay.ts'
import { type Keeper, TransactionCollection } from './transaction.collection.ts'

/** How a transaction is to be committed. */
export type CommitOrder = {
  durability: Durability
  session: Uint8Array
  txnNumber: bigint
  /** Written in the same transaction of the file. */
  andAlso: () => void
}

/**
 * One open transaction: the storage as it was when it began, with its own writes. Nothing of it is in the file before
 * it is committed, all of it is afterwards.
 */
export class Transaction implements Store, Keeper {
  readonly #storage: Storage
  readonly isForReading: boolean
  readonly #takeLock: (resource: string) => void
  /** Collections that were created later are not seen. */
  readonly #newestId: number
  readonly #overlays = new Map<number, Overlay>()
  readonly #collections = new Map<string, TransactionCollection>()
  readonly #created: TransactionCollection[] = []
  readonly #lost = new Set<string>()
  readonly #changes: { collection: TransactionCollection; change: Change }[] = []

  /**
   * @param takeLock throws WriteConflict when another transaction holds the lock
   * @param isForReading nothing will be written
   */
  constructor(storage: Storage, takeLock: (resource: string) => void, isForReading = false) {
    this.isForReading = isForReading
    this.#storage = storage
    this.#takeLock = takeLock
    this.#newestId = storage.newestCollectionId
  }

  /** Its writes are one transaction anyway. */
  transaction<Result>(run: () => Result): Result {
    return run()
  }

  /** @throws CommandError SnapshotUnavailable when the collection was there and has gone since */
  find(db: string, name: string): TransactionCollection | undefined {
    const namespace = `${db}.${name}`
    const known = this.#collections.get(namespace)
    if (known) return known
    if (this.#lost.has(namespace)) throw changedCatalog(namespace)
    const stored = this.#storage.find(db, name)
    if (!stored || !this.sees(stored)) return undefined
    return this.#remember(new TransactionCollection(this, stored.info, this.overlayOf(stored), stored))
  }

  ensure(db: string, name: string): TransactionCollection {
    return this.find(db, name) ?? this.create(db, name, {})
  }

  /** @throws CommandError WriteConflict when somebody else has created it meanwhile, or is about to */
  create(db: string, name: string, options: BsonDocument): TransactionCollection {
    checkNamespace(db, name)
    const special = ['viewOn', 'timeseries'].find((option) => options[option] !== undefined)
    if (special) throw notInTransaction(`Cannot create with '${special}' in a multi-document transaction.`)
    if (this.find(db, name)) {
      throw new CommandError('NamespaceExists', `Collection ${db}.${name} already exists.`)
    }
    if (this.#storage.find(db, name)) throw writeConflict()
    this.lock(nameLock(db, name))
    const uuid = Buffer.from(randomUUID().replaceAll('-', ''), 'hex')
    const info = { id: -1 - this.#created.length, db, name, uuid, options }
    const collection = this.#remember(new TransactionCollection(this, info, new Overlay(0), undefined))
    this.#created.push(collection)
    return collection
  }

  createIndexes(collection: Collection, specs: readonly IndexSpec[]): void {
    for (const spec of specs) this.#createIndex(collection, spec)
  }

  #createIndex(collection: Collection, spec: IndexSpec): void {
    for (const existing of collection.allIndexes) {
      if (compareIndexes(existing.spec, spec) === 'same') return
    }
    const own = this.#created.find((created) => created === collection)
    if (!own || own.count() > 0) {
      throw notInTransaction(
        `Cannot create new indexes on existing collection ${collection.namespace} in a multi-document transaction.`
      )
    }
    own.addIndex(spec)
  }

  lock(resource: string): void {
    this.#takeLock(resource)
  }

  note(collection: TransactionCollection, change: Change): void {
    this.#changes.push({ collection, change })
  }

  /** Writes all of it into the file. */
  commit({ durability, session, txnNumber, andAlso }: CommitOrder): void {
    this.#storage.transaction(() => {
      this.#storage.log?.beginTransaction(session, txnNumber)
      for (const { info, addedIndexes } of this.#created) {
        const collection = this.#storage.create(info.db, info.name, info.options)
        this.#storage.createIndexes(collection, addedIndexes)
      }
      this.#applyChanges()
      andAlso()
    }, durability)
  }

  /** True when the transaction has looked at the collection. */
  uses({ namespace }: StoredCollection): boolean {
    return this.#collections.has(namespace)
  }

  /** True when the collection was there when the transaction began. */
  sees({ info }: StoredCollection): boolean {
    return info.id <= this.#newestId
  }

  /** What it sees of a collection in place of what is stored; to be asked for before somebody else writes to it. */
  overlayOf(collection: StoredCollection): Overlay {
    const known = this.#overlays.get(collection.info.id)
    if (known) return known
    const overlay = new Overlay(collection.lastRowId())
    this.#overlays.set(collection.info.id, overlay)
    return overlay
  }

  /** A collection that it may still want to see is going away. */
  lose({ namespace }: StoredCollection): void {
    this.#collections.delete(namespace)
    this.#lost.add(namespace)
  }

  #remember(collection: TransactionCollection): TransactionCollection {
    this.#collections.set(collection.namespace, collection)
    return collection
  }

  #applyChanges(): void {
    const stored = new Map<
      TransactionCollection,
      { collection: StoredCollection; rids: Map<number, number> }
    >()
    for (const { collection, change } of this.#changes) {
      const { db, name } = collection.info
      const target = stored.get(collection) ?? { collection: this.#storage.ensure(db, name), rids: new Map() }
      stored.set(collection, target)
      applyChange(change, target.collection, target.rids)
    }
  }
}

function notInTransaction(message: string): CommandError {
  return new CommandError('OperationNotSupportedInTransaction', message)
}

function changedCatalog(namespace: string): CommandError {
  return new CommandError(
    'SnapshotUnavailable',
    `Unable to read from a snapshot due to pending collection catalog changes to ${namespace}; please retry the operation.`
  )
}
