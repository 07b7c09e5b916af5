import { once } from 'node:events'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { SmtpServer } from '#main/edges/smtp.ts'
import { type Certificate, createCertificate } from './certificate.ts'

/** A mail as the server got it: envelope and raw text. */
export type ReceivedMail = { from: string; to: string[]; raw: string; user: string | null }

/** What the server does wrong; each is an answer code, with its text, or a way to die. */
export type Misbehaviour = {
  auth?: string
  from?: string
  /** By recipient. */
  to?: Record<string, string>
  data?: string
  /** It dies while the mail is coming, after the whole mail came, or takes the mail and never answers. */
  dies?: 'while_receiving' | 'before_answering' | 'silent'
}

export type MailServer = {
  port: number
  /** The authority of its certificate. */
  ca: string
  /** How Carmel reaches it, with the login that it accepts. */
  address: SmtpServer
  /** Every mail that it took, whether it answered so or not. */
  received: ReceivedMail[]
  /** From now on; `{}` makes it behave again. */
  misbehave: (how: Misbehaviour) => void
  /** Answers every mail that it was silent about: it took them. */
  answerNow: () => void
  close: () => Promise<void>
}

export const mailLogin = { user: 'dana@carmel.example', password: 'mail password 42' }

type Options = {
  security?: 'tls' | 'starttls' | 'none'
  /** False: it asks for no login and knows none. */
  auth?: boolean
  certificate?: Certificate
  port?: number
}

/** A real SMTP server on the loopback, for `127.0.0.1` and `localhost`. */
export async function startMailServer(options: Options = {}): Promise<MailServer> {
  const { security = 'starttls', auth = true } = options
  const certificate = options.certificate ?? createCertificate()
  const received: ReceivedMail[] = []
  const unanswered: (() => void)[] = []
  let how: Misbehaviour = {}
  const server = new SMTPServer({
    ...certificate,
    secure: security === 'tls',
    logger: false,
    hideSTARTTLS: security === 'none',
    disabledCommands: [...(security === 'none' ? ['STARTTLS'] : []), ...(auth ? [] : ['AUTH'])],
    authOptional: !auth,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    closeTimeout: 100,
    onAuth: (given, _session, done) => {
      const isRight = given.username === mailLogin.user && given.password === mailLogin.password
      if (how.auth) return done(answer(how.auth))
      if (!isRight) return done(answer('535 5.7.8 Authentication credentials invalid'))
      done(null, { user: given.username })
    },
    onMailFrom: (_address, _session, done) => done(how.from ? answer(how.from) : null),
    onRcptTo: ({ address }, _session, done) => {
      const refusal = how.to?.[address]
      done(refusal ? answer(refusal) : null)
    },
    onData: (stream, session, done) => {
      let raw = ''
      const die = () => {
        for (const connection of server.connections) connection._socket.destroy()
      }
      stream.on('data', (chunk: Buffer) => {
        raw += chunk.toString('latin1')
        if (how.dies === 'while_receiving') die()
      })
      stream.on('end', () => {
        if (how.dies === 'while_receiving') return
        const { mailFrom, rcptTo } = session.envelope
        const from = mailFrom ? mailFrom.address : ''
        const to = rcptTo.map(({ address }) => address)
        if (!how.data) received.push({ from, to, raw, user: session.user ? String(session.user) : null })
        if (how.dies === 'before_answering') die()
        else if (how.dies === 'silent') unanswered.push(() => done(null))
        else done(how.data ? answer(how.data) : null)
      })
    }
  } satisfies SMTPServerOptions)
  server.on('error', () => undefined)
  const listener = server.listen(options.port ?? 0, '127.0.0.1')
  await once(listener, 'listening')
  const { port } = listener.address() as { port: number }
  return {
    port,
    ca: certificate.cert,
    address: {
      host: '127.0.0.1',
      port,
      security: security === 'tls' ? 'tls' : 'starttls',
      login: auth ? mailLogin : null
    },
    received,
    misbehave: (next) => {
      how = next
    },
    answerNow: () => {
      for (const say of unanswered.splice(0)) say()
    },
    close: () => new Promise((resolve) => server.close(resolve))
  }
}

/** `451 4.7.1 Greylisted` as the server's answer. */
function answer(text: string): Error {
  return Object.assign(new Error(text.slice(4)), { responseCode: Number(text.slice(0, 3)) })
}

/** The texts inside a multipart mail, decoded, by their content type. */
export function partsOf(raw: string): Record<string, string> {
  const parts = raw.split(/\r\n--[^\r\n]+(?:\r\n|$)/).slice(1)
  const decoded = parts.flatMap((part) => {
    const [head = '', ...body] = part.split('\r\n\r\n')
    const type = /^Content-Type: ([\w/-]+)/im.exec(head)?.[1]
    return type && !type.startsWith('multipart/') ? [[type, decode(head, body.join('\r\n\r\n'))]] : []
  })
  return Object.fromEntries(decoded)
}

function decode(head: string, body: string): string {
  if (/^Content-Transfer-Encoding: base64/im.test(head)) return Buffer.from(body, 'base64').toString()
  if (!/^Content-Transfer-Encoding: quoted-printable/im.test(head)) return body
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}
