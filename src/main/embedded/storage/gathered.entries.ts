import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { KeyWriter } from '../values/key.writer.ts'

/** Rows that one statement inserts: calling SQLite once for each costs more than the row. */
const ROWS = 128
/** So many entries of one index wait at most. */
const MOST_ENTRIES = 1024

/** What writes of the transaction that is going on have gathered; it is written before the commit. */
export class GatheredWrites {
  readonly #waiting = new Set<GatheredEntries>()
  #transaction = 0

  /** Tells one transaction from the next. */
  get transaction(): number {
    return this.#transaction
  }

  /** Notes that something waits. */
  add(entries: GatheredEntries): void {
    this.#waiting.add(entries)
  }

  /** Writes all that waits. */
  flush(): void {
    for (const entries of this.#waiting) entries.flush()
    this.#waiting.clear()
    this.#transaction++
  }

  /** Forgets what waits: the transaction is taken back. */
  discard(): void {
    for (const entries of this.#waiting) entries.discard()
    this.#waiting.clear()
    this.#transaction++
  }
}

/**
 * Entries of one index that are about to be inserted, many at a time: a batch of documents writes into each index once,
 * and not into all of them for every document. Whoever reads the index has them written first.
 */
export class GatheredEntries {
  /** Write a key here and `add` it, or set `length` back to leave it. */
  readonly keys = new KeyWriter()
  readonly #ends: number[] = []
  readonly #rids: number[] = []
  readonly #writes: GatheredWrites
  readonly #one: StatementSync
  readonly #prepareMany: () => StatementSync
  #many: StatementSync | undefined

  constructor(database: DatabaseSync, table: string, writes: GatheredWrites) {
    const insert = (rows: number) =>
      database.prepare(`INSERT INTO ${table} (key, rid) VALUES ${Array(rows).fill('(?, ?)').join(', ')}`)
    this.#writes = writes
    this.#one = insert(1)
    this.#prepareMany = () => insert(ROWS)
  }

  /** Adds an entry with the key that was written last. */
  add(rid: number): void {
    if (this.#rids.length === 0) this.#writes.add(this)
    this.#ends.push(this.keys.length)
    this.#rids.push(rid)
    if (this.#rids.length === MOST_ENTRIES) this.flush()
  }

  /** Takes back a key that was written and not added. */
  leave(): void {
    this.keys.length = this.#ends.at(-1) ?? 0
  }

  /** Inserts all that waits. */
  flush(): void {
    const count = this.#rids.length
    let at = 0
    let values: (Buffer | number)[] = []
    let start = 0
    for (const end of this.#ends) {
      values.push(this.keys.part(start, end), this.#rids[at] ?? 0)
      start = end
      at++
      if (values.length === 2 * ROWS) {
        this.#many ??= this.#prepareMany()
        this.#many.run(...values)
        values = []
      }
    }
    for (let rest = 0; rest < values.length; rest += 2) {
      this.#one.run(values[rest] as Buffer, values[rest + 1] as number)
    }
    if (count > 0) this.discard()
  }

  /** Forgets all that waits. */
  discard(): void {
    this.#ends.length = 0
    this.#rids.length = 0
    this.keys.length = 0
  }
}
