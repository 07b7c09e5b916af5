import type { DatabaseSync } from 'node:sqlite'
import { Binary } from 'bson'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { encodeDocument, withRawDocument } from '../values/bson.writer.ts'
import { documentDifference } from '../values/document.difference.ts'
import type { LazyDocument } from '../values/lazy.document.ts'
import type { CollectionInfo } from './collection.ts'
import { LogicalClock } from './logical.clock.ts'
import { OplogTable } from './oplog.table.ts'
import { Signal } from './signal.ts'

/**
 * How a document came to be another one: replaced as a whole, or changed. Of a change it is told which paths have got a
 * new value as a whole.
 */
export type ReplaceKind = { kind: 'replacement' } | { kind: 'update'; assigned: () => ReadonlySet<string> }

/** What a write that has changed more than this makes is told in several rows. */
const MOST_ROW_BYTES = 1024 * 1024
/** How much is kept; what is older is forgotten. */
const MOST_BYTES = 64 * 1024 * 1024
/** Forgetting a little with every write would cost more than much now and then. */
const MOST_BYTES_BETWEEN = 1.5 * MOST_BYTES

/**
 * The oplog: everything that is written, in order, so that change streams can tell of it. Operations are gathered while
 * a transaction of the file goes on, and written in it before its commit.
 */
export class WriteLog {
  readonly table: OplogTable
  readonly clock: LogicalClock
  /** Fires when something has been written. */
  readonly written = new Signal()
  readonly #heads = new WeakMap<CollectionInfo, Map<string, Buffer>>()
  #gathered: Buffer[] = []
  #origin: Buffer | undefined
  #isFlushed = false

  constructor(database: DatabaseSync) {
    this.table = new OplogTable(database)
    this.clock = new LogicalClock(this.table.newest)
    // A row of nothing: the times that clients learn of from now on are in the log, whenever the server ends.
    this.#append(this.clock.now, 0, [])
  }

  inserted(info: CollectionInfo, document: LazyDocument): void {
    this.#gathered.push(withRawDocument('d', document.bytes, this.#head(info, 'insert')))
  }

  replaced(info: CollectionInfo, before: LazyDocument, after: LazyDocument, how: ReplaceKind): void {
    if (how.kind === 'replacement') {
      const operation = withRawDocument('d', after.bytes, this.#head(info, 'replace'))
      this.#gathered.push(withImages(operation, info, { before }))
      return
    }
    const change = encodeDocument({
      o: 'update',
      ...placeOf(info),
      id: after.field('_id'),
      ...documentDifference(before.bytes, after.bytes, how.assigned())
    })
    this.#gathered.push(withImages(change, info, { before, after }))
  }

  deleted(info: CollectionInfo, before: LazyDocument): void {
    const operation = encodeDocument({ o: 'delete', ...placeOf(info), id: before.field('_id') })
    this.#gathered.push(withImages(operation, info, { before }))
  }

  /** Something happened to a collection itself. */
  altered(operation: string, info: CollectionInfo, details: BsonDocument = {}): void {
    this.#gathered.push(encodeDocument({ o: operation, ...placeOf(info), ...details }))
  }

  droppedDatabase(db: string): void {
    this.#gathered.push(encodeDocument({ o: 'dropDatabase', db }))
  }

  /** What is gathered until the next commit is one transaction of a session. */
  beginTransaction(session: Uint8Array, txnNumber: bigint): void {
    const lsid = { id: new Binary(session, Binary.SUBTYPE_UUID) }
    this.#origin = encodeDocument({ lsid, txnNumber })
  }

  /** Writes what was gathered. Call it inside the transaction of the file, at its end. */
  flush(): void {
    const count = this.#gathered.length
    if (count === 0) return
    this.#isFlushed = true
    // The operations of a transaction have one time, others each their own.
    const start = this.clock.tick(this.#origin ? 1 : count)
    let done = 0
    for (const operations of inRows(this.#gathered)) {
      if (!this.#origin) this.#append(start + BigInt(done), 0, operations)
      else this.#append(done === 0 ? start : this.clock.tick(), done, operations, start)
      done += operations.length
    }
    if (this.table.bytes > MOST_BYTES_BETWEEN) this.table.trim(MOST_BYTES)
  }

  /** The transaction of the file is over. */
  end(isCommitted: boolean): void {
    const hasWritten = this.#gathered.length > 0
    if (!isCommitted && this.#isFlushed) this.table.recount()
    this.#gathered = []
    this.#origin = undefined
    this.#isFlushed = false
    if (isCommitted && hasWritten) this.written.fire()
  }

  #append(id: bigint, first: number, operations: readonly Buffer[], time = id): void {
    this.table.append(id, {
      time,
      first,
      count: operations.length,
      transaction: this.#origin,
      wallMs: Date.now(),
      operations: Buffer.concat(operations)
    })
  }

  /** The fields with which all operations of a kind on a collection begin. */
  #head(info: CollectionInfo, operation: string): Buffer {
    const heads = this.#heads.get(info) ?? new Map<string, Buffer>()
    this.#heads.set(info, heads)
    const head = heads.get(operation) ?? encodeDocument({ o: operation, ...placeOf(info) })
    heads.set(operation, head)
    return head
  }
}

function placeOf({ db, name, uuid }: CollectionInfo): BsonDocument {
  return { db, c: name, ui: new Binary(uuid, Binary.SUBTYPE_UUID) }
}

/** A collection may ask that its documents are kept as they were, and became. */
function withImages(
  operation: Buffer,
  { options }: CollectionInfo,
  images: { before: LazyDocument; after?: LazyDocument }
): Buffer {
  const { changeStreamPreAndPostImages: wanted } = options
  if (!isDocument(wanted) || wanted.enabled !== true) return operation
  const withBefore = withRawDocument('before', images.before.bytes, operation)
  return images.after ? withRawDocument('after', images.after.bytes, withBefore) : withBefore
}

function* inRows(operations: readonly Buffer[]): Generator<Buffer[]> {
  let row: Buffer[] = []
  let bytes = 0
  for (const operation of operations) {
    if (bytes > 0 && bytes + operation.length > MOST_ROW_BYTES) {
      yield row
      row = []
      bytes = 0
    }
    row.push(operation)
    bytes += operation.length
  }
  yield row
}
