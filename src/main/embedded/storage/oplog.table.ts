import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { asBuffer } from '../values/bson.reader.ts'

/** What one write has changed, in order. */
export type OplogRow = {
  /** The time of the first operation: each has one of its own, or all of a transaction share it. */
  time: bigint
  /** How many operations of the same transaction are in rows before. */
  first: number
  count: number
  /** Session and number of the transaction, encoded; undefined for any other write. */
  transaction: Buffer | undefined
  wallMs: number
  /** The encoded operations one after the other. */
  operations: Buffer
}

/** Times have all 64 bits; SQLite's numbers are signed. */
const OFFSET = 2n ** 63n

/** The table of the oplog: rows in the order of their ids, which are times of the clock. */
export class OplogTable {
  readonly #append: StatementSync
  readonly #after: StatementSync
  readonly #upTo: StatementSync
  readonly #first: StatementSync
  readonly #last: StatementSync
  readonly #oldest: StatementSync
  readonly #remove: StatementSync
  readonly #sum: StatementSync
  #bytes = 0

  constructor(database: DatabaseSync) {
    createTable(database)
    const columns = 'id, time, first, count, origin, wall, operations'
    this.#append = database.prepare(`INSERT INTO oplog (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?)`)
    this.#after = database.prepare(`SELECT ${columns} FROM oplog WHERE id > ? ORDER BY id LIMIT 1`)
    this.#upTo = database.prepare(`SELECT ${columns} FROM oplog WHERE id <= ? ORDER BY id DESC LIMIT 1`)
    this.#first = database.prepare('SELECT min(id) AS id FROM oplog')
    this.#last = database.prepare('SELECT id + max(count, 1) - 1 AS time FROM oplog ORDER BY id DESC LIMIT 1')
    this.#oldest = database.prepare(
      'SELECT id, length(operations) AS bytes FROM oplog ORDER BY id LIMIT 1000'
    )
    this.#remove = database.prepare('DELETE FROM oplog WHERE id <= ?')
    for (const statement of [this.#after, this.#upTo, this.#first, this.#last, this.#oldest]) {
      statement.setReadBigInts(true)
    }
    this.#sum = database.prepare('SELECT coalesce(sum(length(operations)), 0) AS bytes FROM oplog')
    this.recount()
  }

  /** Bytes of all operations together. */
  get bytes(): number {
    return this.#bytes
  }

  /** The time that the log begins with; 0 when it is empty. What comes after it is all there. */
  get oldest(): bigint {
    return timeFrom(this.#first.get()?.id)
  }

  /** The last time of an operation; 0 when the log is empty. */
  get newest(): bigint {
    return timeFrom(this.#last.get()?.time)
  }

  append(id: bigint, row: OplogRow): void {
    const { time, first, count, transaction, wallMs, operations } = row
    this.#append.run(id - OFFSET, time - OFFSET, first, count, transaction ?? null, wallMs, operations)
    this.#bytes += operations.length
  }

  /** The next row after an id. */
  after(id: bigint): { id: bigint; row: OplogRow } | undefined {
    return rowFrom(this.#after.get(id - OFFSET))
  }

  /** The last row up to an id. */
  upTo(id: bigint): { id: bigint; row: OplogRow } | undefined {
    return rowFrom(this.#upTo.get(id - OFFSET))
  }

  /** Removes the oldest rows, but never all, until no more than so many bytes are left. */
  trim(most: number): void {
    while (this.#bytes > most) {
      const rows = this.#oldest.all().slice(0, -1)
      let last: unknown
      for (const { id, bytes } of rows) {
        if (this.#bytes <= most) break
        this.#bytes -= Number(bytes)
        last = id
      }
      if (last === undefined) return
      this.#remove.run(last as bigint)
    }
  }

  /** To be called when rows were taken back. */
  recount(): void {
    this.#bytes = Number(this.#sum.get()?.bytes)
  }
}

/**
 * A server that stands alone logs nothing: what a member has logged before ends with a gap, and only the time of the
 * gap is kept, so that the clock does not go back. It is not the time right after the last one: nobody may go on from
 * there.
 */
export function endOplog(database: DatabaseSync): void {
  const isThere = database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'oplog'`).get()
  if (!isThere) return
  database.exec(`BEGIN IMMEDIATE;
    DELETE FROM oplog WHERE id < (SELECT max(id) FROM oplog);
    UPDATE oplog SET id = id + max(count, 1) + 1, time = id + max(count, 1) + 1, first = 0, count = 0, origin = NULL,
      operations = x'';
    COMMIT`)
}

function createTable(database: DatabaseSync): void {
  database.exec(`CREATE TABLE IF NOT EXISTS oplog (
    id INTEGER PRIMARY KEY, time INTEGER NOT NULL, first INTEGER NOT NULL, count INTEGER NOT NULL, origin BLOB,
    wall INTEGER NOT NULL, operations BLOB NOT NULL)`)
}

function timeFrom(value: unknown): bigint {
  return typeof value === 'bigint' ? value + OFFSET : 0n
}

function rowFrom(row: Record<string, unknown> | undefined): { id: bigint; row: OplogRow } | undefined {
  return (
    row && {
      id: timeFrom(row.id),
      row: {
        time: timeFrom(row.time),
        first: Number(row.first),
        count: Number(row.count),
        transaction: row.origin === null ? undefined : asBuffer(row.origin as Uint8Array),
        wallMs: Number(row.wall),
        operations: asBuffer(row.operations as Uint8Array)
      }
    }
  )
}
