import { CommandError } from '../values/command.error.ts'
import { aggregateCommands } from './aggregate.commands.ts'
import { catalogCommands } from './catalog.commands.ts'
import type { Command, CommandReply, CommandRequest } from './command.ts'
import { diagnosticCommands } from './diagnostic.commands.ts'
import { explainCommands } from './explain.commands.ts'
import { failPointCommands } from './fail.point.ts'
import { findAndModifyCommands } from './find-and-modify.commands.ts'
import { indexCommands } from './index.commands.ts'
import { insertCommands } from './insert.commands.ts'
import { modifyCommands } from './modify.commands.ts'
import { readCommands } from './read.commands.ts'
import { checkReadConcern } from './read.concern.ts'
import { replicaSetCommands } from './replica.set.ts'
import { sessionCommands } from './session.commands.ts'
import { checkStableApi } from './stable.api.ts'
import { transactionCommands } from './transaction.commands.ts'
import { updateCommands } from './update.commands.ts'
import { checkWriteConcern } from './write.concern.ts'

/** Every command that this server has. */
const COMMANDS: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    ...sessionCommands,
    ...transactionCommands,
    ...readCommands,
    ...insertCommands,
    ...updateCommands,
    ...findAndModifyCommands,
    ...aggregateCommands,
    ...catalogCommands,
    ...indexCommands,
    ...modifyCommands,
    ...diagnosticCommands,
    ...explainCommands,
    ...replicaSetCommands,
    ...failPointCommands,
    listCommands: { fields: [], run: listCommands }
  })
)

function listCommands(): CommandReply {
  const described = [...COMMANDS].map(([name, { isForAdmin = false, isPublic = false }]) => [
    name,
    { help: '', adminOnly: isForAdmin, requiresAuth: !isPublic }
  ])
  return { commands: Object.fromEntries(described) }
}

/** Commands that a view does not take. */
export const WRITES: ReadonlySet<string> = new Set([
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

/**
 * The command of a request, if its client may call it and says nothing that it does not know.
 * @throws CommandError Unauthorized, CommandNotFound, Location40415, those of the read concern and of the stable API
 */
export function admittedCommand(
  name: string,
  { body, client, server }: Pick<CommandRequest, 'body' | 'client' | 'server'>
): Command {
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
  if (command.isForAdmin && body.$db !== 'admin') {
    throw new CommandError('Unauthorized', `${name} may only be run against the admin database.`)
  }
  checkReadConcern(body, server.replicaSet !== undefined)
  if (!server.replicaSet) checkWriteConcern(body, name)
  checkStableApi(body, name)
  return command
}
