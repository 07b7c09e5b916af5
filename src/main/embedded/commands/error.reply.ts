import { Double } from 'bson'
import { SQLITE, sqliteCode } from '../storage/storage.error.ts'
import { type BsonDocument, InvalidBsonError, NestingError } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'

/** Gives every error a MongoDB code; what we did not expect is an InternalError. */
export function asCommandError(error: unknown): CommandError {
  if (error instanceof CommandError) return error
  if (error instanceof InvalidBsonError) return new CommandError('InvalidBSON', error.message)
  if (error instanceof NestingError) return new CommandError('Overflow', error.message)
  const message = error instanceof Error ? error.message : String(error)
  const code = sqliteCode(error)
  if (code === SQLITE.full) return new CommandError('OutOfDiskSpace', `The disk is full: ${message}`)
  // The tables of a dropped index or collection go away under the cursors that read them.
  if (code === SQLITE.error && message.startsWith('no such table')) {
    return new CommandError('QueryPlanKilled', 'what the query was reading has been dropped')
  }
  return new CommandError('InternalError', message)
}

/** The reply that tells a client why its command failed. */
export function errorReply(error: CommandError): BsonDocument {
  return {
    ok: new Double(0),
    errmsg: error.message,
    code: error.code,
    codeName: error.codeName,
    ...error.extra
  }
}
