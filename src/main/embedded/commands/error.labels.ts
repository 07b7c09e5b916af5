import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CODES } from '../values/command.error.ts'
import { toInteger } from '../values/numbers.ts'
import type { CommandReply, CommandRequest } from './command.ts'

/** After these the same command may succeed when it is sent again. */
const RETRIABLE: ReadonlySet<unknown> = new Set([
  CODES.HostUnreachable,
  CODES.HostNotFound,
  CODES.NetworkTimeout,
  CODES.ShutdownInProgress,
  CODES.ReadConcernMajorityNotAvailableYet,
  CODES.PrimarySteppedDown,
  CODES.ExceededTimeLimit,
  CODES.SocketException,
  CODES.NotWritablePrimary,
  CODES.InterruptedAtShutdown,
  CODES.InterruptedDueToReplStateChange,
  CODES.NotPrimaryNoSecondaryOk,
  CODES.NotPrimaryOrSecondary
])

/** After these a transaction has left nothing behind, and may succeed when it is run again from its beginning. */
const TRANSIENT: ReadonlySet<unknown> = new Set([
  CODES.WriteConflict,
  CODES.LockTimeout,
  CODES.PreparedTransactionInProgress,
  CODES.SnapshotUnavailable,
  CODES.SnapshotTooOld,
  CODES.NoSuchTransaction
])

/** After these a change stream may go on from its last token. */
const RESUMABLE: ReadonlySet<unknown> = new Set([
  CODES.StaleShardVersion,
  CODES.StaleEpoch,
  CODES.RetryChangeStream,
  CODES.FailedToSatisfyReadPreference,
  CODES.StaleConfig
])

/** After these it can't. */
const FATAL: ReadonlySet<unknown> = new Set([CODES.ChangeStreamFatalError, CODES.ChangeStreamHistoryLost])

type LabelledCommand = Pick<CommandRequest, 'body' | 'server'>

/** Adds to a reply that tells of a failure the labels by which drivers know what they may do; leaves others as they are. */
export function labelled({ body, server }: LabelledCommand, reply: CommandReply): CommandReply {
  if (Buffer.isBuffer(reply) || (toInteger(reply.ok) !== 0 && reply.writeConcernError === undefined))
    return reply
  const { errorLabels = labelsOf(body, reply) ?? changeStreamLabels({ body, server }, reply), ...rest } =
    reply
  return Array.isArray(errorLabels) && errorLabels.length > 0 ? { ...rest, errorLabels } : rest
}

function labelsOf(command: BsonDocument, { code, writeConcernError }: BsonDocument): string[] | undefined {
  if (command.txnNumber === undefined) return undefined
  const isInTransaction = command.autocommit !== undefined
  const isEnd = 'commitTransaction' in command || 'abortTransaction' in command
  const isRetriable =
    RETRIABLE.has(code) || (isDocument(writeConcernError) && RETRIABLE.has(toInteger(writeConcernError.code)))
  const isTransient = TRANSIENT.has(code) || (!isEnd && RETRIABLE.has(code))
  if (isInTransaction && isTransient) return ['TransientTransactionError']
  return (!isInTransaction || isEnd) && isRetriable ? ['RetryableWriteError'] : undefined
}

function changeStreamLabels({ body, server }: LabelledCommand, { code }: BsonDocument): string[] {
  if (FATAL.has(code)) return ['NonResumableChangeStreamError']
  const [first] = Array.isArray(body.pipeline) ? body.pipeline : []
  const isChangeStream =
    (isDocument(first) && '$changeStream' in first) || server.cursors.isChangeStream(body.getMore)
  return isChangeStream && (RETRIABLE.has(code) || RESUMABLE.has(code)) ? ['ResumableChangeStreamError'] : []
}
