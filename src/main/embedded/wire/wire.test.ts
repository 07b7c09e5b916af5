import { rm } from 'node:fs/promises'
import { serialize } from 'bson'
import fc from 'fast-check'
import { MongoClient } from 'mongodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeDataDir } from '../server.fixture.ts'
import { type RunningServer, startServer } from '../server.ts'
import { frame, message, RawClient, uint32 } from './raw-client.fixture.ts'

const auth = { username: 'carmel', password: 'right' }
let dataDir: string
let server: RunningServer
let open: RunningServer

beforeAll(async () => {
  dataDir = await makeDataDir()
  server = await startServer({ dataDir: `${dataDir}/closed`, auth })
  open = await startServer({ dataDir: `${dataDir}/open`, auth: null })
})
afterAll(async () => {
  await server.close()
  await open.close()
  await rm(dataDir, { recursive: true })
})

function clientFor(username: string, password: string): MongoClient {
  return new MongoClient(server.uri, {
    auth: { username, password },
    authMechanism: 'SCRAM-SHA-256',
    authSource: 'admin',
    serverSelectionTimeoutMS: 5000
  })
}

test('the right password gets in', async () => {
  const client = await clientFor('carmel', 'right').connect()
  expect(await client.db('x').collection('y').insertOne({ a: 1 })).toMatchObject({ acknowledged: true })
  expect(await client.db('admin').command({ connectionStatus: 1 })).toMatchObject({
    authInfo: { authenticatedUsers: [{ user: 'carmel', db: 'admin' }] }
  })
  await client.close()
})

test.each([
  ['carmel', 'wrong'],
  ['somebody', 'right']
])('%s with password %s does not get in', async (username, password) => {
  const client = clientFor(username, password)
  await expect(client.connect()).rejects.toMatchObject({ code: 18, errmsg: 'Authentication failed.' })
  await client.close()
})

test('nothing but the handshake is answered before signing in', async () => {
  const client = await new MongoClient(server.uri).connect()
  const db = client.db('x')
  await expect(db.collection('y').findOne()).rejects.toMatchObject({ code: 13 })
  await expect(db.command({ listCollections: 1 })).rejects.toMatchObject({ code: 13 })
  await expect(db.command({ frobnicate: 1 })).rejects.toMatchObject({ code: 13 })
  await expect(db.command({ serverStatus: 1 })).rejects.toMatchObject({ code: 13 })
  expect(await db.command({ ping: 1 })).toMatchObject({ ok: 1 })
  await client.close()
})

test('the first hello may come in the old form and is answered in it', async () => {
  const client = new RawClient(open.port)
  const query = Buffer.concat([
    uint32(0),
    Buffer.from('admin.$cmd\0'),
    uint32(0),
    uint32(-1),
    serialize({ ismaster: 1, helloOk: true })
  ])
  client.send(frame(7, 2004, query))
  expect(await client.next()).toMatchObject({
    answers: 7,
    document: { ismaster: true, helloOk: true, ok: 1 }
  })
  client.end()
})

test('a message with moreToCome is carried out and never answered', async () => {
  const client = new RawClient(open.port)
  client.send(message(1, { insert: 'quiet', documents: [{ _id: 1 }], $db: 'w', writeConcern: { w: 0 } }, 2))
  client.send(message(2, { frobnicate: 1, $db: 'w' }, 2))
  client.send(message(3, { count: 'quiet', $db: 'w' }))
  expect(await client.next()).toMatchObject({ answers: 3, document: { n: 1 } })
  client.end()
})

test('requests sent at once are answered in order, in whatever pieces they arrive', async () => {
  const client = new RawClient(open.port)
  const bytes = Buffer.concat([1, 2, 3].map((id) => message(id, { ping: 1, $db: 'w' })))
  for (const byte of bytes) client.send(Buffer.from([byte]))
  for (const id of [1, 2, 3]) expect(await client.next()).toMatchObject({ answers: id })
  client.end()
})

test('a checksum and a document sequence are understood', async () => {
  const client = new RawClient(open.port)
  const document = serialize({ _id: 5 })
  const name = Buffer.from('documents\0')
  const payload = Buffer.concat([
    uint32(1),
    Buffer.from([1]),
    uint32(4 + name.length + document.length),
    name,
    document,
    Buffer.from([0]),
    serialize({ insert: 'sequence', $db: 'w' }),
    uint32(0)
  ])
  client.send(frame(1, 2013, payload))
  expect(await client.next()).toMatchObject({ document: { n: 1, ok: 1 } })
  client.end()
})

test.each<[string, Buffer]>([
  ['noise', Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')],
  ['a length below the header', Buffer.concat([uint32(5), Buffer.alloc(20)])],
  ['a length that no message has', Buffer.concat([uint32(0x7fffffff), Buffer.alloc(20)])],
  ['an unknown kind of message', frame(1, 1234, Buffer.alloc(20))],
  [
    'a command that lies about its length',
    frame(1, 2013, Buffer.concat([uint32(0), Buffer.from([0]), uint32(9999), Buffer.alloc(9)]))
  ],
  [
    'a section that lies about its length',
    frame(1, 2013, Buffer.concat([uint32(0), Buffer.from([1]), uint32(9999), Buffer.from('documents\0')]))
  ],
  ['a message without a command', frame(1, 2013, uint32(0))],
  ['unknown flags', message(1, { ping: 1, $db: 'w' }, 8)]
])('%s ends the connection, and only that', async (_name, bytes) => {
  const client = new RawClient(open.port)
  client.send(bytes)
  expect(await client.next()).toBeUndefined()
  const other = new RawClient(open.port)
  other.send(message(1, { ping: 1, $db: 'w' }))
  expect(await other.next()).toMatchObject({ document: { ok: 1 } })
  other.end()
})

test('a stranger cannot make the server hold a large message', async () => {
  const client = new RawClient(server.port)
  client.send(Buffer.concat([uint32(1024 * 1024), Buffer.alloc(100)]))
  expect(await client.next()).toBeUndefined()
})

test('commands with random bytes in them are refused, never fatal', async () => {
  const good = message(1, { insert: 'fuzz', documents: [{ a: [1, { b: 'text' }], d: new Date() }], $db: 'w' })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 16, max: good.length - 1 }), fc.integer({ min: 0, max: 255 })), {
        minLength: 1,
        maxLength: 6
      }),
      async (changes) => {
        const broken = Buffer.from(good)
        for (const [at, byte] of changes) broken[at] = byte
        const client = new RawClient(open.port)
        client.send(broken)
        client.send(message(2, { ping: 1, $db: 'w' }))
        const reply = await client.next()
        expect(reply === undefined || 'ok' in reply.document).toBe(true)
        client.end()
      }
    ),
    { numRuns: 150 }
  )
  const survivor = new RawClient(open.port)
  survivor.send(message(9, { ping: 1, $db: 'w' }))
  expect(await survivor.next()).toMatchObject({ document: { ok: 1 } })
  survivor.end()
})
