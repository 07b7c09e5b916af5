import type { Storage } from '../storage/storage.ts'
import type { WriteLog } from '../storage/write.log.ts'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { encodeDocument } from '../values/bson.writer.ts'
import { CommandError } from '../values/command.error.ts'
import { changeEvent, type EventOptions, invalidateEvent } from './change.event.ts'
import { type ChangeScope, endsStream, isInScope } from './change.scope.ts'
import { OplogReader } from './oplog.reader.ts'
import { after, type Position, resumeToken } from './resume.token.ts'

export type ChangeStreamOptions = EventOptions & {
  scope: ChangeScope
  /** What is told comes after this. */
  from: Position
  /** The stages that the client adds; they may leave events out. */
  pipeline: (events: BsonDocument[]) => Iterable<BsonDocument>
}

/** What a stream has to tell, and the token from which a client may go on that has read it. */
export type ChangeBatch = { events: Buffer[]; token: BsonDocument; isEnd: boolean }

/** A batch looks at no more than this of the log: others are waiting too. */
const MOST_OPERATIONS = 2000
const MOST_BYTES = 8 * 1024 * 1024

/** Tells of what is written, from some time on. */
export class ChangeStream {
  readonly #storage: Storage
  readonly #log: WriteLog
  readonly #options: ChangeStreamOptions
  readonly #reader: OplogReader
  #seen: Position
  /** Told last: what was watched is gone. */
  #end: BsonDocument | undefined
  #isEnd = false

  constructor(storage: Storage, log: WriteLog, options: ChangeStreamOptions) {
    this.#storage = storage
    this.#log = log
    this.#options = options
    this.#reader = new OplogReader(log.table, options.from)
    this.#seen = options.from
  }

  /**
   * The next events, at most so many; none when nothing has happened.
   * @throws CommandError ChangeStreamHistoryLost; ChangeStreamFatalError when the pipeline changed an `_id`;
   *   NoMatchingDocument
   */
  take(count: number): ChangeBatch {
    refuseLost(this.#log, this.#seen)
    const events = this.#nextEvents(count)
    const told = events.length > 0 ? [...this.#options.pipeline(events)] : []
    const tokens = new Set(events.map(({ _id }) => tokenText(_id)))
    for (const event of told) refuseOtherId(event, tokens)
    return { events: told.map(encodeDocument), token: resumeToken(this.#seen), isEnd: this.#isEnd }
  }

  #nextEvents(count: number): BsonDocument[] {
    const { scope, isExpanded } = this.#options
    const events: BsonDocument[] = []
    let bytes = 0
    for (let looked = 0; events.length < count && looked < MOST_OPERATIONS && bytes < MOST_BYTES; looked++) {
      if (this.#end) {
        events.push(this.#end)
        this.#seen = { ...this.#seen, kind: 'invalidate' }
        this.#isEnd = true
        return events
      }
      // What comes next can only be later than what the log has now.
      const upTo = this.#log.clock.now
      const logged = this.#reader.next()
      if (!logged) {
        if (upTo > this.#seen.time) this.#seen = after(upTo)
        return events
      }
      this.#seen = logged.position
      if (!isInScope(scope, logged.operation, isExpanded)) continue
      bytes += logged.operation.bytes.length
      events.push(changeEvent(logged, this.#options, this.#storage))
      if (endsStream(scope, logged.operation)) this.#end = invalidateEvent(logged)
    }
    return events
  }
}

/** @throws CommandError ChangeStreamHistoryLost when the log does not reach back to a position */
function refuseLost(log: WriteLog, { time, kind }: Position): void {
  const { oldest } = log.table
  // After a time comes the next one; after an operation there may be others of the same transaction.
  if (time >= oldest || (kind === 'time' && time + 1n === oldest)) return
  throw new CommandError(
    'ChangeStreamHistoryLost',
    'Resume of change stream was not possible, as the resume point may no longer be in the oplog.'
  )
}

function tokenText(id: unknown): unknown {
  return isDocument(id) ? id._data : undefined
}

function refuseOtherId({ _id }: BsonDocument, tokens: ReadonlySet<unknown>): void {
  if (tokens.has(tokenText(_id))) return
  throw new CommandError(
    'ChangeStreamFatalError',
    'Encountered an event whose _id field, which contains the resume token, was modified by the pipeline. Modifying the _id field of an event makes it impossible to resume the stream from that point. Only transformations that retain the unmodified _id field are allowed.'
  )
}
