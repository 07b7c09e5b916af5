import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CODES, type CodeName, CommandError } from '../values/command.error.ts'
import { isBsonNumber, toInteger } from '../values/numbers.ts'
import { checkFields, documentArgument, flagArgument } from './arguments.ts'
import type { ServerState } from './command.ts'

/** How often a failure that was ordered is still to happen. */
export type Countdown = {
  /** How many more pass untouched. */
  passing: number
  /** How many more fail after that; Infinity until it is switched off. */
  failing: number
}

/** A failure of statements of retryable writes: refused with this name, or done; and not answered, or answered. */
export type WriteFailPoint = Countdown & {
  readonly codeName: CodeName | undefined
  readonly closesConnection: boolean
}

/** A failure that a test has ordered, told as any other of its kind. */
export class OrderedFailure extends CommandError {
  constructor(codeName: CodeName) {
    super(codeName, "Failing statement via 'onPrimaryTransactionalWrite'")
  }
}

/** Reads `onPrimaryTransactionalWrite`. @throws CommandError BadValue, Location40415 */
export function readWriteFailPoint(body: BsonDocument): WriteFailPoint {
  const data = documentArgument(body, 'data') ?? {}
  checkFields(data, ['failBeforeCommitExceptionCode', 'closeConnection'], 'configureFailPoint.data')
  const code = toInteger(data.failBeforeCommitExceptionCode)
  const codeName = (Object.keys(CODES) as CodeName[]).find((name) => CODES[name] === code)
  if (code !== undefined && !codeName) throw new CommandError('BadValue', `${code} is no code of this server`)
  const closesConnection = data.closeConnection === undefined || flagArgument(data, 'closeConnection')
  return { ...readMode(body.mode), codeName, closesConnection }
}

/** Reads when a fail point fires. @throws CommandError BadValue */
export function readMode(mode: unknown): Countdown {
  const always = Number.POSITIVE_INFINITY
  if (mode === 'alwaysOn') return { passing: 0, failing: always }
  if (isDocument(mode) && isBsonNumber(mode.times)) return { passing: 0, failing: toInteger(mode.times) ?? 0 }
  if (isDocument(mode) && isBsonNumber(mode.skip))
    return { passing: toInteger(mode.skip) ?? 0, failing: always }
  throw new CommandError('BadValue', "mode must be 'off', 'alwaysOn', { times: n } or { skip: n }")
}

/** Counts one that a fail point is meant for; true when it is to fail. */
export function isDue(point: Countdown): boolean {
  if (point.failing <= 0) return false
  if (point.passing > 0) {
    point.passing--
    return false
  }
  point.failing--
  return true
}

/** To be called before each statement of a retryable write: the failure that is ordered for it. */
export function strike({ writeFailPoint: point }: ServerState): WriteFailPoint | undefined {
  return point && isDue(point) ? point : undefined
}
