/**
 * What every call across the process border answers: a value, or an error from one closed list of codes.
 * The window turns a code and its details into a sentence in the user's language (`errors` in src/shared/i18n).
 */

/** Every way a call can fail on purpose. Anything else is a bug and arrives as `internal` with a log id. */
export const errorCodes = [
  'invalid_input',
  'unknown_channel',
  'untrusted_sender',
  'not_signed_in',
  'forbidden',
  'wrong_credentials',
  'locked_out',
  'sign_in_needs_server',
  'account_inactive',
  'not_found',
  'changed_elsewhere',
  'duplicate',
  'offline',
  'connection_failed',
  'not_allowed_now',
  'cancelled',
  'internal'
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** Plain data that explains an error: field names, counts, dates. Never secrets, never a stack trace. */
export type ErrorDetails = Record<string, unknown>

export type ErrorReply = { code: ErrorCode; message: string; details: ErrorDetails }

export type Result<T> = { ok: true; data: T } | { ok: false; error: ErrorReply }

/** The only error that services throw. `message` is plain English for the log; the window shows its own words. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message)
    this.name = 'AppError'
    this.code = code
    this.details = details
  }
}

/** Ends a switch over a closed union: a new case breaks the build where somebody must decide. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}
