import { rm } from 'node:fs/promises'
import { type ChangeStreamOptions, type Collection, type Db, MongoClient } from 'mongodb'
import { beforeEach, expect, test } from 'vitest'
import { refusalOf } from '../commands/refusal.fixture.ts'
import { makeDataDir, testServer } from '../server.fixture.ts'
import { startServer } from '../server.ts'
import { type Lead, next, testStreams } from './change.stream.fixture.ts'

const mongo = testServer({ replSet: 'one', testCommands: true })
const { watch, watchLater, openCursors, opened } = testStreams(mongo)
let db: Db
let leads: Collection<Lead>
beforeEach(() => {
  db = mongo.db()
  leads = db.collection('leads')
})

test('a stream goes on from a token, also in the middle of a batch, and from a time', async () => {
  const stream = await watch(leads)
  await leads.insertMany([{ _id: 1 }, { _id: 2 }, { _id: 3 }])
  const [first, second] = await next(stream, 3)
  await leads.insertOne({ _id: 4 })
  const keysFrom = async (options: ChangeStreamOptions, count: number) =>
    (await next(watchLater(leads, options), count)).map(({ documentKey }) => documentKey._id)
  expect(await keysFrom({ resumeAfter: first?._id }, 3)).toEqual([2, 3, 4])
  expect(await keysFrom({ startAfter: second?._id }, 2)).toEqual([3, 4])
  expect(await keysFrom({ startAtOperationTime: second?.clusterTime }, 3)).toEqual([2, 3, 4])
})

test('a token outlives a restart, and a time at which nothing was written yet', async () => {
  const dataDir = await makeDataDir()
  let server = await startServer({ dataDir, auth: null, replSet: 'one' })
  let client = await new MongoClient(server.uri).connect()
  const quiet = client.db('d').collection('leads').watch([], { maxAwaitTimeMS: 20 })
  await quiet.tryNext()
  const token = quiet.resumeToken
  await quiet.close()
  await client.db('d').collection<Lead>('leads').insertOne({ _id: 1 })
  await client.close()
  await server.close()
  server = await startServer({ dataDir, auth: null, replSet: 'one' })
  client = await new MongoClient(server.uri).connect()
  const again = client.db('d').collection('leads').watch([], { resumeAfter: token })
  expect(await again.next()).toMatchObject({ documentKey: { _id: 1 } })
  await again.close()
  await client.close()
  await server.close()
  await rm(dataDir, { recursive: true })
})

test('a token that is older than the log is refused, and so is one of nobody', async () => {
  const dataDir = await makeDataDir()
  let server = await startServer({ dataDir, auth: null, replSet: 'one' })
  let client = await new MongoClient(server.uri).connect()
  const stream = client.db('d').collection('leads').watch([], { maxAwaitTimeMS: 20 })
  await stream.tryNext()
  const token = stream.resumeToken
  await stream.close()
  await client.close()
  await server.close()
  await (await startServer({ dataDir, auth: null })).close()
  server = await startServer({ dataDir, auth: null, replSet: 'one' })
  client = await new MongoClient(server.uri).connect()
  const watched = (options: ChangeStreamOptions) =>
    refusalOf(
      client.db('d').command({ aggregate: 'leads', pipeline: [{ $changeStream: options }], cursor: {} })
    )
  expect(await watched({ resumeAfter: token })).toMatchObject({
    code: 286,
    codeName: 'ChangeStreamHistoryLost',
    errorLabels: ['NonResumableChangeStreamError']
  })
  expect(await watched({ resumeAfter: { _data: 'FF' } })).toMatchObject({ code: 260 })
  expect(await watched({ resumeAfter: { _data: `${'F'.repeat(16)}0000000001` } })).toMatchObject({
    code: 280
  })
  expect(await watched({ resumeAfter: token, startAfter: token })).toMatchObject({ code: 40674 })
  await client.close()
  await server.close()
  await rm(dataDir, { recursive: true })
})

test('getMore waits for a change as long as it is told, and keeps nobody else waiting', async () => {
  const ends: string[] = []
  const before = await openCursors()
  const waiting = watchLater(leads, { maxAwaitTimeMS: 60_000 })
    .next()
    .then(() => ends.push('change'))
  await opened(before)
  await db.collection('tasks').insertOne({})
  await db.collection('tasks').countDocuments()
  ends.push('others')
  await leads.insertOne({ _id: 1 })
  await waiting
  expect(ends).toEqual(['others', 'change'])
  const idle = await watch(leads, { maxAwaitTimeMS: 10 })
  expect(await idle.tryNext()).toBeNull()
})

test('a stream that is closed while it waits lets its connection go', async () => {
  const before = await openCursors()
  const stream = watchLater(leads, { maxAwaitTimeMS: 60_000 })
  const waiting = stream.next().catch((error: unknown) => error)
  await opened(before)
  await stream.close()
  expect(await waiting).toBeInstanceOf(Error)
})

test('the driver goes on by itself after a failure that allows it', async () => {
  const stream = await watch(leads)
  await leads.insertOne({ _id: 1 })
  await stream.next()
  const data = { failCommands: ['getMore'], errorCode: 189 }
  await db.admin().command({ configureFailPoint: 'failCommand', mode: { times: 1 }, data })
  await leads.insertOne({ _id: 2 })
  expect(await stream.next()).toMatchObject({ documentKey: { _id: 2 } })
})
