import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { decodeDocument } from '../values/bson.reader.ts'
import type { BsonDocument } from '../values/bson.types.ts'
import { encodeDocument } from '../values/bson.writer.ts'

/** What a session did last, under which number. */
export type SessionRecord = { txnNumber: bigint; record: BsonDocument }

/**
 * What the sessions of clients did last, kept so that a client that sends the same again is answered as the first
 * time, also by a server that was started again. Written in the transaction of the write itself.
 */
export class SessionRecords {
  readonly #read: StatementSync
  readonly #write: StatementSync
  readonly #removeOlder: StatementSync

  constructor(database: DatabaseSync) {
    database.exec(`CREATE TABLE IF NOT EXISTS sessions (
      id BLOB PRIMARY KEY, txn INTEGER NOT NULL, used_at INTEGER NOT NULL, record BLOB NOT NULL) WITHOUT ROWID`)
    this.#read = database.prepare('SELECT txn, record FROM sessions WHERE id = ?')
    this.#read.setReadBigInts(true)
    this.#write = database.prepare(
      'INSERT OR REPLACE INTO sessions (id, txn, used_at, record) VALUES (?, ?, ?, ?)'
    )
    this.#removeOlder = database.prepare('DELETE FROM sessions WHERE used_at < ?')
  }

  /** What the session did last; undefined when it is not known. */
  read(id: Uint8Array): SessionRecord | undefined {
    const row = this.#read.get(id)
    return row && { txnNumber: row.txn as bigint, record: decodeDocument(row.record as Uint8Array) }
  }

  /** Takes the place of what the session did before. Call it inside a transaction. */
  write(id: Uint8Array, { txnNumber, record }: SessionRecord, nowMs: number): void {
    this.#write.run(id, txnNumber, nowMs, encodeDocument(record))
  }

  /** Forgets the sessions that have done nothing since a moment, in milliseconds since 1970. */
  removeOlder(beforeMs: number): void {
    this.#removeOlder.run(beforeMs)
  }
}
