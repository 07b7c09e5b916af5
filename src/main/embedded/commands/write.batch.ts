import type { Durability } from '../storage/storage.ts'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CODES, CommandError } from '../values/command.error.ts'
import { toInteger } from '../values/numbers.ts'
import type { CommandRequest } from './command.ts'
import { asCommandError } from './error.reply.ts'

/** What ends a write command as a whole: after a full disk SQLite has already taken everything back. */
const ENDS_ALL: ReadonlySet<number> = new Set([
  CODES.MaxTimeMSExpired,
  CODES.InternalError,
  CODES.OutOfDiskSpace
])

/** What came of the statements of a write command; `writeErrors` is ready to be spread into the reply. */
export type BatchResult = { done: number; writeErrors: { writeErrors?: BsonDocument[] } }

/**
 * Runs the statements of a write command one after the other. One that is refused becomes a write error; the rest
 * go on unless the command is ordered, as it is when nothing else is said.
 * @param write does one statement and says how much it did; it must refuse before it writes anything
 */
export function writeAll<Statement>(
  request: CommandRequest,
  statements: readonly Statement[],
  write: (statement: Statement, index: number) => number
): BatchResult {
  const isOrdered = request.body.ordered !== false
  const errors: BsonDocument[] = []
  let done = 0
  for (const [index, statement] of statements.entries()) {
    try {
      request.checkTime()
      done += write(statement, index)
    } catch (error) {
      const refusal = asCommandError(error)
      if (ENDS_ALL.has(refusal.code)) throw error
      errors.push({ index, code: refusal.code, errmsg: refusal.message, ...refusal.extra })
      if (isOrdered) break
    }
  }
  return { done, writeErrors: errors.length > 0 ? { writeErrors: errors } : {} }
}

/**
 * A write that is to reach the disk (`j: true`, or a majority) is synced; the others survive the process only.
 * @throws CommandError BadValue for a concern that only a replica set can have
 */
export function durabilityOf({ body }: CommandRequest): Durability {
  const concern = isDocument(body.writeConcern) ? body.writeConcern : {}
  if ((toInteger(concern.w) ?? 0) > 1) {
    throw new CommandError('BadValue', "cannot use 'w' > 1 when a host is not replicated")
  }
  if (typeof concern.w === 'string' && concern.w !== 'majority') {
    throw new CommandError(
      'BadValue',
      `cannot use non-majority 'w' mode ${concern.w} when a host is not a member of a replica set`
    )
  }
  return concern.j === true || concern.fsync === true || concern.w === 'majority' ? 'power' : 'process'
}

/** A statement's limit: 0 for all documents, 1 for one. @throws CommandError FailedToParse */
export function statementLimit(statement: BsonDocument): number {
  const limit = toInteger(statement.limit)
  if (limit === 0 || limit === 1) return limit
  throw new CommandError('FailedToParse', `The limit field in delete objects must be 0 or 1. Got ${limit}`)
}
