import { Timestamp } from 'bson'
import type { EventOptions } from '../changes/change.event.ts'
import type { ChangeScope } from '../changes/change.scope.ts'
import { type ChangeBatch, ChangeStream } from '../changes/change.stream.ts'
import { after, type Position, readResumeToken } from '../changes/resume.token.ts'
import type { WriteLog } from '../storage/write.log.ts'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { checkFields, countArgument, documentArgument, flagArgument } from './arguments.ts'
import type { CommandReply, CommandRequest } from './command.ts'
import type { Cursor } from './cursor.registry.ts'
import { batchReply } from './cursor.reply.ts'
import { cursorOwner } from './cursor.session.ts'
import { Wait } from './waiting.ts'

/** The stage that begins a change stream. */
export const CHANGE_STREAM = '$changeStream'

const FIELDS = [
  'fullDocument',
  'fullDocumentBeforeChange',
  'resumeAfter',
  'startAfter',
  'startAtOperationTime',
  'allChangesForCluster',
  'showExpandedEvents'
]

/** Stages that may follow: each makes at most one event of one. */
const FOLLOWING: ReadonlySet<string> = new Set([
  '$addFields',
  '$match',
  '$project',
  '$redact',
  '$replaceRoot',
  '$replaceWith',
  '$set',
  '$unset'
])

const FULL_DOCUMENT = ['default', 'updateLookup', 'whenAvailable', 'required'] as const
const BEFORE_CHANGE = ['off', 'whenAvailable', 'required'] as const
/** Databases of the server's own, which cannot be watched. */
const OWN_DATABASES: ReadonlySet<string> = new Set(['admin', 'config', 'local'])

const DEFAULT_BATCH = 101
/** So long getMore waits for something to happen. */
const DEFAULT_WAIT_MS = 1000

type Opening = {
  /** Undefined for `{ aggregate: 1 }`. */
  name: string | undefined
  /** The first is `$changeStream`. */
  stages: readonly BsonDocument[]
  batchSize: number | undefined
  pipeline: (events: BsonDocument[]) => Iterable<BsonDocument>
}

/** Opens a change stream and answers with what it has to tell already. */
export function openChangeStream(request: CommandRequest, opening: Opening): CommandReply {
  const { server, db, client, timeLimit } = request
  const { log } = server.storage
  if (!log)
    throw new CommandError('Location40573', 'The $changeStream stage is only supported on replica sets')
  const spec = documentArgument(opening.stages[0] ?? {}, CHANGE_STREAM) ?? {}
  checkFields(spec, FIELDS, CHANGE_STREAM)
  checkFollowing(opening.stages.slice(1))
  const stream = new ChangeStream(server.storage, log, {
    scope: scopeOf(spec, db, opening.name),
    from: startOf(spec, log),
    pipeline: opening.pipeline,
    ...eventOptions(spec)
  })
  const batch = stream.take(opening.batchSize ?? DEFAULT_BATCH)
  const namespace = `${db}.${opening.name ?? '$cmd.aggregate'}`
  const id = server.cursors.open({
    ...cursorOwner(request),
    namespace,
    connectionId: client.connectionId,
    timeLimit,
    left: Number.POSITIVE_INFINITY,
    documents: [].values(),
    changes: stream
  })
  return batchReply('firstBatch', batch.events, id, namespace, tokenOf(batch))
}

/**
 * Answers getMore on a change stream: with what has happened, or after a while with nothing.
 * @throws Wait
 */
export function moreChanges(request: CommandRequest, cursor: Cursor, stream: ChangeStream): CommandReply {
  const { body, server, startedAt } = request
  const batch = takeOrClose(request, cursor, stream)
  const waitMs = countArgument(body, 'maxTimeMS') ?? DEFAULT_WAIT_MS
  const leftMs = waitMs - (performance.now() - startedAt)
  if (batch.events.length === 0 && !batch.isEnd && leftMs > 0 && server.storage.log) {
    throw new Wait(server.storage.log.written.next(leftMs))
  }
  if (batch.isEnd) server.cursors.close(cursor.id)
  const id = batch.isEnd ? 0n : cursor.id
  return batchReply('nextBatch', batch.events, id, cursor.namespace, tokenOf(batch))
}

function takeOrClose({ body, server }: CommandRequest, { id }: Cursor, stream: ChangeStream): ChangeBatch {
  try {
    return stream.take(countArgument(body, 'batchSize') || Number.POSITIVE_INFINITY)
  } catch (error) {
    server.cursors.close(id)
    throw error
  }
}

function tokenOf({ token }: ChangeBatch): BsonDocument {
  return { postBatchResumeToken: token }
}

function checkFollowing(stages: readonly BsonDocument[]): void {
  const refused = stages.flatMap(Object.keys).find((stage) => !FOLLOWING.has(stage))
  if (refused !== undefined) {
    throw new CommandError('IllegalOperation', `${refused} is not permitted in a $changeStream pipeline`)
  }
}

function scopeOf(spec: BsonDocument, db: string, name: string | undefined): ChangeScope {
  if (flagArgument(spec, 'allChangesForCluster')) {
    if (db === 'admin' && name === undefined) return 'cluster'
    throw new CommandError(
      'InvalidOptions',
      "A $changeStream with 'allChangesForCluster:true' may only be opened on the 'admin' database, and with no collection name; found " +
        `${db}.${name ?? '$cmd.aggregate'}`
    )
  }
  if (OWN_DATABASES.has(db)) {
    throw new CommandError(
      'InvalidNamespace',
      `$changeStream may not be opened on the internal ${db} database`
    )
  }
  return name === undefined ? { db } : { db, collection: name }
}

/** @throws CommandError Location40674, InvalidResumeToken, ChangeStreamFatalError, TypeMismatch */
function startOf(spec: BsonDocument, { clock }: WriteLog): Position {
  const { resumeAfter, startAfter, startAtOperationTime } = spec
  const given = [resumeAfter, startAfter, startAtOperationTime].filter((start) => start !== undefined)
  if (given.length > 1) {
    throw new CommandError(
      'Location40674',
      'Only one type of resume option is allowed, but multiple were found.'
    )
  }
  if (startAtOperationTime !== undefined) {
    if (startAtOperationTime instanceof Timestamp) return after(startAtOperationTime.toBigInt() - 1n)
    throw new CommandError('TypeMismatch', 'startAtOperationTime must be a timestamp')
  }
  if (given.length === 0) return after(clock.now)
  const position = readResumeToken(given[0])
  if (position.kind === 'invalidate' && resumeAfter !== undefined) {
    throw new CommandError(
      'InvalidResumeToken',
      "Attempting to resume a change stream using 'resumeAfter' is not allowed from an invalidate notification."
    )
  }
  if (position.time > clock.now) {
    throw new CommandError('ChangeStreamFatalError', 'cannot resume stream; the resume token was not found.')
  }
  return position
}

function eventOptions(spec: BsonDocument): EventOptions {
  return {
    fullDocument: choice(spec, 'fullDocument', FULL_DOCUMENT),
    fullDocumentBeforeChange: choice(spec, 'fullDocumentBeforeChange', BEFORE_CHANGE),
    isExpanded: flagArgument(spec, 'showExpandedEvents')
  }
}

function choice<Choice extends string>(
  spec: BsonDocument,
  name: string,
  choices: readonly [Choice, ...Choice[]]
): Choice {
  const value = spec[name] ?? choices[0]
  const found = choices.find((known) => known === value)
  if (found) return found
  const shown = isDocument(value) ? 'a document' : String(value)
  throw new CommandError(
    'BadValue',
    `Enumeration value '${shown}' for field '${CHANGE_STREAM}.${name}' is not a valid value.`
  )
}
