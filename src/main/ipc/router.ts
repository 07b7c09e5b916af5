import { randomUUID } from 'node:crypto'
import type { Call, OutputOf, ParsedInputOf } from '#shared/ipc/contract.ts'
import { type FeatureName, type Registry, registry } from '#shared/ipc/registry.ts'
import { AppError, type Result } from '#shared/ipc/result.ts'
import { mayUse } from '#shared/session/roles.ts'
import type { Ctx } from '../context.ts'
import type { Log } from '../log.ts'
import { toAppError } from '../mongo/errors.ts'
import type { SignedInUser } from '../session/signed-in-user.ts'

/** A call that anyone may make runs without a user; all others get the signed-in one in `ctx`. */
type HandlerCtx<C extends Call> = C['role'] extends 'anyone' ? undefined : Ctx

export type Handler<C extends Call> = (
  ctx: HandlerCtx<C>,
  input: ParsedInputOf<C>
) => Promise<OutputOf<C>> | OutputOf<C>

/** The handlers of one feature: a missing or misspelt one does not compile. */
export type FeatureHandlers<F extends FeatureName> = {
  [C in keyof Registry[F]]: Registry[F][C] extends Call ? Handler<Registry[F][C]> : never
}

export type AllHandlers = { [F in FeatureName]: FeatureHandlers<F> }

export type RouterOptions = {
  handlers: AllHandlers
  /** The signed-in user now, or null. Ends expired sessions. */
  currentUser: () => SignedInUser | null
  createCtx: (user: SignedInUser, signal: AbortSignal) => Ctx
  log: Log
  /** Also checks every answer against its contract; for tests and development. */
  checkReplies?: boolean
}

export type Router = (channel: string, input: unknown) => Promise<Result<unknown>>

/**
 * The only door to the services: finds the contract, validates the input, checks the role, calls the handler
 * and wraps what comes back. The shell has already checked the sender.
 */
export function createRouter(options: RouterOptions): Router {
  const stop = new AbortController()
  return async (channel, input) => {
    try {
      const { call, handler } = findCall(channel, options.handlers)
      const user = options.currentUser()
      refuseWithoutRight(call, user)
      const parsed = parseInput(call, input)
      const ctx = call.role === 'anyone' || !user ? undefined : options.createCtx(user, stop.signal)
      const data = await handler(ctx, parsed)
      if (options.checkReplies) call.output.parse(data)
      return { ok: true, data }
    } catch (error) {
      return refuse(channel, error, options.log)
    }
  }
}

type AnyHandler = (ctx: Ctx | undefined, input: unknown) => Promise<unknown>

function findCall(channel: string, handlers: AllHandlers): { call: Call; handler: AnyHandler } {
  const [feature = '', name = ''] = channel.split('.')
  const contract = Object.hasOwn(registry, feature) ? registry[feature as FeatureName] : undefined
  if (!contract || !Object.hasOwn(contract, name)) {
    throw new AppError('unknown_channel', `There is no call named ${channel.slice(0, 80)}`)
  }
  const call = (contract as Record<string, Call>)[name] as Call
  const handler = (handlers[feature as FeatureName] as Record<string, unknown>)[name] as AnyHandler
  return { call, handler }
}

function refuseWithoutRight(call: Call, user: SignedInUser | null): void {
  if (mayUse(user?.role ?? null, call.role)) return
  if (!user) throw new AppError('not_signed_in', 'Nobody is signed in')
  throw new AppError('forbidden', `Needs the role ${call.role}`, { role: call.role })
}

function parseInput(call: Call, input: unknown): unknown {
  const parsed = call.input.safeParse(input)
  if (parsed.success) return parsed.data
  const fields = Object.fromEntries(
    parsed.error.issues.map((issue) => [issue.path.join('.') || '_', issue.message])
  )
  throw new AppError('invalid_input', 'The input does not fit the contract', { fields })
}

function refuse(channel: string, error: unknown, log: Log): Result<never> {
  const known = toAppError(error)
  if (known) {
    return { ok: false, error: { code: known.code, message: known.message, details: known.details } }
  }
  const logId = randomUUID().slice(0, 8)
  log('error', 'A call failed unexpectedly', { channel, logId, error: describe(error) })
  return { ok: false, error: { code: 'internal', message: 'Something went wrong', details: { logId } } }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
