import { setTimeout as sleep } from 'node:timers/promises'
import { Double } from 'bson'
import type { BsonDocument } from '../values/bson.types.ts'
import { CODES, CommandError } from '../values/command.error.ts'
import { toInteger } from '../values/numbers.ts'
import { checkFields, countArgument, documentArgument, flagArgument } from './arguments.ts'
import type { CommandReply, CommandRequest, CommandTable } from './command.ts'
import { HangUp } from './waiting.ts'
import { type Countdown, isDue, readMode, readWriteFailPoint } from './write.fail.point.ts'

/** A failure that a test has ordered: how often, for which commands, and what becomes of them. */
export type FailPoint = Countdown & {
  readonly commands: readonly string[]
  /** Only those of clients that call themselves so. */
  readonly appName: string | undefined
  /** Milliseconds that the client waits before anything else. */
  readonly blockMs: number
  readonly closesConnection: boolean
  /** The reply of a command that is not run; undefined when it runs and only its write concern fails. */
  readonly reply: BsonDocument | undefined
  readonly writeConcernError: BsonDocument | undefined
}

const DATA_FIELDS = [
  'failCommands',
  'appName',
  'errorCode',
  'closeConnection',
  'errorLabels',
  'writeConcernError',
  'blockConnection',
  'blockTimeMS'
]

/**
 * configureFailPoint, with `failCommand`, `failGetMoreAfterCursorCheckout` and `onPrimaryTransactionalWrite`: drivers and applications test with it what
 * they do when a server fails. Only a server that was started for tests has it.
 */
export const failPointCommands: CommandTable = {
  configureFailPoint: { fields: ['mode', 'data'], run: configureFailPoint }
}

function configureFailPoint({ body, server }: CommandRequest): CommandReply {
  if (!server.hasTestCommands)
    throw new CommandError('CommandNotFound', "no such command: 'configureFailPoint'")
  const isOff = body.mode === 'off'
  const name = String(body.configureFailPoint)
  if (name === 'failCommand') server.failPoint = isOff ? undefined : readFailPoint(body)
  else if (name === 'onPrimaryTransactionalWrite')
    server.writeFailPoint = isOff ? undefined : readWriteFailPoint(body)
  else if (name === 'failGetMoreAfterCursorCheckout')
    server.failPoint = isOff ? undefined : { ...readFailPoint(body), commands: ['getMore'] }
  else throw new CommandError('FailPointSetFailed', `${name} is not a fail point here`)
  return {}
}

function readFailPoint(body: BsonDocument): FailPoint {
  const data = documentArgument(body, 'data') ?? {}
  checkFields(data, DATA_FIELDS, 'configureFailPoint.data')
  const code = toInteger(data.errorCode)
  const closesConnection = flagArgument(data, 'closeConnection')
  const writeConcernError = documentArgument(data, 'writeConcernError')
  const blockMs = flagArgument(data, 'blockConnection') ? (countArgument(data, 'blockTimeMS') ?? 0) : 0
  if (code === undefined && !closesConnection && !writeConcernError && blockMs === 0) {
    throw new CommandError(
      'BadValue',
      'failCommand needs errorCode, closeConnection, writeConcernError or blockConnection with blockTimeMS'
    )
  }
  return {
    ...readMode(body.mode),
    commands: Array.isArray(data.failCommands) ? data.failCommands.map(String) : [],
    appName: typeof data.appName === 'string' ? data.appName : undefined,
    blockMs,
    closesConnection,
    reply: code === undefined ? undefined : failure(code, data),
    // Labels that are given take the place of the server's own in both kinds of failure.
    writeConcernError: writeConcernError && { writeConcernError, ...labelsFrom(data) }
  }
}

function labelsFrom({ errorLabels }: BsonDocument): BsonDocument {
  return Array.isArray(errorLabels) ? { errorLabels } : {}
}

function failure(code: number, data: BsonDocument): BsonDocument {
  const [codeName = `Location${code}`] = Object.entries(CODES).find(([, known]) => known === code) ?? []
  const errmsg = "Failing command via 'failCommand' failpoint"
  return { ok: new Double(0), errmsg, code, codeName, ...labelsFrom(data) }
}

type Run = () => CommandReply | Promise<CommandReply>

/**
 * Runs a command unless a fail point is meant for it.
 * @throws HangUp
 */
export function runWithFailPoint(request: CommandRequest, run: Run): ReturnType<Run> {
  const point = request.server.failPoint
  if (!point || !isMeant(point, request) || !isDue(point)) return run()
  return point.blockMs > 0 ? failLater(request, point, run) : fail(point, run)
}

function isMeant(point: FailPoint, { name, client }: CommandRequest): boolean {
  const isForClient = point.appName === undefined || point.appName === client.appName
  return isForClient && point.commands.includes(name)
}

async function failLater({ server }: CommandRequest, point: FailPoint, run: Run): Promise<CommandReply> {
  await sleep(point.blockMs, undefined, { ref: false })
  if (server.isClosing) throw new HangUp('the server is closing')
  return fail(point, run)
}

function fail(point: FailPoint, run: Run): ReturnType<Run> {
  if (point.closesConnection) throw new HangUp('closed by a fail point')
  if (point.reply) return point.reply
  const reply = run()
  return reply instanceof Promise ? reply.then((done) => withFailure(done, point)) : withFailure(reply, point)
}

function withFailure(reply: CommandReply, { writeConcernError }: FailPoint): CommandReply {
  return Buffer.isBuffer(reply) ? reply : { ...reply, ...writeConcernError }
}
