import type { OplogRow, OplogTable } from '../storage/oplog.table.ts'
import { int32 } from '../values/bson.reader.ts'
import { LazyDocument } from '../values/lazy.document.ts'
import type { Position } from './resume.token.ts'

/** One operation of the log, with the place where it is. */
export type LoggedOperation = {
  position: Position
  wallMs: number
  /** Session and number of its transaction, if it is part of one. */
  transaction: LazyDocument | undefined
  operation: LazyDocument
}

/** Reads the log from a position on; it goes on later with what has been written meanwhile. */
export class OplogReader {
  readonly #table: OplogTable
  #position: Position
  #lastId: bigint | undefined
  #operations: Iterator<LoggedOperation> | undefined

  constructor(table: OplogTable, position: Position) {
    this.#table = table
    this.#position = position
  }

  /** The next operation; undefined when there is none yet. */
  next(): LoggedOperation | undefined {
    for (;;) {
      const next = this.#operations?.next()
      if (next && !next.done) {
        if (!isAfter(next.value.position, this.#position)) continue
        this.#position = next.value.position
        return next.value
      }
      const found = this.#lastId === undefined ? this.#firstRow() : this.#table.after(this.#lastId)
      this.#operations = found && operationsOf(found.row)
      if (!found) return undefined
      this.#lastId = found.id
    }
  }

  /** The row that the position is in, or the first one after it. */
  #firstRow(): { id: bigint; row: OplogRow } | undefined {
    return this.#table.upTo(this.#position.time) ?? this.#table.after(this.#position.time)
  }
}

/** What comes after a time has a later one; what comes after an operation may have the same, in a transaction. */
function isAfter(operation: Position, position: Position): boolean {
  if (operation.time !== position.time) return operation.time > position.time
  return position.kind !== 'time' && operation.index > position.index
}

function* operationsOf(row: OplogRow): Generator<LoggedOperation> {
  const transaction = row.transaction && new LazyDocument(row.transaction)
  let at = 0
  for (let done = 0; done < row.count; done++) {
    const length = int32(row.operations, at)
    const operation = new LazyDocument(row.operations.subarray(at, at + length))
    const place = transaction
      ? { time: row.time, index: row.first + done }
      : { time: row.time + BigInt(done), index: 0 }
    yield { position: { ...place, kind: 'event' }, wallMs: row.wallMs, transaction, operation }
    at += length
  }
}
