import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'

/**
 * A place in the oplog, and what a client has seen there: `time` means everything up to it, `event` one operation,
 * `invalidate` the end of a stream after that operation.
 */
export type Position = { time: bigint; index: number; kind: 'time' | 'event' | 'invalidate' }

const KINDS: readonly Position['kind'][] = ['time', 'event', 'invalidate']
const BYTES = 13

/** The token from which a client may go on after a position. */
export function resumeToken({ time, index, kind }: Position): { _data: string } {
  const bytes = Buffer.alloc(BYTES)
  bytes.writeBigUInt64BE(time)
  bytes.writeUInt32BE(index, 8)
  bytes[12] = KINDS.indexOf(kind)
  return { _data: bytes.toString('hex').toUpperCase() }
}

/** Reads a token back. @throws CommandError TypeMismatch, InvalidResumeToken */
export function readResumeToken(token: unknown): Position {
  if (!isDocument(token)) throw new CommandError('TypeMismatch', 'A resume token must be a document')
  const { _data: data }: BsonDocument = token
  const bytes = typeof data === 'string' ? Buffer.from(data, 'hex') : Buffer.alloc(0)
  const kind = KINDS[bytes[12] ?? KINDS.length]
  if (bytes.length !== BYTES || !kind) {
    throw new CommandError('InvalidResumeToken', 'Bad resume token: it was not made by this server')
  }
  return { time: bytes.readBigUInt64BE(), index: bytes.readUInt32BE(8), kind }
}

/** The position after everything up to a time. */
export function after(time: bigint): Position {
  return { time, index: 0, kind: 'time' }
}
