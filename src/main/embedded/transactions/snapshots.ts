import type { Storage } from '../storage/storage.ts'
import type { Store } from '../storage/store.ts'
import type { OpenTransactions } from './open.transactions.ts'
import type { Transaction } from './transaction.ts'

/** What was stored at a time of the replica set's clock. */
export type Snapshot = { readonly time: bigint; readonly store: Store }

type Kept = { readonly time: bigint; readonly store: Transaction; end: NodeJS.Timeout }

/** Nobody has read at such a time for this long: what was stored then is forgotten. */
const IDLE_MS = 60_000
/** Each keeps what others change meanwhile; the one that was used longest ago is given up for another. */
const MOST = 16

/** Times of the past at which somebody still reads, each of them a transaction that never writes. */
export class Snapshots {
  readonly #storage: Storage
  readonly #transactions: OpenTransactions
  readonly #onEnd: (store: Store) => void
  /** In the order in which they were used. */
  readonly #kept = new Map<bigint, Kept>()

  /** @param onEnd called with what can't be read any more */
  constructor(storage: Storage, transactions: OpenTransactions, onEnd: (store: Store) => void) {
    this.#storage = storage
    this.#transactions = transactions
    this.#onEnd = onEnd
  }

  /** What is stored now, to be read again at its time. */
  open(now: bigint): Snapshot {
    const known = this.at(now)
    if (known) return known
    const [oldest] = this.#kept.values()
    if (oldest && this.#kept.size >= MOST) this.#forget(oldest)
    const store = this.#transactions.begin(this.#storage, { isForReading: true })
    const kept: Kept = { time: now, store, end: setTimeout(() => this.#forget(kept), IDLE_MS).unref() }
    this.#kept.set(now, kept)
    return kept
  }

  /** What was stored at a time at which somebody has read before; undefined when it is not known any more. */
  at(time: bigint): Snapshot | undefined {
    const kept = this.#kept.get(time)
    if (kept) this.#use(kept)
    return kept
  }

  /** True for the store of a snapshot, which is then in use. */
  isReading(store: Store | undefined): boolean {
    const kept = [...this.#kept.values()].find((snapshot) => snapshot.store === store)
    if (kept) this.#use(kept)
    return kept !== undefined
  }

  #use(kept: Kept): void {
    kept.end.refresh()
    this.#kept.delete(kept.time)
    this.#kept.set(kept.time, kept)
  }

  #forget(kept: Kept): void {
    clearTimeout(kept.end)
    this.#kept.delete(kept.time)
    this.#transactions.end(kept.store)
    this.#onEnd(kept.store)
  }
}
