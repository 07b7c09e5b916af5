import {
  MongoBulkWriteError,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoServerError,
  MongoServerSelectionError,
  MongoTopologyClosedError
} from 'mongodb'
import { AppError } from '#shared/ipc/result.ts'

/** An expected failure as `AppError`, or null for a bug. A lost server is expected: it becomes `offline`. */
export function toAppError(error: unknown): AppError | null {
  if (error instanceof AppError) return error
  if (isConnectionLoss(error)) return new AppError('offline', 'The database does not answer')
  if (error instanceof MongoServerError && error.code === 11000) {
    return new AppError('duplicate', 'A document with the same key exists', { keys: error.keyPattern ?? {} })
  }
  if (error instanceof MongoServerError && (error.code === 13 || error.code === 8000)) {
    return new AppError('forbidden', 'The database account may not do this', { by: 'database' })
  }
  return null
}

/** Tells whether the driver gave up because the server is not there. */
export function isConnectionLoss(error: unknown): boolean {
  return (
    error instanceof MongoNetworkError ||
    error instanceof MongoServerSelectionError ||
    error instanceof MongoNotConnectedError ||
    error instanceof MongoTopologyClosedError ||
    isUnansweredBulk(error)
  )
}

/** The driver wraps a lost connection, without its class, in the same error as refused documents. */
function isUnansweredBulk(error: unknown): boolean {
  if (!(error instanceof MongoBulkWriteError)) return false
  return error.code === undefined && [error.writeErrors].flat().length === 0
}

/** A document with this `_id` is there already: an insert that is safe to repeat has been done before. */
export function isDuplicateId(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === 11000 && Boolean(error.keyPattern?._id)
}
