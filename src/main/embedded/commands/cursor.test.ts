import { type Collection, Long, MongoClient } from 'mongodb'
import { expect, test, vi } from 'vitest'
import { testServer } from '../server.fixture.ts'
import { CursorRegistry } from './cursor.registry.ts'
import { TimeLimit } from './time.limit.ts'

const host = testServer()
const MINUTE_MS = 60_000

const CONNECTION = 1

function open(cursors: CursorRegistry, neverTimesOut = false): bigint {
  const documents = [Buffer.from('one'), Buffer.from('two')].values()
  return cursors.open({
    namespace: 'd.c',
    connectionId: CONNECTION,
    documents,
    left: 2,
    timeLimit: new TimeLimit(0),
    neverTimesOut
  })
}

async function filled(count: number): Promise<Collection<{ _id: number; text: string }>> {
  const collection = host.db().collection<{ _id: number; text: string }>('c')
  await collection.insertMany(
    Array.from({ length: count }, (_, n) => ({ _id: n, text: `text ${n} `.repeat(5) }))
  )
  return collection
}

async function openCursors(): Promise<number> {
  const status = await host.client.db('admin').command({ serverStatus: 1 })
  return status.metrics.cursor.open.total
}

test('a cursor that nobody has asked about for ten minutes is gone, one in use is not', () => {
  let nowMs = 0
  const cursors = new CursorRegistry(() => nowMs)
  const [forgotten, used] = [open(cursors), open(cursors)]
  nowMs += 6 * MINUTE_MS
  cursors.get(used, 'd.c', CONNECTION)
  nowMs += 6 * MINUTE_MS
  expect(cursors.get(used, 'd.c', CONNECTION).id).toBe(used)
  expect(() => cursors.get(forgotten, 'd.c', CONNECTION)).toThrow(expect.objectContaining({ code: 43 }))
  nowMs += 11 * MINUTE_MS
  cursors.closeIdle()
  expect(cursors.size).toBe(0)
})

test('a cursor whose client has asked for patience stays, however long it takes', () => {
  let nowMs = 0
  const cursors = new CursorRegistry(() => nowMs)
  const patient = open(cursors, true)
  nowMs += 60 * MINUTE_MS
  expect(cursors.get(patient, 'd.c', CONNECTION).id).toBe(patient)
})

test('a cursor ends with the connection that has used it last, not with the one that opened it', () => {
  const cursors = new CursorRegistry()
  const cursor = open(cursors)
  cursors.get(cursor, 'd.c', 2)
  cursors.closeOfConnection(CONNECTION)
  expect(cursors.size).toBe(1)
  cursors.closeOfConnection(2)
  expect(cursors.size).toBe(0)
})

test('a find with noCursorTimeout opens such a cursor', async () => {
  const collection = await filled(30)
  const patient = collection.find({}, { noCursorTimeout: true, batchSize: 1 })
  const other = collection.find({}, { batchSize: 1 })
  await Promise.all([patient.next(), other.next()])
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * MINUTE_MS })
  try {
    expect(await patient.toArray()).toHaveLength(29)
    await expect(other.toArray()).rejects.toMatchObject({ code: 43 })
  } finally {
    vi.useRealTimers()
  }
})

test('a limit ends the cursor with the last document, in whatever batches it comes', async () => {
  const collection = await filled(10)
  const run = (command: object) => host.client.db(collection.dbName).command(command, { promoteLongs: false })
  const whole = await run({ find: 'c', limit: 4, batchSize: 4 })
  expect(whole.cursor).toMatchObject({ firstBatch: { length: 4 }, id: Long.ZERO })
  const { cursor } = await run({ find: 'c', limit: 4, batchSize: 3 })
  const rest = await run({ getMore: cursor.id, collection: 'c', batchSize: 1 })
  expect(rest.cursor).toMatchObject({ nextBatch: [{ _id: 3 }], id: Long.ZERO })
  expect(await openCursors()).toBe(0)
})

test('the time limit of a cursor counts its own work, not what its client does in between', () => {
  let nowMs = 0
  const limit = new TimeLimit(100, () => nowMs)
  const work = (ms: number) =>
    limit.run(() => {
      nowMs += ms
      limit.check()
    })
  work(60)
  nowMs += 5000
  work(30)
  expect(() => work(20)).toThrow(expect.objectContaining({ code: 50 }))
})

test('a cursor whose collection is dropped says so, and is gone then', async () => {
  const collection = await filled(300)
  const cursor = collection.find().batchSize(10)
  await cursor.next()
  await collection.drop()
  const rest = cursor.toArray()
  await expect(rest).rejects.toMatchObject({
    code: 175,
    codeName: 'QueryPlanKilled',
    message: expect.stringContaining('collection dropped. UUID')
  })
  expect(await openCursors()).toBe(0)
})

test('a cursor does not come upon the collection that was made after its own', async () => {
  const collection = await filled(300)
  const cursor = collection.aggregate([{ $match: { _id: { $gte: 0 } } }], { batchSize: 10 })
  await cursor.next()
  await collection.drop()
  await collection.insertMany(Array.from({ length: 300 }, (_, n) => ({ _id: n, text: 'other' })))
  await expect(cursor.toArray()).rejects.toMatchObject({ code: 175 })
})

test('a cursor on a dropped index says so', async () => {
  const collection = await filled(3000)
  await collection.createIndex({ text: 1 })
  const cursor = collection.find().hint('text_1').batchSize(10)
  await cursor.next()
  await collection.dropIndex('text_1')
  await collection.createIndex({ _id: -1, text: 1 })
  await expect(cursor.toArray()).rejects.toMatchObject({ code: 175 })
})

test.each<[string, (c: Collection<{ _id: number; text: string }>) => Promise<unknown>]>([
  ['find', (c) => c.find({ text: /never$/ }, { maxTimeMS: 1 }).toArray()],
  ['find with a sort', (c) => c.find({}, { maxTimeMS: 1, sort: { text: 1 } }).toArray()],
  ['find through an index', (c) => c.find({ text: /never$/ }, { maxTimeMS: 1, hint: 'text_1' }).toArray()],
  ['getMore', (c) => c.find({}, { maxTimeMS: 1, batchSize: 1 }).batchSize(20_000).toArray()],
  ['countDocuments', (c) => c.countDocuments({ text: /never$/ }, { maxTimeMS: 1 })],
  ['distinct', (c) => c.distinct('text', { _id: { $gte: 0 } }, { maxTimeMS: 1 })],
  ['$group', (c) => c.aggregate([{ $group: { _id: '$text' } }], { maxTimeMS: 1 }).toArray()],
  [
    '$lookup',
    (c) => {
      const pipeline = [{ $match: { text: { $in: ['$$mine', 'never'] } } }]
      const lookup = { from: 'c', let: { mine: '$text' }, pipeline, as: 'same' }
      return c.aggregate([{ $limit: 100 }, { $lookup: lookup }], { maxTimeMS: 1 }).toArray()
    }
  ],
  ['updateMany', (c) => c.updateMany({}, { $set: { more: 1 } }, { maxTimeMS: 1 })],
  ['deleteMany', (c) => c.deleteMany({ text: /never$/ }, { maxTimeMS: 1 })],
  ['findOneAndDelete', (c) => c.findOneAndDelete({ text: /never$/ }, { maxTimeMS: 1 })],
  ['createIndex', (c) => c.createIndex({ text: -1, _id: 1 }, { maxTimeMS: 1 })]
])('maxTimeMS ends %s, which changes nothing then', async (_name, run) => {
  const collection = await many()
  await expect(run(collection)).rejects.toMatchObject({ code: 50, codeName: 'MaxTimeMSExpired' })
  expect(await collection.countDocuments({ more: 1 })).toBe(0)
  expect(await collection.estimatedDocumentCount()).toBe(20_000)
  expect(await collection.indexes()).toHaveLength(2)
})

let shared: Promise<Collection<{ _id: number; text: string }>> | undefined

/** Enough documents that nothing can be done with all of them within a millisecond. */
function many(): Promise<Collection<{ _id: number; text: string }>> {
  shared ??= filled(20_000).then(async (collection) => {
    await collection.createIndex({ text: 1 })
    return collection
  })
  return shared
}

test('a client that hangs up frees its cursors', async () => {
  const collection = await filled(300)
  const other = await new MongoClient(host.server.uri).connect()
  const cursor = other.db(collection.dbName).collection('c').find().batchSize(10)
  await cursor.next()
  expect(await openCursors()).toBe(1)
  await other.close(true)
  await expect.poll(openCursors).toBe(0)
})
