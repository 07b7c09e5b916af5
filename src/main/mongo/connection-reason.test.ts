import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { MongoClient, MongoServerError } from 'mongodb'
import { expect, test } from 'vitest'
import { explainConnectionError } from './connection-reason.ts'

/** The reasons are told from what the real driver throws. */
async function failureOf(uri: string) {
  try {
    const client = new MongoClient(uri, { serverSelectionTimeoutMS: 1500, connectTimeoutMS: 1500 })
    await client.connect().finally(() => client.close())
  } catch (error) {
    return explainConnectionError(error)
  }
  throw new Error('the address was expected not to work')
}

test('a port where nobody listens', async () => {
  expect(await failureOf('mongodb://127.0.0.1:9/x')).toMatchObject({ reason: 'nobody_listens', final: false })
})

test('a server that hangs up', async () => {
  const server = createServer((socket) => socket.resetAndDestroy()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const failure = await failureOf(`mongodb://127.0.0.1:${port}/x`)
  server.close()
  expect(failure).toMatchObject({ reason: 'cut_off', final: false })
})

test('a host that does not exist', async () => {
  const failure = await failureOf('mongodb://no-such-host.invalid/x')
  expect(failure).toMatchObject({ reason: 'unknown_host', final: false })
})

test('an srv address that does not exist', async () => {
  const failure = await failureOf('mongodb+srv://cluster.no-such-host.invalid/x')
  expect(failure.reason).toBe('unknown_host')
})

test('an address that is none', async () => {
  expect(await failureOf('mongodb://')).toMatchObject({ reason: 'bad_uri', final: true })
  expect(await failureOf('mongodb://h/?maxPoolSize=none')).toMatchObject({ reason: 'bad_uri' })
  expect(await failureOf('mongodb://h:99999/x')).toMatchObject({ reason: 'bad_uri' })
})

test('the words of other failures, each with its own reason', () => {
  const reasonOf = (message: string) => explainConnectionError(new Error(message)).reason
  expect(reasonOf('connection <monitor> to 10.255.255.1:27017 closed')).toBe('timeout')
  expect(reasonOf('connection 3 to 10.0.0.1:27017 closed')).toBe('cut_off')
  expect(reasonOf('self-signed certificate in certificate chain')).toBe('tls')
  expect(reasonOf('timed out connecting to hassle.example.net')).toBe('timeout')
})

test('a handshake that broke is tried again, a bad certificate is not', () => {
  const broken = 'Client network socket disconnected before secure TLS connection was established'
  expect(explainConnectionError(new Error(broken))).toMatchObject({ reason: 'cut_off', final: false })
  expect(explainConnectionError(new Error('certificate has expired'))).toMatchObject({
    reason: 'tls',
    final: true
  })
})

test("a server's refusal: bad password, no user named, missing rights, and Atlas's one code for all", () => {
  const reasonOf = (code: number, message: string) =>
    explainConnectionError(new MongoServerError({ message, code })).reason
  expect(reasonOf(18, 'Authentication failed.')).toBe('wrong_password')
  expect(reasonOf(13, 'Command find requires authentication')).toBe('no_credentials')
  expect(reasonOf(13, 'not authorized on crm to execute command')).toBe('no_rights')
  expect(reasonOf(8000, 'bad auth : authentication failed')).toBe('wrong_password')
  expect(reasonOf(8000, 'user is not allowed to do action [find] on [crm.leads]')).toBe('no_rights')
})

test('the detail never shows a password', () => {
  const failure = explainConnectionError(new Error('cannot reach mongodb://ann:s3cret@db.example/x'))
  expect(failure.detail).not.toContain('s3cret')
})
