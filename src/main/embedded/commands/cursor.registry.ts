import { randomBytes } from 'node:crypto'
import { CommandError } from '../values/command.error.ts'

/** A result that a client reads in batches. */
export type Cursor = {
  id: bigint
  namespace: string
  connectionId: number
  documents: Iterator<Buffer>
  usedAtMs: number
}

export type Batch = { documents: Buffer[]; isDone: boolean }

/** Cursors that nobody asked about for this long are closed. */
const IDLE_LIMIT_MS = 10 * 60_000

/** A reply must fit into a message; MongoDB's own limit for a batch. */
const MAX_BATCH_BYTES = 16 * 1024 * 1024

/** The open cursors of a server. */
export class CursorRegistry {
  readonly #cursors = new Map<bigint, Cursor>()

  /** Number of open cursors. */
  get size(): number {
    return this.#cursors.size
  }

  /** Keeps a result open for later batches. */
  open(namespace: string, connectionId: number, documents: Iterator<Buffer>): bigint {
    this.#closeIdle()
    const id = randomBytes(8).readBigUInt64BE() >> 1n || 1n
    this.#cursors.set(id, { id, namespace, connectionId, documents, usedAtMs: Date.now() })
    return id
  }

  /** @throws CommandError CursorNotFound; Unauthorized when the namespace is another one */
  get(id: bigint, namespace: string): Cursor {
    const cursor = this.#cursors.get(id)
    if (!cursor) throw new CommandError('CursorNotFound', `cursor id ${id} not found`)
    if (cursor.namespace !== namespace) {
      throw new CommandError(
        'Unauthorized',
        `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`
      )
    }
    cursor.usedAtMs = Date.now()
    return cursor
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

  #closeIdle(): void {
    const oldest = Date.now() - IDLE_LIMIT_MS
    for (const cursor of [...this.#cursors.values()]) {
      if (cursor.usedAtMs < oldest) this.close(cursor.id)
    }
  }
}

/** Takes the next documents of a result: at most `count` of them, and no more bytes than a reply may have. */
export function takeBatch(documents: Iterator<Buffer>, count: number): Batch {
  const batch: Buffer[] = []
  let bytes = 0
  while (batch.length < count && bytes < MAX_BATCH_BYTES) {
    const next = documents.next()
    if (next.done) return { documents: batch, isDone: true }
    batch.push(next.value)
    bytes += next.value.length
  }
  return { documents: batch, isDone: false }
}
