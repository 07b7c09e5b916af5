import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CODES, CommandError } from '../values/command.error.ts'
import { isBsonNumber, toInteger } from '../values/numbers.ts'
import { checkFields, documentArgument, flagArgument } from './arguments.ts'
import type { CommandReply, CommandRequest, CommandTable } from './command.ts'

/** A failure that a test has ordered: how often, for which commands, and what becomes of them. */
export type FailPoint = {
  /** How many more commands pass untouched. */
  passing: number
  /** How many more fail after that; Infinity until it is switched off. */
  failing: number
  readonly commands: readonly string[]
  readonly closesConnection: boolean
  /** The reply of a command that is not run; undefined when it runs and only its write concern fails. */
  readonly reply: BsonDocument | undefined
  readonly writeConcernError: BsonDocument | undefined
}

/** Ends the connection of a client instead of answering. */
export class HangUp extends Error {}

const DATA_FIELDS = ['failCommands', 'errorCode', 'closeConnection', 'errorLabels', 'writeConcernError']

/**
 * configureFailPoint, with `failCommand` as its only point: drivers and applications test with it what they do when a
 * server fails. Only a server that was started for tests has it.
 */
export const failPointCommands: CommandTable = {
  configureFailPoint: { fields: ['mode', 'data'], run: configureFailPoint }
}

function configureFailPoint({ body, server }: CommandRequest): CommandReply {
  if (!server.hasTestCommands)
    throw new CommandError('CommandNotFound', "no such command: 'configureFailPoint'")
  if (body.configureFailPoint !== 'failCommand') {
    throw new CommandError(
      'FailPointSetFailed',
      `${String(body.configureFailPoint)} is not a fail point here`
    )
  }
  server.failPoint = body.mode === 'off' ? undefined : readFailPoint(body)
  return {}
}

function readFailPoint(body: BsonDocument): FailPoint {
  const data = documentArgument(body, 'data') ?? {}
  checkFields(data, DATA_FIELDS, 'configureFailPoint.data')
  const code = toInteger(data.errorCode)
  const closesConnection = flagArgument(data, 'closeConnection')
  const writeConcernError = documentArgument(data, 'writeConcernError')
  if (code === undefined && !closesConnection && !writeConcernError) {
    throw new CommandError('BadValue', 'failCommand needs errorCode, closeConnection or writeConcernError')
  }
  return {
    ...readMode(body.mode),
    commands: Array.isArray(data.failCommands) ? data.failCommands.map(String) : [],
    closesConnection,
    reply: code === undefined ? undefined : failure(code, data.errorLabels),
    writeConcernError
  }
}

function readMode(mode: unknown): { passing: number; failing: number } {
  const always = Number.POSITIVE_INFINITY
  if (mode === 'alwaysOn') return { passing: 0, failing: always }
  if (isDocument(mode) && isBsonNumber(mode.times)) return { passing: 0, failing: toInteger(mode.times) ?? 0 }
  if (isDocument(mode) && isBsonNumber(mode.skip))
    return { passing: toInteger(mode.skip) ?? 0, failing: always }
  throw new CommandError('BadValue', "mode must be 'off', 'alwaysOn', { times: n } or { skip: n }")
}

function failure(code: number, errorLabels: unknown): BsonDocument {
  const [codeName = `Location${code}`] = Object.entries(CODES).find(([, known]) => known === code) ?? []
  const errmsg = "Failing command via 'failCommand' failpoint"
  return { ok: 0, errmsg, code, codeName, ...(Array.isArray(errorLabels) ? { errorLabels } : {}) }
}

/**
 * Runs a command unless a fail point is meant for it.
 * @throws HangUp
 */
export function runWithFailPoint(request: CommandRequest, run: () => CommandReply): CommandReply {
  const point = request.server.failPoint
  if (!point?.commands.includes(request.name) || point.failing <= 0) return run()
  if (point.passing > 0) {
    point.passing--
    return run()
  }
  point.failing--
  if (point.closesConnection) throw new HangUp('closed by a fail point')
  if (point.reply) return point.reply
  const reply = run()
  const { writeConcernError } = point
  return Buffer.isBuffer(reply) ? reply : { ...reply, ...(writeConcernError ? { writeConcernError } : {}) }
}
