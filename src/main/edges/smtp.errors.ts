import type { NodemailerError } from 'nodemailer/lib/errors'
import type { MailReason } from '#shared/mail/mail.reasons.ts'

/** From what nodemailer throws to a reason with a sentence of its own. Pure. */

export type SmtpFailure = {
  reason: MailReason
  /** The same mail may be taken later. */
  temporary: boolean
  /** The server's or the system's own words, for whoever helps. */
  detail: string | null
  /** The server itself refused, so it has not taken the mail. */
  isAnswer: boolean
}

/** What we find ourselves, before or instead of an answer. */
export class SmtpProblem extends Error {
  readonly reason: MailReason
  readonly temporary: boolean

  constructor(reason: MailReason, { temporary }: { temporary: boolean }) {
    super(reason)
    this.reason = reason
    this.temporary = temporary
  }
}

/** What went wrong, and whether it is worth trying again. */
export function explainSmtpError(error: unknown): SmtpFailure {
  if (error instanceof SmtpProblem) {
    return { reason: error.reason, temporary: error.temporary, detail: null, isAnswer: false }
  }
  return explainThrown(error instanceof Error ? error : new Error(String(error)))
}

function explainThrown(error: NodemailerError): SmtpFailure {
  const status = error.responseCode ?? 0
  const isAnswer = status >= 400
  const { reason, temporary } = isAnswer ? answeredReason(error, status) : brokenReason(error)
  return { reason, temporary, detail: brief(error.response ?? error.message), isAnswer }
}

type Reason = Pick<SmtpFailure, 'reason' | 'temporary'>

const forGood = (reason: MailReason): Reason => ({ reason, temporary: false })
const forNow = (reason: MailReason): Reason => ({ reason, temporary: true })

/** The server said no: 4yz asks to come back later (RFC 5321 4.2.1), also a greylisting one. */
function answeredReason({ command = '', code, response = '' }: NodemailerError, status: number): Reason {
  if (command === 'STARTTLS') return status < 500 ? forNow('try_later') : forGood('no_encryption')
  if (status < 500) return forNow('try_later')
  if (command.startsWith('AUTH')) return forGood('wrong_password')
  if (status === 530 || /^55\d 5\.7\.(0|3)\b.*auth/i.test(response)) return forGood('login_required')
  if (status === 552 || /^5\d\d 5\.3\.4\b/.test(response)) return forGood('too_large')
  if (command === 'MAIL FROM') return forGood('sender_refused')
  if (command === 'RCPT TO') return forGood('recipient_refused')
  if (command === 'DATA') return forGood('message_refused')
  return code === 'EPROTOCOL' ? forGood('not_smtp') : forGood('other')
}

/** There was no answer, or none of a mail server. */
function brokenReason(error: NodemailerError): Reason {
  const system = (error as { originalCode?: string }).originalCode ?? ''
  switch (error.code) {
    case 'EDNS':
      return forNow('unknown_host')
    case 'ETIMEDOUT':
      return forNow('timeout')
    case 'ETLS':
      return forGood('tls')
    case 'EPROTOCOL':
      return forGood('not_smtp')
    case 'EAUTH':
      return forGood('no_login')
    case 'ESTREAM':
      return forGood('attachment_gone')
    case 'EMESSAGE':
      return error.command === 'MAIL FROM' ? forGood('too_large') : forGood('other')
    case 'EENVELOPE':
      return error.command === 'API' ? forGood('recipient_refused') : forGood('other')
    case 'ESOCKET':
    case 'ECONNECTION':
      return socketReason(system)
    default:
      return forGood('other')
  }
}

function socketReason(system: string): Reason {
  if (system === 'ECONNREFUSED') return forNow('nobody_listens')
  if (['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN'].includes(system)) return forNow('timeout')
  if (['ENOTFOUND', 'EAI_AGAIN'].includes(system)) return forNow('unknown_host')
  if (system === '' || ['ECONNRESET', 'EPIPE', 'ECONNABORTED'].includes(system)) return forNow('cut_off')
  // What is left are certificates that don't fit, and servers that speak no TLS at all.
  return forGood('tls')
}

export type RefusedRecipient = { email: string; detail: string }

/** Recipients that were refused while the mail went to others. */
export function refusedRecipients(
  info: { rejectedErrors?: NodemailerError[] } | undefined
): RefusedRecipient[] {
  return (info?.rejectedErrors ?? []).map((error) => ({
    email: error.recipient ?? '',
    detail: brief(error.response ?? error.message) ?? ''
  }))
}

const detailLength = 500

/** One line without control characters. */
function brief(text: string | undefined): string | null {
  const line = (text ?? '').replace(/[\p{Cc}\s]+/gu, ' ').trim()
  return line.slice(0, detailLength) || null
}
