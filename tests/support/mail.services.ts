import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDocumentThread } from '#main/documents/document.thread.ts'
import { createSmtp, type Smtp } from '#main/edges/smtp.ts'
import { createPaperDrawing } from '#main/invoices/invoice.papers.ts'
import { createMailRoom } from '#main/mail/mail.room.ts'
import type { SignedInUser } from '#main/session/signed-in-user.ts'
import { createSettings } from '#main/settings.ts'
import type { EventMessage } from '#shared/ipc/channels.ts'
import { type MailServer, mailLogin, startMailServer } from './mail.server.ts'
import { documentCode } from './test-backend.ts'
import { dataOf, startTestServices, type TestServices } from './test-services.ts'

/** The mail services over a real database and a real mail server. */
export type MailServices = TestServices & {
  server: MailServer
  /** The answer to the next dialog for files. */
  chosen: { paths: string[] }
  /** What the windows were told of mails that were tried. */
  outcomes: Extract<EventMessage, { name: 'mail.outcome' }>['payload'][]
  /** What the settings file holds. */
  stored: Map<string, unknown>
  dataDir: string
  /** The outbox looks what is due for somebody. */
  wake: (user: SignedInUser) => void
  /** Waits until the outbox has done what is due. */
  settle: () => Promise<void>
  /** The application ends as by a power cut and starts again; what was being sent is not waited for. */
  crash: () => void
  /** The application ends in order and starts again. */
  restart: () => Promise<void>
  /** Another device on the same database. */
  moveToOtherDevice: () => void
  /** Whether the system keeps secrets. */
  secrets: { available: boolean }
  /** Gives somebody the mailbox that the server knows. */
  setUp: (user: SignedInUser) => Promise<void>
}

export async function startMailServices(): Promise<MailServices> {
  const server = await startMailServer()
  const smtp: Smtp = createSmtp({ tls: { ca: server.ca }, patience: { connect: 2000, answer: 3000 } })
  const dataDir = await mkdtemp(join(tmpdir(), 'carmel-mail-'))
  const chosen = { paths: [] as string[] }
  const outcomes: MailServices['outcomes'] = []
  const stored = new Map<string, unknown>()
  const secrets = { available: true }
  const open = () =>
    createMailRoom({
      dataDir,
      settings: createSettings(stored),
      secrets: {
        available: () => secrets.available,
        encrypt: (text) => `sealed:${Buffer.from(text).toString('hex')}`,
        decrypt: (sealed) => Buffer.from(sealed.replace('sealed:', ''), 'hex').toString()
      },
      smtp,
      publish: (name, payload) => {
        if (name === 'mail.outcome') outcomes.push(payload as never)
      },
      chooseFiles: async () => chosen.paths,
      language: () => 'en',
      drawPaper: createPaperDrawing(documents.draw)
    })
  const documents = createDocumentThread(documentCode())
  let room = open()
  const services = await startTestServices(() => room.handlers)
  return {
    ...services,
    server,
    chosen,
    outcomes,
    stored,
    dataDir,
    secrets,
    wake: (user) => room.outbox.wake(services.ctx(user)),
    settle: () => room.outbox.idle(),
    crash: () => {
      room = open()
    },
    restart: async () => {
      await room.outbox.rest()
      room = open()
    },
    moveToOtherDevice: () => {
      stored.delete('deviceId')
      room = open()
    },
    setUp: async (user) => {
      const { host, port, security } = server.address
      dataOf(
        await services.as(user).mailAccount.save({
          ...{ host, port, security },
          user: mailLogin.user,
          password: mailLogin.password,
          from_name: user.name,
          from_email: user.email,
          reply_to: null
        })
      )
    },
    reset: async (users) => {
      await room.outbox.rest()
      await services.reset(users)
      server.misbehave({})
      server.received.length = 0
      outcomes.length = 0
      stored.clear()
      chosen.paths = []
      secrets.available = true
      room = open()
    },
    stop: async () => {
      await room.outbox.rest()
      await services.stop()
      await documents.rest()
      await server.close()
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
    }
  }
}
