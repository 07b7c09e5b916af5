import { isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import type { CommandReply, CommandRequest, CommandTable } from './command.ts'
import { type SessionOperation, sessionId } from './session.operation.ts'
import type { SessionRegistry } from './session.registry.ts'
import { durabilityOf } from './write.concern.ts'

/** The ends of transactions and of sessions. */
export const transactionCommands: CommandTable = {
  commitTransaction: { fields: ['recoveryToken'], run: commit },
  abortTransaction: { fields: ['recoveryToken'], run: abort },
  endSessions: { fields: [], run: endSessions },
  refreshSessions: { fields: [], run: () => ({}) },
  killSessions: { fields: [], run: endSessions },
  killAllSessions: { fields: [], run: killAllSessions },
  killAllSessionsByPattern: { fields: [], run: killAllSessions }
}

function commit(request: CommandRequest): CommandReply {
  const { sessions, operation } = endOf(request)
  sessions.commit(operation, durabilityOf(request))
  return {}
}

function abort(request: CommandRequest): CommandReply {
  const { sessions, operation } = endOf(request)
  sessions.abort(operation)
  return {}
}

function endOf({ name, server, operation }: CommandRequest): {
  sessions: SessionRegistry
  operation: SessionOperation
} {
  if (server.sessions && operation) return { sessions: server.sessions, operation }
  if (server.sessions) throw new CommandError('CommandFailed', `${name} must be run within a transaction`)
  throw new CommandError(
    'IllegalOperation',
    'Transaction numbers are only allowed on a replica set member or mongos'
  )
}

function endSessions({ name, body, server }: CommandRequest): CommandReply {
  const ids = body[name]
  server.sessions?.abortOf(Array.isArray(ids) ? ids.map(sessionId) : [])
  return {}
}

/** There is one user: all sessions are theirs, unless a pattern names some. */
function killAllSessions({ name, body, server }: CommandRequest): CommandReply {
  const given = body[name]
  const patterns = Array.isArray(given) ? given.filter(isDocument) : []
  const named = patterns.filter(({ lsid }) => lsid !== undefined)
  server.sessions?.abortOf(named.length > 0 ? named.map(({ lsid }) => sessionId(lsid)) : undefined)
  return {}
}
