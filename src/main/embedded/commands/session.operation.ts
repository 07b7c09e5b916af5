import { Binary } from 'bson'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { isBsonNumber, toInteger } from '../values/numbers.ts'
import type { CommandRequest } from './command.ts'

/** What a command is to its session: part of a transaction, or a write that its client may send again. */
export type SessionOperation = {
  /** The bytes of its UUID. */
  session: Buffer
  txnNumber: bigint
  isInTransaction: boolean
  /** The first command of the transaction. */
  starts: boolean
}

/** Writes that a client may send again under the same number. */
const RETRYABLE: ReadonlySet<string> = new Set([
  'insert',
  'update',
  'delete',
  'findAndModify',
  'findandmodify'
])

/**
 * Reads the fields of a command that make it an operation of a session; undefined when it has none of them.
 * @throws CommandError IllegalOperation when the server stands alone; InvalidOptions, NotARetryableWriteCommand
 */
export function readOperation({ name, body, server }: CommandRequest): SessionOperation | undefined {
  const { lsid, txnNumber, autocommit, startTransaction } = body
  if (txnNumber === undefined && autocommit === undefined && startTransaction === undefined) return undefined
  if (!server.sessions) {
    throw new CommandError(
      'IllegalOperation',
      'Transaction numbers are only allowed on a replica set member or mongos'
    )
  }
  refuse(txnNumber === undefined, "'autocommit' field requires a transaction number to also be specified")
  refuse(lsid === undefined, 'Transaction number requires a session ID to also be specified')
  refuse(autocommit === undefined && startTransaction !== undefined, START_NEEDS_AUTOCOMMIT)
  refuse(autocommit === true, 'Specifying autocommit=true is not allowed.')
  refuse(startTransaction === false, 'Specifying startTransaction=false is not allowed.')
  if (autocommit === undefined && !RETRYABLE.has(name)) {
    throw new CommandError(
      'NotARetryableWriteCommand',
      `txnNumber may only be provided for multi-document transactions and retryable write commands. autocommit:false was not provided, and ${name} is not a retryable write command.`
    )
  }
  return {
    session: sessionId(lsid),
    txnNumber: numberOf(txnNumber),
    isInTransaction: autocommit !== undefined,
    starts: startTransaction === true
  }
}

const START_NEEDS_AUTOCOMMIT = "'startTransaction' field requires 'autocommit' field to also be specified"

function refuse(isWrong: boolean, message: string): void {
  if (isWrong) throw new CommandError('InvalidOptions', message)
}

/** The bytes of a session's UUID. @throws CommandError TypeMismatch */
export function sessionId(lsid: unknown): Buffer {
  const id = isDocument(lsid) ? lsid.id : undefined
  if (id instanceof Binary && id.sub_type === Binary.SUBTYPE_UUID) return Buffer.from(id.value())
  throw new CommandError('TypeMismatch', "BSON field 'lsid.id' must be a UUID")
}

function numberOf(txnNumber: unknown): bigint {
  const number = isBsonNumber(txnNumber) ? toInteger(txnNumber) : undefined
  if (typeof txnNumber === 'bigint' && txnNumber >= 0n) return txnNumber
  if (number !== undefined && number >= 0) return BigInt(number)
  throw new CommandError('InvalidOptions', 'Transaction number cannot be negative')
}

/** The ids of a command's statements, by their positions: counted from `stmtId`, or as `stmtIds` says. */
export function statementIds({ stmtId, stmtIds }: BsonDocument): (index: number) => number {
  if (Array.isArray(stmtIds)) return (index) => toInteger(stmtIds[index]) ?? index
  const first = toInteger(stmtId) ?? 0
  return (index) => first + index
}
