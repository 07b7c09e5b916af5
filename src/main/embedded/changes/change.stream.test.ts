import { rm } from 'node:fs/promises'
import {
  type ChangeStream,
  type ChangeStreamOptions,
  type Collection,
  type Db,
  type Document,
  MongoClient
} from 'mongodb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { codeOf, refusalOf } from '../commands/refusal.fixture.ts'
import { makeDataDir, testServer } from '../server.fixture.ts'
import { startServer } from '../server.ts'

const mongo = testServer({ replSet: 'one', testCommands: true })
const alone = testServer()
type Lead = {
  _id: number
  tags?: string[]
  list?: number[]
  a?: unknown
  b?: number
  wanted?: boolean
  more?: number
}
let db: Db
let leads: Collection<Lead>
let open: ChangeStream[]
beforeEach(() => {
  db = mongo.db()
  leads = db.collection('leads')
  open = []
})
afterEach(async () => {
  await Promise.all(open.map((stream) => stream.close()))
})

type Watchable = { watch(pipeline?: Document[], options?: ChangeStreamOptions): ChangeStream }

/** Opens a stream of what happens from now on. */
async function watch(
  what: Watchable,
  options: ChangeStreamOptions = {},
  pipeline: Document[] = []
): Promise<ChangeStream> {
  const stream = watchLater(what, { maxAwaitTimeMS: 50, ...options }, pipeline)
  await stream.tryNext()
  return stream
}

/** Makes a stream that is opened when it is read. */
function watchLater(what: Watchable, options: ChangeStreamOptions, pipeline: Document[] = []): ChangeStream {
  const stream = what.watch(pipeline, options)
  open.push(stream)
  return stream
}

/** Resolves when one more cursor is open. */
async function opened(before: number): Promise<void> {
  while ((await openCursors()) === before);
}

async function openCursors(): Promise<number> {
  return (await db.admin().serverStatus()).metrics.cursor.open.total
}

/** The next events, as many as are expected. */
async function next(stream: ChangeStream, count: number): Promise<Document[]> {
  const events: Document[] = []
  while (events.length < count) events.push(await stream.next())
  return events
}

test('inserts, updates, replacements and deletes are told in their order', async () => {
  const stream = await watch(leads)
  await leads.insertOne({ _id: 1, a: 1, tags: ['x'] })
  await leads.updateOne({ _id: 1 }, { $set: { a: 2 }, $push: { tags: 'y' }, $unset: { none: 1 } })
  await leads.replaceOne({ _id: 1 }, { b: 1 })
  await leads.deleteOne({ _id: 1 })
  const ns = { db: db.databaseName, coll: 'leads' }
  const events = await next(stream, 4)
  expect(events).toMatchObject([
    { operationType: 'insert', ns, documentKey: { _id: 1 }, fullDocument: { _id: 1, a: 1, tags: ['x'] } },
    {
      operationType: 'update',
      ns,
      documentKey: { _id: 1 },
      updateDescription: { updatedFields: { a: 2, 'tags.1': 'y' }, removedFields: [], truncatedArrays: [] }
    },
    { operationType: 'replace', ns, documentKey: { _id: 1 }, fullDocument: { _id: 1, b: 1 } },
    { operationType: 'delete', ns, documentKey: { _id: 1 } }
  ])
  expect(events[1]).not.toHaveProperty('fullDocument')
  expect(events.every(({ wallTime }) => wallTime instanceof Date)).toBe(true)
  const times = events.map(({ clusterTime }) => clusterTime)
  expect([...times].sort((left, right) => left.compare(right))).toEqual(times)
})

test('what a modifier assigns is told as a whole, what a pipeline changes by its differences', async () => {
  await leads.insertOne({ _id: 1, a: { b: 1, c: 1 }, list: [1, 2, 3] })
  const stream = await watch(leads)
  await leads.updateOne({ _id: 1 }, { $set: { a: { b: 1, c: 2 } }, $pull: { list: 1 } })
  await leads.updateOne({ _id: 1 }, [{ $set: { a: { b: 1, c: 3 }, list: [2] } }])
  const described = (await next(stream, 2)).map(({ updateDescription }) => updateDescription)
  expect(described).toEqual([
    { updatedFields: { a: { b: 1, c: 2 }, list: [2, 3] }, removedFields: [], truncatedArrays: [] },
    {
      updatedFields: { 'a.c': 3 },
      removedFields: [],
      truncatedArrays: [{ field: 'list', newSize: 1 }]
    }
  ])
})

test('updateLookup gives the document as it is when it is told, or null', async () => {
  await leads.insertMany([{ _id: 1 }, { _id: 2 }])
  const stream = await watch(leads, { fullDocument: 'updateLookup' })
  await leads.updateOne({ _id: 1 }, { $set: { a: 1 } })
  await leads.updateOne({ _id: 2 }, { $set: { a: 1 } })
  await leads.deleteOne({ _id: 2 })
  const [first, second] = await next(stream, 2)
  expect(first?.fullDocument).toEqual({ _id: 1, a: 1 })
  expect(second?.fullDocument).toBeNull()
})

test('documents as they were and became are told where the collection keeps them', async () => {
  await db.createCollection('kept', { changeStreamPreAndPostImages: { enabled: true } })
  const kept = db.collection<Lead>('kept')
  const options = { fullDocument: 'required', fullDocumentBeforeChange: 'whenAvailable' } as const
  const stream = await watch(kept, options)
  await kept.insertOne({ _id: 1, a: 1 })
  await kept.updateOne({ _id: 1 }, { $set: { a: 2 } })
  await kept.updateOne({ _id: 1 }, { $set: { a: 3 } })
  await kept.deleteOne({ _id: 1 })
  expect(await next(stream, 4)).toMatchObject([
    { operationType: 'insert' },
    { fullDocumentBeforeChange: { a: 1 }, fullDocument: { a: 2 } },
    { fullDocumentBeforeChange: { a: 2 }, fullDocument: { a: 3 } },
    { operationType: 'delete', fullDocumentBeforeChange: { a: 3 } }
  ])
  await leads.insertOne({ _id: 1 })
  const without = await watch(leads, options)
  await leads.updateOne({ _id: 1 }, { $set: { a: 1 } })
  expect(await codeOf(without.next())).toBe(47)
})

test('a database and the whole server are watched too', async () => {
  const ofDb = await watch(db)
  const ofAll = await watch(mongo.client)
  const other = mongo.db()
  await leads.insertOne({ _id: 1 })
  await other.collection<Lead>('others').insertOne({ _id: 2 })
  await db.collection<Lead>('tasks').insertOne({ _id: 3 })
  const keysOf = (events: Document[]) => events.map(({ documentKey }) => documentKey._id)
  expect(keysOf(await next(ofDb, 2))).toEqual([1, 3])
  expect(keysOf(await next(ofAll, 3))).toEqual([1, 2, 3])
})

test('events pass through the stages of the client, which may not hide their token', async () => {
  const stream = await watch(leads, {}, [
    { $match: { operationType: 'insert', 'fullDocument.wanted': true } },
    { $project: { 'fullDocument.wanted': 1 } }
  ])
  await leads.insertMany([{ _id: 1 }, { _id: 2, wanted: true, more: 1 }])
  const [event] = await next(stream, 1)
  expect(event).toEqual({ _id: event?._id, fullDocument: { wanted: true } })
  const blind = await watch(leads, {}, [{ $project: { _id: 0 } }])
  await leads.insertOne({ _id: 3 })
  expect(await refusalOf(blind.next())).toMatchObject({
    code: 280,
    errorLabels: ['NonResumableChangeStreamError']
  })
  const grouped = db.collection('leads').watch([{ $group: { _id: 1 } }])
  expect(await codeOf(grouped.next())).toBe(20)
  await grouped.close()
})

test('a transaction is told when it is committed, as one', async () => {
  await leads.insertOne({ _id: 1 })
  const stream = await watch(db)
  const session = mongo.client.startSession()
  await session.withTransaction(async () => {
    await leads.updateOne({ _id: 1 }, { $set: { a: 1 } }, { session })
    await db.collection<Lead>('tasks').insertOne({ _id: 2 }, { session })
    await leads.insertOne({ _id: 4 })
  })
  session.startTransaction()
  await leads.insertOne({ _id: 5 }, { session })
  await session.abortTransaction()
  const events = await next(stream, 3)
  expect(events.map(({ documentKey }) => documentKey._id)).toEqual([4, 1, 2])
  expect(events[1]?.clusterTime).toEqual(events[2]?.clusterTime)
  expect(events[1]).toMatchObject({ txnNumber: expect.anything(), lsid: { id: session.id?.id } })
  expect(events[0]).not.toHaveProperty('lsid')
  const between = watchLater(db, { resumeAfter: events[1]?._id })
  expect((await next(between, 1))[0]).toMatchObject({ documentKey: { _id: 2 } })
  await session.endSession()
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

test('a collection that is dropped or renamed ends its stream, and one can start after that', async () => {
  await leads.insertOne({ _id: 1 })
  const stream = await watch(leads)
  const ofDb = await watch(db)
  await leads.drop()
  const events = await next(stream, 2)
  expect(events.map(({ operationType }) => operationType)).toEqual(['drop', 'invalidate'])
  expect(await stream.tryNext().catch(() => null)).toBeNull()
  await leads.insertOne({ _id: 2 })
  const token = events[1]?._id
  const started = watchLater(leads, { startAfter: token })
  expect(await next(started, 1)).toMatchObject([{ documentKey: { _id: 2 } }])
  expect(await codeOf(db.command(opening({ resumeAfter: token })))).toBe(260)
  await leads.rename('archive')
  expect(await next(started, 2)).toMatchObject([
    { operationType: 'rename', ns: { coll: 'leads' }, to: { db: db.databaseName, coll: 'archive' } },
    { operationType: 'invalidate' }
  ])
  await db.dropDatabase()
  const all = await next(ofDb, 6)
  expect(all.map(({ operationType }) => operationType)).toEqual([
    'drop',
    'insert',
    'rename',
    'drop',
    'dropDatabase',
    'invalidate'
  ])
})

test('collections and indexes that come and go are told to those who ask', async () => {
  const stream = await watch(db, { showExpandedEvents: true })
  await leads.createIndex({ a: 1 })
  await leads.dropIndex('a_1')
  expect(await next(stream, 3)).toMatchObject([
    { operationType: 'create', ns: { coll: 'leads' }, collectionUUID: expect.anything() },
    { operationType: 'createIndexes', operationDescription: { indexes: [{ name: 'a_1' }] } },
    { operationType: 'dropIndexes' }
  ])
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

test('options that make no sense are refused', async () => {
  expect(await codeOf(db.command(opening({ fullDocument: 'some' })))).toBe(2)
  expect(await codeOf(db.command(opening({ unknown: 1 })))).toBe(40415)
  expect(await codeOf(db.command(opening({ allChangesForCluster: true })))).toBe(72)
  expect(await codeOf(mongo.client.db('config').command(opening({})))).toBe(73)
  expect(
    await codeOf(
      db.command({ aggregate: 'leads', pipeline: [{ $match: {} }, { $changeStream: {} }], cursor: {} })
    )
  ).toBe(40602)
})

test('a server alone has no change streams', async () => {
  const stream = alone.db().collection('leads').watch()
  expect(await codeOf(stream.next())).toBe(40573)
  await stream.close()
})

function opening(options: object): Document {
  return { aggregate: 'leads', pipeline: [{ $changeStream: options }], cursor: {} }
}
