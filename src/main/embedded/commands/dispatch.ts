import { Double } from 'bson'
import { CommandError } from '../values/command.error.ts'
import { admittedCommand, WRITES } from './admission.ts'
import { timeArgument } from './arguments.ts'
import type { Command, CommandReply, CommandRequest } from './command.ts'
import { labelled } from './error.labels.ts'
import { asCommandError, errorReply } from './error.reply.ts'
import { runWithFailPoint } from './fail.point.ts'
import { runInSession } from './session.run.ts'
import { TimeLimit } from './time.limit.ts'
import { refuseView } from './view.ts'
import { HangUp, Wait } from './waiting.ts'
import { withUnmetConcern } from './write.concern.ts'

/** A transaction lives no longer. */
const LONGEST_WAIT_MS = 60_000

type IncomingRequest = Pick<CommandRequest, 'body' | 'client' | 'server' | 'documents'>

/**
 * Runs one command and answers it, at once unless it has to wait for something; a failure is an answer too.
 * @throws HangUp, or rejects with it
 */
export function dispatch(
  incoming: IncomingRequest,
  log: (line: string) => void
): CommandReply | Promise<CommandReply> {
  const name = Object.keys(incoming.body)[0] ?? ''
  const answered = (reply: CommandReply) => labelled(incoming, reply)
  const failed = (error: unknown) => {
    if (error instanceof HangUp) throw error
    const refusal = asCommandError(error)
    if (refusal.codeName === 'InternalError') log(`${name} failed: ${refusal.message}`)
    return answered(errorReply(refusal))
  }
  try {
    const command = admittedCommand(name, incoming)
    const request = requestOf(incoming, name)
    const reply = runWithFailPoint(request, () => attempt(request, command))
    return reply instanceof Promise ? reply.then(answered).catch(failed) : answered(reply)
  } catch (error) {
    return failed(error)
  }
}

function requestOf(incoming: IncomingRequest, name: string): CommandRequest {
  const { body, server } = incoming
  const db = typeof body.$db === 'string' ? body.$db : 'admin'
  const timeLimit = new TimeLimit(timeArgument(body))
  const startedAt = performance.now()
  return { ...incoming, name, db, store: server.storage, timeLimit, startedAt, checkTime: timeLimit.check }
}

function attempt(request: CommandRequest, command: Command): CommandReply | Promise<CommandReply> {
  try {
    return runOnce(request, command)
  } catch (error) {
    return afterWaiting(request, command, waitOf(error, request))
  }
}

function runOnce(request: CommandRequest, command: Command): CommandReply {
  const reply = request.timeLimit.run(() => runInSession(request, (admitted) => run(admitted, command)))
  const whole = Buffer.isBuffer(reply) || 'ok' in reply ? reply : { ...reply, ok: new Double(1) }
  return request.server.replicaSet ? withUnmetConcern(request, whole) : whole
}

function run(request: CommandRequest, command: Command): CommandReply {
  const { db, store, name, body } = request
  if (WRITES.has(name) && typeof body[name] === 'string') refuseView(store.find(db, body[name]))
  return command.run(request)
}

/** Time spent waiting counts as time of the command. */
async function afterWaiting(request: CommandRequest, command: Command, first: Wait): Promise<CommandReply> {
  for (let wait = first; ; ) {
    const startedAt = performance.now()
    await wait.until
    if (request.server.isClosing) throw new HangUp('the server is closing')
    request.timeLimit.spend(performance.now() - startedAt)
    try {
      return runOnce(request, command)
    } catch (error) {
      wait = waitOf(error, request)
    }
  }
}

/**
 * A write that meets an open transaction waits until that ends, unless it is itself part of one.
 * @throws the error itself, unless it asks to wait
 */
function waitOf(error: unknown, { body, server, timeLimit }: CommandRequest): Wait {
  if (error instanceof Wait) return error
  const isConflict = error instanceof CommandError && error.codeName === 'WriteConflict'
  if (isConflict && server.sessions && body.autocommit === undefined) {
    return new Wait(server.sessions.transactionEnded.next(Math.min(timeLimit.leftMs, LONGEST_WAIT_MS)))
  }
  throw error
}
