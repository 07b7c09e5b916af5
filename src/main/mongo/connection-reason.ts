import { MongoServerError } from 'mongodb'
import type { ConnectionReason } from '#shared/connection/connection.schema.ts'
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
  ['cut_off', /ECONNRESET|EPIPE|connection \d+ to .* closed/i],
  ['tls', /SSL|TLS|certificate|self.signed|ERR_OSSL|altnames/i],
  ['timeout', /timed out|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|timeout/i]
]

/** Why the driver could not connect, from the deepest error it kept. Codes: 18 and 8000 (Atlas) bad password, 13 no rights. */
export function explainConnectionError(error: unknown): ConnectionFailure {
  const detail = redactCredentials(deepestMessage(error))
  const known = (reason: ConnectionReason, final: boolean) => ({ reason, detail, final })
  if (isUriError(error)) return known('bad_uri', true)
  const code = serverCode(error)
  if (code === 18 || code === 8000) return known('wrong_password', true)
  if (code === 13) return known('no_rights', true)
  const text = `${detail} ${error instanceof Error ? error.message : ''}`
  const reason = patterns.find(([, pattern]) => pattern.test(text))?.[0] ?? 'unknown'
  return known(reason, reason === 'tls')
}

/** By name: the driver and the parser that it uses have a `MongoParseError` each. */
const uriErrorNames = ['MongoParseError', 'MongoInvalidArgumentError', 'MongoAPIError', 'URIError']

function isUriError(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return uriErrorNames.includes(error.name) || /^Unable to parse /.test(error.message)
}

function serverCode(error: unknown): number | null {
  for (const cause of causes(error)) {
    if (cause instanceof MongoServerError && typeof cause.code === 'number') return cause.code
  }
  return null
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
