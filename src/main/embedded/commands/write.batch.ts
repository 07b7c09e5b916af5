import type { BsonDocument } from '../values/bson.types.ts'
import { CODES, CommandError } from '../values/command.error.ts'
import { toInteger } from '../values/numbers.ts'
import type { CommandRequest } from './command.ts'
import { asCommandError } from './error.reply.ts'
import { OrderedFailure } from './write.fail.point.ts'

/**
 * What ends a write command as a whole: after a full disk SQLite has already taken everything back, and what meets a
 * transaction is done again from the beginning.
 */
const ENDS_ALL: ReadonlySet<number> = new Set([
  CODES.MaxTimeMSExpired,
  CODES.InternalError,
  CODES.OutOfDiskSpace,
  CODES.WriteConflict,
  CODES.SnapshotUnavailable
])

/** What one statement has done. */
export type Outcome = { n: number; nModified?: number; upsertedId?: unknown }

/** What came of the statements of a write command; `notes` is ready to be spread into the reply. */
export type BatchResult = {
  n: number
  nModified: number
  upserted: BsonDocument[]
  notes: { writeErrors?: BsonDocument[]; retriedStmtIds?: number[] }
}

/**
 * Runs the statements of a write command one after the other. One that is refused becomes a write error; the rest
 * go on unless the command is ordered, as it is when nothing else is said.
 * @param write does one statement and says what it did; it must refuse before it writes anything
 */
export function writeAll<Statement>(
  request: CommandRequest,
  statements: readonly Statement[],
  write: (statement: Statement) => Outcome
): BatchResult {
  const isOrdered = request.body.ordered !== false
  const errors: BsonDocument[] = []
  const result: BatchResult = { n: 0, nModified: 0, upserted: [], notes: {} }
  for (const [index, statement] of statements.entries()) {
    try {
      request.checkTime()
      addOutcome(
        result,
        index,
        once(request, index, () => write(statement))
      )
    } catch (error) {
      const refusal = asCommandError(error)
      if (ENDS_ALL.has(refusal.code) && !(error instanceof OrderedFailure)) throw error
      errors.push({ index, code: refusal.code, errmsg: refusal.message, ...refusal.extra })
      if (isOrdered) break
    }
  }
  const { retry } = request
  retry?.save()
  if (errors.length > 0) result.notes.writeErrors = errors
  if (retry && retry.retried.length > 0) result.notes.retriedStmtIds = retry.retried
  return result
}

/** Does a statement, unless an earlier attempt of the same command has done it. */
function once({ retry }: CommandRequest, index: number, write: () => Outcome): Outcome {
  return retry ? (retry.once(index, write) as Outcome) : write()
}

function addOutcome(result: BatchResult, index: number, outcome: Outcome): void {
  result.n += outcome.n
  result.nModified += outcome.nModified ?? 0
  if ('upsertedId' in outcome) result.upserted.push({ index, _id: outcome.upsertedId })
}

/** A statement's limit: 0 for all documents, 1 for one. @throws CommandError FailedToParse */
export function statementLimit(statement: BsonDocument): number {
  const limit = toInteger(statement.limit)
  if (limit === 0 || limit === 1) return limit
  throw new CommandError('FailedToParse', `The limit field in delete objects must be 0 or 1. Got ${limit}`)
}

/** A write to many documents could not be told from its repetition. @throws CommandError InvalidOptions */
export function refuseRetryOfMany({ retry }: CommandRequest, what: string): void {
  if (retry) throw new CommandError('InvalidOptions', `Cannot use (or request) retryable writes with ${what}`)
}
