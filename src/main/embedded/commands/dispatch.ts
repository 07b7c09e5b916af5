import { Double } from 'bson'
import { CommandError } from '../values/command.error.ts'
import { aggregateCommands } from './aggregate.commands.ts'
import { countArgument } from './arguments.ts'
import { catalogCommands } from './catalog.commands.ts'
import type { Command, CommandReply, CommandRequest } from './command.ts'
import { diagnosticCommands } from './diagnostic.commands.ts'
import { asCommandError, errorReply } from './error.reply.ts'
import { failPointCommands, HangUp, runWithFailPoint } from './fail.point.ts'
import { findAndModifyCommands } from './find-and-modify.commands.ts'
import { indexCommands } from './index.commands.ts'
import { insertCommands } from './insert.commands.ts'
import { modifyCommands } from './modify.commands.ts'
import { readCommands } from './read.commands.ts'
import { checkReadConcern } from './read.concern.ts'
import { sessionCommands } from './session.commands.ts'
import { TimeLimit } from './time.limit.ts'
import { updateCommands } from './update.commands.ts'
import { refuseView } from './view.ts'

/** Every command that this server has. */
const COMMANDS: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    ...sessionCommands,
    ...readCommands,
    ...insertCommands,
    ...updateCommands,
    ...findAndModifyCommands,
    ...aggregateCommands,
    ...catalogCommands,
    ...indexCommands,
    ...modifyCommands,
    ...diagnosticCommands,
    ...failPointCommands
  })
)

/** Commands that a view does not take. */
const WRITES = new Set([
  ...Object.keys(insertCommands),
  ...Object.keys(updateCommands),
  ...Object.keys(findAndModifyCommands),
  'createIndexes'
])

/** Arguments that every command accepts. */
const GENERIC_FIELDS = new Set([
  '$db',
  '$clusterTime',
  '$readPreference',
  '$client',
  '$audit',
  'lsid',
  'txnNumber',
  'autocommit',
  'startTransaction',
  'stmtId',
  'stmtIds',
  'readConcern',
  'writeConcern',
  'maxTimeMS',
  'comment',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors'
])

type IncomingRequest = Omit<CommandRequest, 'checkTime' | 'timeLimit' | 'name' | 'db' | 'store'>

/** Runs one command and answers it; a failure is an answer too. */
export function dispatch(incoming: IncomingRequest, log: (line: string) => void): CommandReply {
  const name = Object.keys(incoming.body)[0] ?? ''
  try {
    const command = admitted(incoming, name)
    const db = typeof incoming.body.$db === 'string' ? incoming.body.$db : 'admin'
    const timeLimit = new TimeLimit(countArgument(incoming.body, 'maxTimeMS'))
    const store = incoming.server.storage
    const request = { ...incoming, name, db, store, timeLimit, checkTime: timeLimit.check }
    if (WRITES.has(name) && typeof incoming.body[name] === 'string') {
      refuseView(store.find(db, incoming.body[name]))
    }
    const reply = runWithFailPoint(request, () => timeLimit.run(() => command.run(request)))
    return Buffer.isBuffer(reply) ? reply : { ok: new Double(1), ...reply }
  } catch (error) {
    if (error instanceof HangUp) throw error
    const refusal = asCommandError(error)
    if (refusal.codeName === 'InternalError') log(`${name} failed: ${refusal.message}`)
    return errorReply(refusal)
  }
}

function admitted({ body, client, server }: IncomingRequest, name: string): Command {
  const command = COMMANDS.get(name)
  const isAllowed = !server.authenticator || client.isAuthenticated || command?.isPublic
  if (!isAllowed) throw new CommandError('Unauthorized', `Command ${name} requires authentication`)
  if (!command) throw new CommandError('CommandNotFound', `no such command: '${name}'`)
  const stranger = Object.keys(body)
    .slice(1)
    .find((field) => !GENERIC_FIELDS.has(field) && !command.fields.includes(field))
  if (stranger !== undefined) {
    throw new CommandError('Location40415', `BSON field '${name}.${stranger}' is an unknown field.`)
  }
  checkReadConcern(body)
  if (body.apiVersion !== undefined && body.apiVersion !== '1') {
    throw new CommandError(
      'APIVersionError',
      `Provided apiVersion:${String(body.apiVersion)} is not supported`
    )
  }
  if (body.startTransaction !== undefined || body.autocommit !== undefined || body.txnNumber !== undefined) {
    throw new CommandError(
      'IllegalOperation',
      'Transaction numbers are only allowed on a replica set member or mongos'
    )
  }
  return command
}
