import { type ClientSession, type Collection, type Db, type Document, Timestamp } from 'mongodb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { testServer } from '../server.fixture.ts'
import { codeOf, refusalOf } from './refusal.fixture.ts'

const mongo = testServer({ replSet: 'one' })
let db: Db
let boats: Collection<{ _id: number; n: number }>
let session: ClientSession

beforeEach(async () => {
  db = mongo.db()
  boats = db.collection('boats')
  await boats.createIndex({ n: 1 })
  await boats.insertMany(Array.from({ length: 5 }, (_, _id) => ({ _id, n: _id })))
  session = mongo.client.startSession({ snapshot: true })
})
afterEach(() => session.endSession())

test('all reads of a snapshot session see what was there at the first of them', async () => {
  expect(await boats.find({}, { session }).toArray()).toHaveLength(5)
  await boats.updateMany({}, { $inc: { n: 100 } })
  await boats.deleteOne({ _id: 0 })
  await boats.insertOne({ _id: 9, n: 9 })
  expect(await boats.find({ n: { $lt: 50 } }, { session, sort: { n: -1 } }).toArray()).toEqual(
    [4, 3, 2, 1, 0].map((n) => ({ _id: n, n }))
  )
  expect(await boats.distinct('n', {}, { session })).toEqual([0, 1, 2, 3, 4])
  expect(await boats.countDocuments({}, { session })).toBe(5)
  expect(await boats.countDocuments({ n: { $lt: 50 } })).toBe(1)
})

test('a later session sees what is there by then', async () => {
  await boats.findOne({}, { session })
  await boats.deleteMany({ n: { $gt: 0 } })
  const later = mongo.client.startSession({ snapshot: true })
  expect(await boats.find({}, { session: later }).toArray()).toHaveLength(1)
  expect(await boats.find({}, { session }).toArray()).toHaveLength(5)
  await later.endSession()
})

test('the batches of a cursor are of one time', async () => {
  const cursor = boats.find({}, { session, batchSize: 2 })
  expect(await cursor.next()).toEqual({ _id: 0, n: 0 })
  await boats.deleteMany({})
  expect(await cursor.toArray()).toHaveLength(4)
})

const level = 'snapshot' as never

test('replies tell the time that was read, by which others may read it too', async () => {
  const found = await db.command({ find: 'boats', readConcern: { level } })
  const { atClusterTime } = found.cursor
  expect(atClusterTime).toBeInstanceOf(Timestamp)
  await boats.deleteMany({})
  const again = await db.command({
    distinct: 'boats',
    key: 'n',
    readConcern: { level, atClusterTime } as never
  })
  expect(again).toMatchObject({ values: [0, 1, 2, 3, 4], atClusterTime })
})

test('a time that is not kept, or has not come, is refused', async () => {
  const at = (atClusterTime: unknown) =>
    db.command({ find: 'boats', readConcern: { level, atClusterTime } as never })
  expect(await codeOf(at(new Timestamp({ t: 1, i: 1 })))).toBe(239)
  expect(await codeOf(at(new Timestamp({ t: 4_000_000_000, i: 1 })))).toBe(72)
  expect(await codeOf(at('then'))).toBe(14)
})

test.each<Document>([
  { insert: 'boats', documents: [{ _id: 77 }] },
  { update: 'boats', updates: [{ q: {}, u: { $set: { n: 0 } } }] },
  { delete: 'boats', deletes: [{ q: {}, limit: 0 }] },
  { findAndModify: 'boats', query: {}, remove: true },
  { aggregate: 'boats', pipeline: [{ $out: 'others' }], cursor: {} },
  { count: 'boats' },
  { listCollections: 1 },
  { listIndexes: 'boats' }
])('%j can not read at one time', async (command) => {
  const refusal = await refusalOf(db.command({ ...command, readConcern: { level } }))
  expect(refusal).toMatchObject({ code: 72, codeName: 'InvalidOptions' })
  expect(await boats.find().toArray()).toHaveLength(5)
})

test('a new index, or the end of the collection, does not wait for whoever reads the past', async () => {
  await boats.findOne({}, { session })
  await boats.createIndex({ n: -1 })
  expect(await codeOf(boats.findOne({}, { session }))).toBe(246)
  const later = mongo.client.startSession({ snapshot: true })
  await boats.findOne({}, { session: later })
  await boats.drop()
  expect(await codeOf(boats.findOne({}, { session: later }))).toBe(246)
  await later.endSession()
})

test('of many times that are read, those that were used last are kept', async () => {
  await boats.findOne({}, { session })
  for (let n = 100; n < 120; n++) {
    await boats.insertOne({ _id: n, n })
    await db.command({ find: 'boats', readConcern: { level } })
  }
  expect(await codeOf(boats.findOne({}, { session }))).toBe(239)
})
