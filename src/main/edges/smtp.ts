import type { ConnectionOptions } from 'node:tls'
import type { MailComposerOptions } from 'nodemailer/lib/mail-composer'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { SMTPConnectionSendInfo } from 'nodemailer/lib/smtp-connection'
import type { MailReason } from '#shared/mail/mail.reasons.ts'
import { explainSmtpError, type RefusedRecipient, refusedRecipients, SmtpProblem } from './smtp.errors.ts'

/** The only user of nodemailer: one mail over one connection, and what became of it. */

/** `tls`: encrypted from the first byte, as on port 465. `starttls`: encrypted before anything else, as on 587. */
export type SmtpServer = {
  host: string
  port: number
  security: 'tls' | 'starttls'
  /** Null for a server that asks for no login. */
  login: { user: string; password: string } | null
}

export type OutgoingMail = {
  from: { name: string; address: string }
  reply_to: string | null
  to: string[]
  cc: string[]
  bcc: string[]
  subject: string
  text: string
  html: string
  /** With its angle brackets; the same at every attempt, so that receivers recognise a repetition. */
  message_id: string
  date: Date
  attachments: { filename: string; path: string }[]
}

/**
 * What became of an attempt. `failed`: nobody got it; `temporary` when trying later may help. `unknown`: the server had
 * the whole mail and did not answer, so it may or may not deliver it.
 */
export type SendOutcome =
  | { state: 'sent'; refused: RefusedRecipient[] }
  | { state: 'failed'; reason: MailReason; temporary: boolean; detail: string | null }
  | { state: 'unknown'; reason: MailReason; detail: string | null }

export type Smtp = {
  /** Never throws. `signal` ends the attempt. */
  send: (server: SmtpServer, mail: OutgoingMail, signal: AbortSignal) => Promise<SendOutcome>
}

/** How long connecting may take, and how long a silent server is waited for, in ms. */
type Patience = { connect: number; answer: number }

/** RFC 5321 4.5.3.2 gives a server ten minutes to answer the end of a message. */
const defaultPatience: Patience = { connect: 30_000, answer: 600_000 }

type Options = { tls?: ConnectionOptions; patience?: Partial<Patience> }

/** `tls` names the authorities to trust besides the well-known ones. */
export function createSmtp(options: Options = {}): Smtp {
  return {
    send: async (server, mail, signal) =>
      hideSecret(await attempt({ server, mail, signal, ...options }), server)
  }
}

type Job = { server: SmtpServer; mail: OutgoingMail; signal: AbortSignal } & Options

async function attempt(job: Job): Promise<SendOutcome> {
  const progress = { handedOver: false }
  const end = new AbortController()
  try {
    const connection = await openConnection(job, end.signal)
    const info = await Promise.race([
      converse(connection, job, () => {
        progress.handedOver = true
      }),
      broken(connection, job.signal, end.signal)
    ])
    return { state: 'sent', refused: refusedRecipients(info) }
  } catch (error) {
    const { isAnswer, ...failure } = explainSmtpError(error)
    // Once the whole mail was handed over, a failure is only certain when the server itself says so.
    if (!progress.handedOver || isAnswer) return { state: 'failed', ...failure }
    return { state: 'unknown', reason: 'no_answer', detail: failure.detail }
  } finally {
    end.abort()
  }
}

/** A connection to be, which ends with the attempt. */
async function openConnection({ server, tls, ...options }: Job, end: AbortSignal): Promise<SMTPConnection> {
  const patience = { ...defaultPatience, ...options.patience }
  const { default: Connection } = await import('nodemailer/lib/smtp-connection')
  const connection = new Connection({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    connectionTimeout: patience.connect,
    greetingTimeout: patience.connect,
    dnsTimeout: patience.connect,
    socketTimeout: patience.answer,
    // Not the name of the person's computer, which every recipient could read.
    name: '[127.0.0.1]',
    tls
  })
  end.addEventListener('abort', () => connection.close(), { once: true })
  return connection
}

/** Rejects when the connection breaks, or somebody stops the attempt before its `end`. */
function broken(connection: SMTPConnection, stopped: AbortSignal, end: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(new SmtpProblem('interrupted', { temporary: true }))
    connection.on('error', reject)
    if (stopped.aborted) stop()
    else stopped.addEventListener('abort', stop, { once: true, signal: end })
  })
}

async function converse(
  connection: SMTPConnection,
  { server, mail }: Job,
  onHandedOver: () => void
): Promise<SMTPConnectionSendInfo | undefined> {
  await step((done) => connection.connect(done))
  if (server.login) await logIn(connection, server.login)
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  const content = new MailComposer(composerOptions(mail)).compile().createReadStream()
  // From here on the closing dot may be on its way: only the server knows whether it took the mail.
  content.once('end', onHandedOver)
  const envelope = { from: mail.from.address, to: [...mail.to, ...mail.cc, ...mail.bcc] }
  return step((done) => connection.send(envelope, content, done))
}

/** A server that knows no login, while we have one, is not the one that was meant. */
async function logIn(
  connection: SMTPConnection,
  { user, password }: { user: string; password: string }
): Promise<void> {
  if (!connection.allowsAuth) throw new SmtpProblem('no_login', { temporary: false })
  await step((done) => connection.login({ credentials: { user, pass: password } }, done))
}

function step<T>(start: (done: (error?: Error | null, result?: T) => void) => void): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    start((error, result) => (error ? reject(error) : resolve(result)))
  })
}

/** A server that repeats what it was told must not bring the password to the screen. */
function hideSecret(outcome: SendOutcome, { login }: SmtpServer): SendOutcome {
  if (!login?.password || outcome.state === 'sent' || !outcome.detail) return outcome
  const spellings = [login.password, Buffer.from(login.password).toString('base64')]
  const detail = spellings.reduce((text, secret) => text.replaceAll(secret, '***'), outcome.detail)
  return { ...outcome, detail }
}

function composerOptions(mail: OutgoingMail): MailComposerOptions {
  return {
    from: mail.from,
    to: mail.to,
    cc: mail.cc,
    bcc: mail.bcc,
    ...(mail.reply_to && { replyTo: mail.reply_to }),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.message_id,
    date: mail.date,
    attachments: mail.attachments,
    disableUrlAccess: true
  }
}
