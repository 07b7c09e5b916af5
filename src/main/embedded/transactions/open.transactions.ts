import type { StoredCollection } from '../storage/collection.ts'
import { Signal } from '../storage/signal.ts'
import type { Storage } from '../storage/storage.ts'
import type { WriteWatcher } from '../storage/write.watcher.ts'
import type { LazyDocument } from '../values/lazy.document.ts'
import { keyLock, Locks, nameLock, rowLock, writeConflict } from './locks.ts'
import { type CommitOrder, Transaction } from './transaction.ts'

/**
 * The transactions that are open. Everything that is written to the file passes by here first: what a transaction
 * holds is refused to all others, and before anything changes each transaction keeps what it is to go on seeing.
 */
export class OpenTransactions implements WriteWatcher {
  /** Fires when one has ended: what it held is free. */
  readonly ended = new Signal()
  readonly #open = new Set<Transaction>()
  readonly #locks = new Locks<Transaction>()
  #committing: Transaction | undefined

  /** @param isForReading it gives way to whoever changes the catalog, and reads no more of what was changed */
  begin(storage: Storage, { isForReading = false } = {}): Transaction {
    const takeLock = (resource: string) => this.#locks.take(transaction, resource)
    const transaction: Transaction = new Transaction(storage, takeLock, isForReading)
    this.#open.add(transaction)
    return transaction
  }

  /** Writes a transaction into the file, and ends it, also when that fails. */
  commit(transaction: Transaction, order: CommitOrder): void {
    this.#committing = transaction
    try {
      transaction.commit(order)
    } finally {
      this.#committing = undefined
      this.end(transaction)
    }
  }

  /** Ends a transaction; what was not committed is gone. */
  end(transaction: Transaction): void {
    if (!this.#open.delete(transaction)) return
    this.#locks.release(transaction)
    this.ended.fire()
  }

  claiming({ info }: StoredCollection, indexName: string, key: Buffer): void {
    if (this.#open.size > 0) this.#locks.refuseHeld(keyLock(info.id, indexName, key), this.#committing)
  }

  inserting(collection: StoredCollection): void {
    for (const transaction of this.#onlookers(collection)) transaction.overlayOf(collection)
  }

  inserted(collection: StoredCollection, rid: number): void {
    for (const transaction of this.#onlookers(collection))
      transaction.overlayOf(collection).keep(rid, undefined)
  }

  changing(collection: StoredCollection, rid: number, before: LazyDocument): void {
    if (this.#open.size === 0) return
    this.#locks.refuseHeld(rowLock(collection.info.id, rid), this.#committing)
    for (const transaction of this.#onlookers(collection)) {
      transaction.overlayOf(collection).keep(rid, before)
    }
  }

  creating(db: string, name: string): void {
    this.#locks.refuseHeld(nameLock(db, name), this.#committing)
  }

  altering(collection: StoredCollection): void {
    const users = this.#onlookers(collection).filter((transaction) => transaction.uses(collection))
    if (users.some(({ isForReading }) => !isForReading)) throw writeConflict()
    for (const reader of users) reader.lose(collection)
  }

  removing(collection: StoredCollection): void {
    this.altering(collection)
    for (const transaction of this.#onlookers(collection)) transaction.lose(collection)
  }

  /** The other transactions that can see a collection. */
  #onlookers(collection: StoredCollection): Transaction[] {
    if (this.#open.size === 0) return []
    return [...this.#open].filter(
      (transaction) => transaction !== this.#committing && transaction.sees(collection)
    )
  }
}
