import { randomBytes } from 'node:crypto'
import type { ChangeStream } from '../changes/change.stream.ts'
import type { Store } from '../storage/store.ts'
import { CommandError } from '../values/command.error.ts'
import type { TimeLimit } from './time.limit.ts'

/** A result that a client reads in batches. */
export type Cursor = {
  id: bigint
  namespace: string
  /** The connection that has used it last; when that ends, so does the cursor. */
  connectionId: number
  documents: Iterator<Buffer>
  /** Most documents that are still to come. */
  left: number
  /** What it reads: the storage, or what a transaction sees of it. */
  store?: Store
  /** Set for a cursor that never comes to its end. */
  changes?: ChangeStream
  /** The session that it belongs to. */
  session?: string
  /** That of the command which opened it. */
  timeLimit: TimeLimit
  usedAtMs: number
  /** Its client will take as long as it likes. */
  neverTimesOut?: boolean
  /** Why it cannot go on, once what it reads is gone. */
  killedBecause?: string
}

export type Batch = { documents: Buffer[]; isDone: boolean }

/** Cursors that nobody asked about for this long are closed. */
const IDLE_LIMIT_MS = 10 * 60_000

/** A reply must fit into a message; MongoDB's own limit for a batch. */
const MAX_BATCH_BYTES = 16 * 1024 * 1024

/** The open cursors of a server. */
export class CursorRegistry {
  readonly #cursors = new Map<bigint, Cursor>()
  readonly #now: () => number

  /** @param now milliseconds since 1970 */
  constructor(now: () => number = () => Date.now()) {
    this.#now = now
  }

  /** Number of open cursors. */
  get size(): number {
    return this.#cursors.size
  }

  /** Keeps a result open for later batches. */
  open(cursor: Omit<Cursor, 'id' | 'usedAtMs'>): bigint {
    this.closeIdle()
    const id = randomBytes(8).readBigUInt64BE() >> 1n || 1n
    this.#cursors.set(id, { ...cursor, id, usedAtMs: this.#now() })
    return id
  }

  /** @throws CommandError CursorNotFound, QueryPlanKilled; Unauthorized when the namespace is another one */
  get(id: bigint, namespace: string, connectionId: number): Cursor {
    this.closeIdle()
    const cursor = this.#cursors.get(id)
    if (!cursor) throw new CommandError('CursorNotFound', `cursor id ${id} not found`)
    if (cursor.namespace !== namespace) {
      throw new CommandError(
        'Unauthorized',
        `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`
      )
    }
    if (cursor.killedBecause !== undefined) {
      this.close(id)
      throw new CommandError('QueryPlanKilled', cursor.killedBecause)
    }
    cursor.usedAtMs = this.#now()
    cursor.connectionId = connectionId
    return cursor
  }

  /** True for the cursor of a change stream. */
  isChangeStream(id: unknown): boolean {
    return typeof id === 'bigint' && this.#cursors.get(id)?.changes !== undefined
  }

  /** Closes a cursor; false when there is none of that id. */
  close(id: bigint): boolean {
    const cursor = this.#cursors.get(id)
    cursor?.documents.return?.()
    return this.#cursors.delete(id)
  }

  /** Closes what a client that hung up has left open. */
  closeOfConnection(connectionId: number): void {
    for (const cursor of [...this.#cursors.values()]) {
      if (cursor.connectionId === connectionId) this.close(cursor.id)
    }
  }

  /** Closes what a transaction that is over has left open. */
  closeOfStore(store: Store): void {
    for (const cursor of [...this.#cursors.values()]) {
      if (cursor.store === store) this.close(cursor.id)
    }
  }

  /** Ends the cursors on a collection that is gone; their clients are told when they ask for more. Streams tell it. */
  kill(namespace: string, reason: string): void {
    for (const cursor of this.#cursors.values()) {
      if (cursor.namespace !== namespace || cursor.changes) continue
      cursor.documents.return?.()
      cursor.killedBecause = reason
    }
  }

  /** Closes what nobody has asked about for ten minutes, unless its client has asked for patience. */
  closeIdle(): void {
    const oldest = this.#now() - IDLE_LIMIT_MS
    for (const cursor of [...this.#cursors.values()]) {
      if (cursor.usedAtMs < oldest && !cursor.neverTimesOut) this.close(cursor.id)
    }
  }
}

/**
 * Takes the next documents of a result: at most `count` of them, and no more bytes than a reply may have.
 * @param left most documents that the result still has
 * @throws CommandError MaxTimeMSExpired
 */
export function takeBatch(
  documents: Iterator<Buffer>,
  count: number,
  checkTime: () => void,
  left = Number.POSITIVE_INFINITY
): Batch {
  const batch: Buffer[] = []
  let bytes = 0
  while (batch.length < count && bytes < MAX_BATCH_BYTES) {
    checkTime()
    const next = documents.next()
    if (next.done) return { documents: batch, isDone: true }
    batch.push(next.value)
    bytes += next.value.length
    if (batch.length >= left) return { documents: batch, isDone: true }
  }
  return { documents: batch, isDone: false }
}
