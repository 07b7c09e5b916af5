import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CODES } from '../values/command.error.ts'
import { toInteger } from '../values/numbers.ts'
import type { CommandReply } from './command.ts'

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
  CODES.SnapshotUnavailable,
  CODES.SnapshotTooOld,
  CODES.NoSuchTransaction
])

/** Adds to a reply that tells of a failure the labels by which drivers know what they may do; leaves others as they are. */
export function labelled(command: BsonDocument, reply: CommandReply): CommandReply {
  if (Buffer.isBuffer(reply) || (toInteger(reply.ok) !== 0 && reply.writeConcernError === undefined))
    return reply
  const { errorLabels = labelsOf(command, reply), ...rest } = reply
  return Array.isArray(errorLabels) && errorLabels.length > 0 ? { ...rest, errorLabels } : rest
}

function labelsOf(command: BsonDocument, { code, writeConcernError }: BsonDocument): string[] {
  if (command.txnNumber === undefined) return []
  const isInTransaction = command.autocommit !== undefined
  const isEnd = 'commitTransaction' in command || 'abortTransaction' in command
  const isRetriable =
    RETRIABLE.has(code) || (isDocument(writeConcernError) && RETRIABLE.has(toInteger(writeConcernError.code)))
  const isTransient = TRANSIENT.has(code) || (!isEnd && RETRIABLE.has(code))
  if (isInTransaction && isTransient) return ['TransientTransactionError']
  return (!isInTransaction || isEnd) && isRetriable ? ['RetryableWriteError'] : []
}
