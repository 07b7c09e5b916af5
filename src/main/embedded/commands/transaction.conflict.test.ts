import { type ClientSession, type Collection, type Db, MongoClient } from 'mongodb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { testServer } from '../server.fixture.ts'
import { codeOf, refusalOf } from './refusal.fixture.ts'

const mongo = testServer({ replSet: 'one' })
type Counter = { _id: number; n: number; k?: string }
let db: Db
let counters: Collection<Counter>
let session: ClientSession
let other: ClientSession

beforeEach(async () => {
  db = mongo.db()
  counters = db.collection('counters')
  session = mongo.client.startSession()
  other = mongo.client.startSession()
})
afterEach(async () => {
  await session.endSession()
  await other.endSession()
})

const transient = { errorLabels: ['TransientTransactionError'] }

test('of two transactions that change a document the second is refused, and may try again', async () => {
  await counters.insertOne({ _id: 1, n: 0 })
  session.startTransaction()
  other.startTransaction()
  await counters.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session })
  const refusal = await refusalOf(counters.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: other }))
  expect(refusal).toMatchObject({ code: 112, codeName: 'WriteConflict', ...transient })
  await session.commitTransaction()
  expect(await refusalOf(other.commitTransaction())).toMatchObject({ code: 251, ...transient })
  expect(await counters.findOne()).toEqual({ _id: 1, n: 1 })
})

test.each([
  ['changed', () => counters.updateOne({ _id: 1 }, { $inc: { n: 10 } })],
  ['deleted', () => counters.deleteOne({ _id: 1 })]
])('what somebody else has %s since the transaction began is a conflict', async (_what, elsewhere) => {
  await counters.insertOne({ _id: 1, n: 0 })
  session.startTransaction()
  await counters.findOne({}, { session })
  await elsewhere()
  const write = counters.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session })
  expect(await refusalOf(write)).toMatchObject({ code: 112, ...transient })
  await session.abortTransaction()
})

test('of two transactions that want the same key the second is refused', async () => {
  await counters.createIndex({ k: 1 }, { unique: true, sparse: true })
  session.startTransaction()
  other.startTransaction()
  await counters.insertOne({ _id: 1, n: 0, k: 'a' }, { session })
  expect(await codeOf(counters.insertOne({ _id: 2, n: 0, k: 'a' }, { session: other }))).toBe(112)
  await other.abortTransaction()
  other.startTransaction()
  await counters.findOne({}, { session: other })
  await session.commitTransaction()
  expect(await codeOf(counters.insertOne({ _id: 1, n: 0 }, { session: other }))).toBe(112)
})

test('of two transactions that create a collection the second is refused', async () => {
  session.startTransaction()
  other.startTransaction()
  await counters.insertOne({ _id: 1, n: 0 }, { session })
  expect(await codeOf(counters.insertOne({ _id: 2, n: 0 }, { session: other }))).toBe(112)
  await session.commitTransaction()
  expect(await counters.find().toArray()).toEqual([{ _id: 1, n: 0 }])
})

test('a write outside waits for the transaction that holds its document, and for nothing else', async () => {
  await counters.insertMany([
    { _id: 1, n: 0 },
    { _id: 2, n: 0 }
  ])
  const ends: string[] = []
  session.startTransaction()
  await counters.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session })
  const waiting = counters.updateOne({ _id: 1 }, { $inc: { n: 10 } }).then(() => ends.push('same document'))
  await counters.updateOne({ _id: 2 }, { $inc: { n: 10 } })
  await counters.insertOne({ _id: 3, n: 0 })
  ends.push('other documents')
  await session.commitTransaction()
  await waiting
  expect(ends).toEqual(['other documents', 'same document'])
  expect(await counters.findOne({ _id: 1 })).toEqual({ _id: 1, n: 11 })
})

test('a write outside that waits too long gives up, and has done nothing', async () => {
  await counters.insertMany([
    { _id: 1, n: 0 },
    { _id: 2, n: 0 }
  ])
  session.startTransaction()
  await counters.deleteOne({ _id: 2 }, { session })
  expect(await codeOf(counters.updateMany({}, { $inc: { n: 1 } }, { maxTimeMS: 50 }))).toBe(50)
  await session.abortTransaction()
  expect((await counters.find().toArray()).map(({ n }) => n)).toEqual([0, 0])
})

test('an index, a drop or a rename waits until no transaction uses the collection', async () => {
  await counters.insertOne({ _id: 1, n: 0 })
  session.startTransaction()
  await counters.findOne({}, { session })
  const dropping = counters.drop()
  const creating = counters.createIndex({ n: 1 })
  await counters.insertOne({ _id: 2, n: 0 }, { session })
  expect(await counters.countDocuments({}, { session })).toBe(2)
  await session.commitTransaction()
  await Promise.all([dropping, creating])
})

test('a collection that was dropped or renamed since the transaction began cannot be read', async () => {
  const [kept, dropped, renamed] = ['kept', 'dropped', 'renamed'].map((name) => db.collection(name))
  await Promise.all([kept, dropped, renamed].map((collection) => collection?.insertOne({})))
  session.startTransaction()
  await kept?.findOne({}, { session })
  await dropped?.drop()
  const refusal = await refusalOf(dropped?.findOne({}, { session }) ?? Promise.resolve())
  expect(refusal).toMatchObject({ code: 246, ...transient })
  await session.abortTransaction()
  session.startTransaction()
  await kept?.findOne({}, { session })
  await renamed?.rename('elsewhere')
  expect(await codeOf(db.collection('elsewhere').findOne({}, { session }))).toBe(246)
})

test('counters that several clients move at once add up', async () => {
  await counters.insertMany([
    { _id: 1, n: 100 },
    { _id: 2, n: 100 },
    { _id: 3, n: 100 }
  ])
  let attempts = 0
  const move = async (client: MongoClient, at: number) => {
    const own = client.db(db.databaseName).collection<Counter>('counters')
    const [from, to] = [1 + (at % 3), 1 + ((at + 1) % 3)]
    await client.withSession((moving) =>
      moving.withTransaction(async () => {
        attempts++
        await own.updateOne({ _id: from }, { $inc: { n: -1 } }, { session: moving })
        const found = await own.findOne({ _id: to }, { session: moving })
        await own.updateOne({ _id: to }, { $set: { n: (found?.n ?? 0) + 1 } }, { session: moving })
      })
    )
  }
  const clients = Array.from({ length: 4 }, () => new MongoClient(mongo.server.uri))
  await Promise.all(
    clients.map(async (client, at) => {
      for (let round = 0; round < 15; round++) await move(client, at + round)
      await client.close()
    })
  )
  const all = await counters.find().sort({ _id: 1 }).toArray()
  expect(all.reduce((sum, { n }) => sum + n, 0)).toBe(300)
  expect(all.map(({ n }) => n)).toEqual([100, 100, 100])
  expect(attempts).toBeGreaterThanOrEqual(60)
})
