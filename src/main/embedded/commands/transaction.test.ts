import type { ClientSession, Collection, Db } from 'mongodb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { testServer } from '../server.fixture.ts'
import { codeOf, refusalOf } from './refusal.fixture.ts'

const mongo = testServer({ replSet: 'one' })
const alone = testServer()
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

test('a transaction sees its own writes, and others see them only when all of it is committed', async () => {
  await counters.insertMany([
    { _id: 1, n: 0 },
    { _id: 2, n: 0 }
  ])
  await session.withTransaction(async () => {
    await counters.updateOne({ _id: 1 }, { $inc: { n: 5 } }, { session })
    await counters.deleteOne({ _id: 2 }, { session })
    await counters.insertOne({ _id: 3, n: 1 }, { session })
    await db.collection('log').insertOne({ moved: 5 }, { session })
    expect(await counters.find({}, { session }).toArray()).toEqual([
      { _id: 1, n: 5 },
      { _id: 3, n: 1 }
    ])
    expect(await counters.find({ _id: { $gte: 2 } }, { session, sort: { _id: -1 } }).toArray()).toHaveLength(
      1
    )
    expect(await counters.countDocuments({}, { session })).toBe(2)
    expect(await counters.distinct('n', {}, { session })).toEqual([5, 1])
    expect(await counters.find().toArray()).toEqual([
      { _id: 1, n: 0 },
      { _id: 2, n: 0 }
    ])
    expect(await db.collection('log').countDocuments()).toBe(0)
  })
  expect(await counters.find().toArray()).toEqual([
    { _id: 1, n: 5 },
    { _id: 3, n: 1 }
  ])
  expect(await db.collection('log').countDocuments()).toBe(1)
})

test('a transaction goes on seeing what was there when it began', async () => {
  await counters.createIndex({ n: 1 })
  await counters.insertMany([
    { _id: 1, n: 1 },
    { _id: 2, n: 2 },
    { _id: 3, n: 3 }
  ])
  session.startTransaction()
  await counters.findOne({ _id: 1 }, { session })
  await counters.updateOne({ _id: 1 }, { $set: { n: 100 } })
  await counters.deleteOne({ _id: 2 })
  await counters.insertOne({ _id: 4, n: 4 })
  const seen = await counters.find({}, { session }).toArray()
  expect(seen.map(({ n }) => n)).toEqual([1, 2, 3])
  expect(await counters.find({ n: { $gt: 0 } }, { session, sort: { n: -1 } }).toArray()).toEqual(
    seen.reverse()
  )
  expect(await counters.countDocuments({ n: { $lt: 50 } }, { session })).toBe(3)
  await session.abortTransaction()
  expect(await counters.countDocuments({ n: { $lt: 50 } })).toBe(2)
})

test('what is aborted leaves nothing: no document, no collection, no index', async () => {
  await counters.insertOne({ _id: 1, n: 0 })
  session.startTransaction()
  await counters.updateOne({ _id: 1 }, { $set: { n: 1 } }, { session })
  await db.createCollection('made', { session })
  await db.collection('made').createIndex({ x: 1 }, { session, unique: true })
  await db.collection('made').insertOne({ x: 1 }, { session })
  await db.collection('implied').insertOne({ x: 1 }, { session })
  expect(await db.collection('made').findOne({ x: 1 }, { session })).toMatchObject({ x: 1 })
  await session.abortTransaction()
  expect(await counters.find().toArray()).toEqual([{ _id: 1, n: 0 }])
  expect((await db.listCollections().toArray()).map(({ name }) => name)).toEqual(['counters'])
  expect(await codeOf(db.collection('made').indexes())).toBe(26)
})

test('what is committed brings its collections and indexes along', async () => {
  await session.withTransaction(async () => {
    await db.createCollection('made', { session, validator: { x: { $gt: 0 } } })
    await db.collection('made').createIndex({ x: 1 }, { session, unique: true })
    await db.collection('made').insertMany([{ x: 1 }, { x: 2 }], { session })
  })
  expect(await db.collection('made').countDocuments({ x: 2 })).toBe(1)
  expect((await db.collection('made').indexes()).map(({ name }) => name)).toEqual(['_id_', 'x_1'])
  expect(await codeOf(db.collection('made').insertOne({ x: 2 }))).toBe(11000)
  expect(await codeOf(db.collection('made').insertOne({ x: 0 }))).toBe(121)
})

test('a unique index holds inside a transaction, against what is stored and what is not yet', async () => {
  await counters.createIndex({ k: 1 }, { unique: true, sparse: true })
  await counters.insertMany([
    { _id: 1, n: 0, k: 'a' },
    { _id: 2, n: 0, k: 'b' }
  ])
  const attempt = async (write: () => Promise<unknown>) => {
    session.startTransaction()
    const code = await codeOf(write())
    await session.abortTransaction()
    return code
  }
  const insert = (_id: number, k: string) => counters.insertOne({ _id, n: 0, k }, { session })
  expect(await attempt(() => insert(3, 'a'))).toBe(11000)
  expect(await attempt(() => insert(1, 'c'))).toBe(11000)
  expect(await attempt(() => insert(3, 'c').then(() => insert(4, 'c')))).toBe(11000)
  expect(await attempt(() => counters.updateOne({ _id: 2 }, { $set: { k: 'a' } }, { session }))).toBe(11000)
  await session.withTransaction(async () => {
    await counters.updateOne({ _id: 1 }, { $set: { k: 'x' } }, { session })
    await counters.updateOne({ _id: 2 }, { $set: { k: 'a' } }, { session })
    await counters.updateOne({ _id: 1 }, { $set: { k: 'b' } }, { session })
  })
  expect((await counters.find().toArray()).map(({ k }) => k)).toEqual(['b', 'a'])
})

test('a cursor of a transaction is read in it and ends with it', async () => {
  await counters.insertMany(Array.from({ length: 20 }, (_, at) => ({ _id: at, n: at })))
  session.startTransaction()
  const cursor = counters.find({}, { session, batchSize: 5 })
  expect(await cursor.next()).toMatchObject({ _id: 0 })
  await counters.updateOne({ _id: 10 }, { $set: { n: -1 } })
  await counters.deleteOne({ _id: 12 })
  expect((await cursor.toArray()).map(({ n }) => n)).toEqual(Array.from({ length: 19 }, (_, at) => at + 1))
  const left = counters.find({}, { session, batchSize: 5 })
  await left.next()
  const outside = { getMore: left.id, collection: 'counters' }
  expect(await codeOf(db.command(outside))).toBe(50738)
  await session.commitTransaction()
  expect(await codeOf(left.toArray())).not.toBe('accepted')
})

test('a command that fails ends its transaction', async () => {
  await counters.insertOne({ _id: 1, n: 0 })
  session.startTransaction()
  await counters.insertOne({ _id: 2, n: 0 }, { session })
  expect(await codeOf(counters.insertOne({ _id: 1, n: 0 }, { session }))).toBe(11000)
  expect(await codeOf(counters.findOne({}, { session }))).toBe(251)
  await session.abortTransaction()
  expect(await counters.countDocuments()).toBe(1)
})

test('what transactions may not do is refused by name', async () => {
  await counters.insertOne({ _id: 1, n: 0 })
  const attempt = async (run: () => Promise<unknown>) => {
    session.startTransaction()
    const code = await codeOf(run())
    await session.abortTransaction()
    return code
  }
  expect(await attempt(() => counters.estimatedDocumentCount({ session }))).toBe(263)
  expect(await attempt(() => db.command({ drop: 'counters' }, { session }))).toBe(263)
  expect(await attempt(() => counters.aggregate([{ $out: 'x' }], { session }).toArray())).toBe(263)
  expect(await attempt(() => counters.createIndex({ n: 1 }, { session }))).toBe(263)
  expect(await attempt(() => mongo.client.db('config').collection('x').insertOne({}, { session }))).toBe(263)
})

test('a server alone refuses transactions as MongoDB does', async () => {
  const single = alone.client.startSession()
  single.startTransaction()
  expect(await refusalOf(alone.db().collection('a').findOne({}, { session: single }))).toMatchObject({
    code: 20,
    codeName: 'IllegalOperation',
    errmsg: 'Transaction numbers are only allowed on a replica set member or mongos'
  })
  await single.endSession()
})
