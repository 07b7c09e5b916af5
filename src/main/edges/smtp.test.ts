import { once } from 'node:events'
import { rm, writeFile } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { createCertificate } from '../../../tests/support/certificate.ts'
import { freePort } from '../../../tests/support/db.process.ts'
import { type MailServer, mailLogin, startMailServer } from '../../../tests/support/mail.server.ts'
import { createSmtp, type OutgoingMail, type SendOutcome, type SmtpServer } from './smtp.ts'

const servers: MailServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

async function start(options: Parameters<typeof startMailServer>[0] = {}): Promise<MailServer> {
  const server = await startMailServer(options)
  servers.push(server)
  return server
}

const mail: OutgoingMail = {
  from: { name: 'Dana Levi', address: 'dana@carmel.example' },
  reply_to: null,
  to: ['anna@eclat.example'],
  cc: [],
  bcc: [],
  subject: 'Votre projet',
  text: 'Bonjour Anna,\n\nÀ bientôt',
  html: '<p>Bonjour Anna,</p>',
  message_id: '<one.two@carmel.example>',
  date: new Date('2026-01-05T08:00:00Z'),
  attachments: []
}

const noStop = new AbortController().signal

function send(
  server: MailServer,
  { address = server.address, ...changed }: Partial<OutgoingMail> & { address?: SmtpServer } = {},
  signal = noStop
): Promise<SendOutcome> {
  const smtp = createSmtp({ tls: { ca: server.ca }, patience: { connect: 2000, answer: 2000 } })
  return smtp.send(address, { ...mail, ...changed }, signal)
}

/** A server of a few lines, for what a good one never does. */
async function startRaw(
  onConnection: (socket: Socket) => void
): Promise<{ port: number; close: () => void }> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    onConnection(socket)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return {
    port,
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    }
  }
}

test('sends over a connection that is encrypted from the first byte, as on port 465', async () => {
  const server = await start({ security: 'tls' })
  expect(await send(server)).toEqual({ state: 'sent', refused: [] })
  expect(server.received).toMatchObject([
    { from: 'dana@carmel.example', to: ['anna@eclat.example'], user: mailLogin.user }
  ])
})

test('sends after STARTTLS, as on port 587', async () => {
  const server = await start({ security: 'starttls' })
  expect(await send(server)).toEqual({ state: 'sent', refused: [] })
  expect(server.received).toHaveLength(1)
})

test('sends without a login where the server asks for none', async () => {
  const server = await start({ auth: false })
  expect(await send(server)).toEqual({ state: 'sent', refused: [] })
  expect(server.received[0]?.user).toBeNull()
})

test('says nothing secret, nor any mail, to a server that offers no encryption', async () => {
  const server = await start({ security: 'none' })
  expect(await send(server)).toMatchObject({ state: 'failed', reason: 'no_encryption', temporary: false })
  expect(server.received).toEqual([])
})

test('refuses a certificate that nobody vouches for, on both ways to encrypt', async () => {
  for (const security of ['tls', 'starttls'] as const) {
    const server = await start({ security })
    const outcome = await createSmtp().send(server.address, mail, noStop)
    expect(outcome).toMatchObject({ state: 'failed', reason: 'tls', temporary: false })
    expect(server.received).toEqual([])
  }
})

test('refuses a certificate for another name', async () => {
  const certificate = createCertificate({ dns: 'other.example', ip: [127, 0, 0, 9] })
  const server = await start({ security: 'tls', certificate })
  expect(await send(server)).toMatchObject({ state: 'failed', reason: 'tls', temporary: false })
})

test('a plain server behind an address that should be encrypted is a TLS failure', async () => {
  const server = await start({ security: 'starttls' })
  const address: SmtpServer = { ...server.address, security: 'tls' }
  expect(await send(server, { address })).toMatchObject({ state: 'failed', reason: 'tls' })
})

test('tells an unknown host from a machine where nobody listens', async () => {
  const server = await start()
  const unknown = { ...server.address, host: 'no-such-host.invalid' }
  expect(await send(server, { address: unknown })).toMatchObject({ reason: 'unknown_host', temporary: true })
  const silent = { ...server.address, port: await freePort() }
  expect(await send(server, { address: silent })).toMatchObject({ reason: 'nobody_listens', temporary: true })
})

test('tells a wrong password, and never repeats it', async () => {
  const server = await start()
  server.misbehave({ auth: '535 5.7.8 mail password 43 is wrong' })
  const login = { ...mailLogin, password: 'mail password 43' }
  const outcome = await send(server, { address: { ...server.address, login } })
  expect(outcome).toMatchObject({ state: 'failed', reason: 'wrong_password', temporary: false })
  expect(JSON.stringify(outcome)).not.toContain('password 43')
})

test('a login that the server does not want is told', async () => {
  const server = await start({ auth: false })
  const address = { ...server.address, login: mailLogin }
  expect(await send(server, { address })).toMatchObject({ state: 'failed', reason: 'no_login' })
  expect(server.received).toEqual([])
})

test('a missing login is told', async () => {
  const server = await start()
  const address = { ...server.address, login: null }
  expect(await send(server, { address })).toMatchObject({ state: 'failed', reason: 'login_required' })
})

test.each([
  [{ from: '553 5.7.1 Not your address' }, 'sender_refused', false],
  [{ from: '451 4.3.0 Try later' }, 'try_later', true],
  [{ to: { 'anna@eclat.example': '550 5.1.1 No such user' } }, 'recipient_refused', false],
  [{ to: { 'anna@eclat.example': '451 4.7.1 Greylisted, come back in 5 minutes' } }, 'try_later', true],
  [{ data: '554 5.7.1 Looks like spam' }, 'message_refused', false],
  [{ data: '552 5.3.4 Too big' }, 'too_large', false],
  [{ data: '451 4.3.0 Disk full' }, 'try_later', true]
] as const)('%j is %s', async (misbehaviour, reason, temporary) => {
  const server = await start()
  server.misbehave(misbehaviour)
  const outcome = await send(server)
  expect(outcome).toMatchObject({ state: 'failed', reason, temporary })
  expect(outcome).toHaveProperty('detail', expect.stringMatching(/^[45]\d\d /))
  expect(server.received).toEqual([])
})

test('tells which recipients were refused while others got the mail', async () => {
  const server = await start()
  server.misbehave({ to: { 'gone@eclat.example': '550 5.1.1 No such user' } })
  const outcome = await send(server, { to: ['anna@eclat.example', 'gone@eclat.example'] })
  expect(outcome).toEqual({
    state: 'sent',
    refused: [{ email: 'gone@eclat.example', detail: '550 5.1.1 No such user' }]
  })
  expect(server.received).toMatchObject([{ to: ['anna@eclat.example'] }])
})

test('a server that dies while the mail is coming has not taken it', async () => {
  const server = await start()
  server.misbehave({ dies: 'while_receiving' })
  const long = 'A line of text that fills the network.\n'.repeat(100_000)
  expect(await send(server, { text: long })).toMatchObject({ state: 'failed', temporary: true })
  expect(server.received).toEqual([])
})

test('a server that dies with the whole mail leaves it uncertain', async () => {
  const server = await start()
  server.misbehave({ dies: 'before_answering' })
  expect(await send(server)).toMatchObject({ state: 'unknown', reason: 'no_answer' })
  expect(server.received).toHaveLength(1)
})

test('a server that never answers leaves it uncertain too', async () => {
  const server = await start()
  server.misbehave({ dies: 'silent' })
  expect(await send(server)).toMatchObject({ state: 'unknown', reason: 'no_answer' })
})

test('stopping before the hand-over is certain, stopping after it is not', async () => {
  const server = await start()
  expect(await send(server, {}, AbortSignal.abort())).toMatchObject({
    state: 'failed',
    reason: 'interrupted',
    temporary: true
  })
  server.misbehave({ dies: 'silent' })
  const stop = new AbortController()
  const sending = send(server, {}, stop.signal)
  await expect.poll(() => server.received.length).toBe(1)
  stop.abort()
  expect(await sending).toMatchObject({ state: 'unknown' })
})

test('a server of another kind, and one that hangs up or says nothing, are told apart', async () => {
  const server = await start()
  const web = await startRaw((socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'))
  const rude = await startRaw((socket) => socket.end())
  const mute = await startRaw(() => undefined)
  const at = (port: number) => ({ address: { ...server.address, port } })
  expect(await send(server, at(web.port))).toMatchObject({ reason: 'not_smtp' })
  expect(await send(server, at(rude.port))).toMatchObject({ reason: 'cut_off', temporary: true })
  expect(await send(server, at(mute.port))).toMatchObject({ reason: 'timeout', temporary: true })
  for (const { close } of [web, rude, mute]) close()
})

test('copies go to everybody, blind ones without a word in the mail', async () => {
  const server = await start()
  await send(server, {
    cc: ['carl@eclat.example'],
    bcc: ['boss@carmel.example'],
    reply_to: 'team@carmel.example'
  })
  const [got] = server.received
  expect(got?.to).toEqual(['anna@eclat.example', 'carl@eclat.example', 'boss@carmel.example'])
  expect(got?.raw).toMatch(/^Cc: carl@eclat\.example\r$/m)
  expect(got?.raw).toMatch(/^Reply-To: team@carmel\.example\r$/m)
  expect(got?.raw).not.toContain('boss@')
})

test('keeps its Message-ID and carries text and HTML', async () => {
  const server = await start()
  await send(server)
  const raw = server.received[0]?.raw ?? ''
  expect(raw).toMatch(/^Message-ID: <one\.two@carmel\.example>\r$/m)
  expect(raw).toMatch(/^Content-Type: multipart\/alternative;/m)
  expect(raw).toMatch(/text\/plain/)
  expect(raw).toMatch(/text\/html/)
})

test('no text of a person becomes a header', async () => {
  const server = await start()
  const evil = 'x\r\nBcc: everybody@evil.example\r\n\r\nBody'
  await send(server, {
    subject: evil,
    from: { name: evil, address: 'dana@carmel.example' },
    message_id: '<one@carmel.example>'
  })
  const raw = server.received[0]?.raw ?? ''
  const headers = raw.slice(0, raw.indexOf('\r\n\r\n'))
  expect(headers).not.toMatch(/^Bcc:/im)
  expect(server.received[0]?.to).toEqual(['anna@eclat.example'])
})

test('attaches files under their names, and says when one is gone', async () => {
  const path = join(tmpdir(), `carmel-attachment-${process.pid}`)
  await writeFile(path, 'Devis')
  const server = await start()
  const attachments = [{ filename: 'Devis été.txt', path }]
  expect(await send(server, { attachments })).toMatchObject({ state: 'sent' })
  expect(server.received[0]?.raw).toContain(Buffer.from('Devis').toString('base64'))
  await rm(path)
  expect(await send(server, { attachments })).toMatchObject({ state: 'failed', reason: 'attachment_gone' })
  expect(server.received).toHaveLength(1)
})
