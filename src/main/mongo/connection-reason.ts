import { MongoServerError } from 'mongodb'
import type { ConnectionReason } from '#shared/connection/connection.values.ts'
import { redactCredentials } from './redact.ts'

export type ConnectionFailure = {
  reason: ConnectionReason
  /** Technical text without credentials. */
  detail: string
  /** True when trying again can't help until somebody changes something. */
  final: boolean
}

const patterns: [ConnectionReason, RegExp][] = [
  ['unknown_host', /ENOTFOUND|EAI_AGAIN|ENODATA|ESERVFAIL|querySrv/i],
  ['nobody_listens', /ECONNREFUSED/i],
  ['cut_off', /ECONNRESET|EPIPE|connection \d+ to .* closed|disconnected before secure TLS/i],
  ['tls', /\b(SSL|TLS)\b|certificate|self.signed|ERR_(OSSL|SSL|TLS)|altnames/i],
  // The driver ends its monitor's connection when the server did not answer in time.
  ['timeout', /timed out|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|timeout|connection <monitor> to .* closed/i]
]

/** A certificate stays bad until somebody replaces it; a handshake that broke may work the next time. */
const badCertificate = /certificate|self.signed|altnames|CERT_/i

/** Why the driver could not connect, from the deepest error it kept. */
export function explainConnectionError(error: unknown): ConnectionFailure {
  const detail = redactCredentials(deepestMessage(error))
  const known = (reason: ConnectionReason, final: boolean) => ({ reason, detail, final })
  if (isUriError(error)) return known('bad_uri', true)
  const refused = refusalByServer(error)
  if (refused) return known(refused, true)
  const text = `${detail} ${error instanceof Error ? error.message : ''}`
  const reason = patterns.find(([, pattern]) => pattern.test(text))?.[0] ?? 'unknown'
  return known(reason, reason === 'tls' && badCertificate.test(text))
}

/** Codes: 18 a bad password, 13 no rights; Atlas answers both with 8000. */
function refusalByServer(error: unknown): ConnectionReason | null {
  const answer = causes(error).find((cause) => cause instanceof MongoServerError)
  if (!answer || ![13, 18, 8000].includes(Number(answer.code))) return null
  if (/requires authentication/i.test(answer.message)) return 'no_credentials'
  return answer.code === 18 || /\bauth(entication)?\b/i.test(answer.message) ? 'wrong_password' : 'no_rights'
}

/** By name: the driver and the parser that it uses have a `MongoParseError` each. */
const uriErrorNames = ['MongoParseError', 'MongoInvalidArgumentError', 'MongoAPIError', 'URIError']

function isUriError(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return uriErrorNames.includes(error.name) || /^Unable to parse /.test(error.message)
}

function deepestMessage(error: unknown): string {
  const messages = causes(error).map((cause) => (cause instanceof Error ? cause.message : String(cause)))
  return messages.at(-1) ?? 'unknown error'
}

/** The error, its causes, and the errors that server selection kept for each server. */
function causes(error: unknown): unknown[] {
  const chain: unknown[] = []
  let current: unknown = error
  while (current && chain.length < 10 && !chain.includes(current)) {
    chain.push(current)
    current = nextCause(current)
  }
  return chain
}

function nextCause(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return null
  if ('reason' in error) {
    const servers = (error.reason as { servers?: Map<string, { error?: unknown }> } | undefined)?.servers
    const kept = servers && [...servers.values()].find((server) => server.error)?.error
    if (kept) return kept
  }
  return 'cause' in error ? error.cause : null
}
