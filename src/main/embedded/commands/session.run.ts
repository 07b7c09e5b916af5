import { CommandError } from '../values/command.error.ts'
import { documentArgument } from './arguments.ts'
import type { CommandReply, CommandRequest } from './command.ts'
import { readOperation, type SessionOperation, statementIds } from './session.operation.ts'
import type { SessionRegistry } from './session.registry.ts'
import { withSnapshot } from './snapshot.reads.ts'
import { HangUp } from './waiting.ts'
import { OrderedFailure, strike } from './write.fail.point.ts'

type Run = (request: CommandRequest) => CommandReply

/** Commands that a transaction may have. */
const IN_TRANSACTIONS: ReadonlySet<string> = new Set([
  'aggregate',
  'create',
  'createIndexes',
  'delete',
  'distinct',
  'find',
  'findAndModify',
  'findandmodify',
  'getMore',
  'insert',
  'killCursors',
  'update'
])

/** Commands that end a transaction. */
const ENDS: ReadonlySet<string> = new Set(['commitTransaction', 'abortTransaction'])

/** Databases of the server's own. */
const OWN_DATABASES: ReadonlySet<string> = new Set(['admin', 'config', 'local'])

/** Stages that read or write something else than documents of the transaction. */
const REFUSED_STAGES: ReadonlySet<string> = new Set([
  '$out',
  '$merge',
  '$collStats',
  '$indexStats',
  '$currentOp',
  '$listLocalSessions',
  '$changeStream'
])

/**
 * Runs a command as what it is to its session: a part of a transaction, which sees what the transaction sees and
 * ends it if it fails; a write that may be sent again; or neither.
 */
export function runInSession(incoming: CommandRequest, run: Run): CommandReply {
  const operation = readOperation(incoming)
  const request = withSnapshot(incoming)
  const { sessions } = request.server
  if (!operation || !sessions) return run(request)
  if (!operation.isInTransaction) {
    return runRetryably(request, operation, sessions, run)
  }
  if (ENDS.has(request.name)) return run({ ...request, operation })
  checkInTransaction(request, operation)
  return runInTransaction(request, operation, sessions, run)
}

/** @throws HangUp for a fail point, when the write is done */
function runRetryably(
  request: CommandRequest,
  operation: SessionOperation,
  sessions: SessionRegistry,
  run: Run
): CommandReply {
  let isStruck = false
  const retry = sessions.write(operation, {
    statementId: statementIds(request.body),
    onStatement: () => {
      const point = strike(request.server)
      if (point?.closesConnection) isStruck = true
      if (point?.codeName) throw new OrderedFailure(point.codeName)
    }
  })
  try {
    return run({ ...request, retry })
  } finally {
    if (isStruck) hangUp()
  }
}

/** Whatever came of the command, its client is not told. @throws HangUp */
function hangUp(): never {
  throw new HangUp('closed by a fail point')
}

function runInTransaction(
  request: CommandRequest,
  operation: SessionOperation,
  sessions: SessionRegistry,
  run: Run
): CommandReply {
  const store = sessions.transaction(operation, request.client.connectionId)
  try {
    const reply = run({ ...request, operation, store })
    if (!Buffer.isBuffer(reply) && reply.writeErrors !== undefined) sessions.fail(operation)
    return reply
  } catch (error) {
    sessions.fail(operation)
    throw error
  }
}

/** @throws CommandError OperationNotSupportedInTransaction, InvalidOptions */
function checkInTransaction({ name, db, body }: CommandRequest, { starts }: SessionOperation): void {
  if (!IN_TRANSACTIONS.has(name))
    throw notInTransaction(`Cannot run '${name}' in a multi-document transaction.`)
  if (starts && (name === 'getMore' || name === 'killCursors')) {
    throw notInTransaction(`Cannot run '${name}' as the first operation in a multi-document transaction.`)
  }
  if (OWN_DATABASES.has(db)) {
    throw notInTransaction(`Cannot run command against the '${db}' database in a transaction.`)
  }
  if (!starts && body.readConcern !== undefined) {
    throw new CommandError(
      'InvalidOptions',
      'Only the first command in a transaction may specify a readConcern'
    )
  }
  if (Object.keys(documentArgument(body, 'writeConcern') ?? {}).length > 0) {
    throw new CommandError(
      'InvalidOptions',
      'writeConcern is not allowed within a multi-statement transaction'
    )
  }
  const stages = Array.isArray(body.pipeline)
    ? body.pipeline.flatMap((stage) => Object.keys(stage ?? {}))
    : []
  const refused = name === 'aggregate' ? stages.find((stage) => REFUSED_STAGES.has(stage)) : undefined
  if (refused) {
    throw notInTransaction(
      `Operation not permitted in transaction :: caused by :: Aggregation stage ${refused} cannot run within a multi-document transaction`
    )
  }
}

function notInTransaction(message: string): CommandError {
  return new CommandError('OperationNotSupportedInTransaction', message)
}
