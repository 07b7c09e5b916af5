import type { Collection, Db, Document } from 'mongodb'
import { beforeEach, expect, test } from 'vitest'
import { codeOf, refusalOf } from '../commands/refusal.fixture.ts'
import { testServer } from '../server.fixture.ts'
import { type Lead, next, opening, testStreams } from './change.stream.fixture.ts'

const mongo = testServer({ replSet: 'one', testCommands: true })
const alone = testServer()
const { watch, watchLater } = testStreams(mongo)
let db: Db
let leads: Collection<Lead>
beforeEach(() => {
  db = mongo.db()
  leads = db.collection('leads')
})

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
