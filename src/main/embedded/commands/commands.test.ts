import { type Db, Double, Int32, Long, MongoBulkWriteError, ObjectId, UUID } from 'mongodb'
import { beforeEach, expect, test } from 'vitest'
import { testServer } from '../server.fixture.ts'
import { codeOf } from './refusal.fixture.ts'

const mongo = testServer()
let db: Db
beforeEach(() => {
  db = mongo.db()
})

test('documents are inserted, found, changed and deleted', async () => {
  const leads = db.collection('leads')
  await leads.insertMany([{ n: 1 }, { n: 2 }, { n: 3 }])
  expect(await leads.updateMany({ n: { $gte: 2 } }, { $inc: { n: 10 } })).toMatchObject({
    matchedCount: 2,
    modifiedCount: 2
  })
  expect(await leads.replaceOne({ n: 12 }, { n: 20, replaced: true })).toMatchObject({ modifiedCount: 1 })
  expect(await leads.deleteOne({ n: 1 })).toMatchObject({ deletedCount: 1 })
  expect(
    await leads
      .find({}, { projection: { _id: 0 } })
      .sort({ n: -1 })
      .toArray()
  ).toEqual([{ n: 20, replaced: true }, { n: 13 }])
})

test('number types survive storage, update and return', async () => {
  const types = db.collection('types')
  await types.insertOne({
    _id: 1 as never,
    i: new Int32(1),
    d: new Double(3000),
    l: Long.fromNumber(5),
    untouched: new Double(7)
  })
  await types.updateOne({}, { $inc: { i: 1, d: 1, l: 1 } })
  expect(await types.findOne({}, { promoteValues: false, promoteLongs: false })).toEqual({
    _id: new Int32(1),
    i: new Int32(2),
    d: new Double(3001),
    l: Long.fromNumber(6),
    untouched: new Double(7)
  })
})

test('an update that changes nothing is matched but not modified', async () => {
  const leads = db.collection('leads')
  await leads.insertOne({ a: 1 })
  expect(await leads.updateOne({}, { $set: { a: 1 } })).toMatchObject({ matchedCount: 1, modifiedCount: 0 })
})

test('an upsert reports the id that it made', async () => {
  const leads = db.collection('leads')
  const result = await leads.updateOne({ email: 'a@x' }, { $set: { n: 1 } }, { upsert: true })
  expect(result).toMatchObject({ matchedCount: 0, upsertedCount: 1, upsertedId: expect.any(ObjectId) })
  expect(await leads.findOne({ _id: result.upsertedId ?? undefined })).toMatchObject({ email: 'a@x', n: 1 })
})

test('findAndModify gives the document before, after, or without the rest', async () => {
  const leads = db.collection('leads')
  await leads.insertMany([{ n: 1 }, { n: 2 }])
  expect(await leads.findOneAndUpdate({}, { $inc: { n: 5 } }, { sort: { n: -1 } })).toMatchObject({ n: 2 })
  expect(
    await leads.findOneAndUpdate(
      { n: 7 },
      { $inc: { n: 1 } },
      { returnDocument: 'after', projection: { _id: 0 } }
    )
  ).toEqual({ n: 8 })
  expect(await leads.findOneAndDelete({ n: 8 })).toMatchObject({ n: 8 })
  expect(await leads.findOneAndUpdate({ n: 99 }, { $set: { a: 1 } })).toBeNull()
  expect(await leads.countDocuments()).toBe(1)
})

test('a batch that is not ordered goes on after a refusal, an ordered one stops', async () => {
  const leads = db.collection<{ _id: number }>('leads')
  const insert = (ordered: boolean) => leads.insertMany([{ _id: 1 }, { _id: 1 }, { _id: 2 }], { ordered })
  const unordered = await insert(false).catch((error: unknown) => error)
  expect(unordered).toBeInstanceOf(MongoBulkWriteError)
  expect(unordered).toMatchObject({ insertedCount: 2, writeErrors: [{ index: 1, code: 11000 }] })
  await leads.deleteMany({})
  expect(await insert(true).catch((error: unknown) => error)).toMatchObject({ insertedCount: 1 })
  expect(await leads.countDocuments()).toBe(1)
})

test('results are read in batches, and a limit closes the cursor', async () => {
  const leads = db.collection('leads')
  await leads.insertMany(Array.from({ length: 250 }, (_, n) => ({ n })))
  expect((await leads.find().batchSize(7).toArray()).map((lead) => lead.n)).toEqual([...Array(250).keys()])
  expect(await leads.find().limit(4).batchSize(4).toArray()).toHaveLength(4)
  expect(await leads.find().skip(248).toArray()).toHaveLength(2)
  expect(await leads.aggregate([{ $match: { n: { $lt: 200 } } }], { batchSize: 0 }).toArray()).toHaveLength(
    200
  )
  const { metrics } = await db.admin().serverStatus()
  expect(metrics.cursor.open.total).toBe(0)
})

test('documents written while a cursor is open do not disturb it', async () => {
  const leads = db.collection('leads')
  await leads.insertMany(Array.from({ length: 500 }, (_, n) => ({ n, k: 1 })))
  await leads.createIndex({ k: 1, n: 1 })
  const cursor = leads.find({ k: 1 }).sort({ n: 1 }).batchSize(10)
  const seen: number[] = []
  for await (const lead of cursor) {
    seen.push(lead.n)
    await leads.deleteOne({ n: lead.n })
  }
  expect(seen).toEqual([...Array(500).keys()])
})

test('a cursor tells what documents are by the time it comes to them, through an index and without', async () => {
  const leads = db.collection('changing')
  await leads.insertMany(Array.from({ length: 100 }, (_, n) => ({ n, k: 1 })))
  for (const filter of [{}, { k: { $gte: 0 } }, { x: null }]) {
    const cursor = leads.find(filter).batchSize(20)
    await cursor.next()
    await leads.updateMany({}, { $inc: { k: 1 } })
    await leads.deleteOne({ n: 99 })
    const rest = await cursor.toArray()
    const later = rest.slice(19).map(({ k }) => k)
    const k = (await leads.findOne())?.k
    expect(new Set(later)).toEqual(new Set([k]))
    expect(rest.map(({ n }) => n)).not.toContain(99)
    await leads.insertOne({ n: 99, k })
    await leads.createIndex({ k: 1 })
  }
})

test('count, distinct and estimated count agree', async () => {
  const leads = db.collection('leads')
  await leads.insertMany([{ s: 'a', t: [1, 2] }, { s: 'b', t: [2] }, { s: 'a' }])
  expect(await leads.countDocuments({ s: 'a' })).toBe(2)
  expect(await leads.countDocuments({}, { skip: 1, limit: 5 })).toBe(2)
  expect(await leads.estimatedDocumentCount()).toBe(3)
  expect(await leads.distinct('s')).toEqual(['a', 'b'])
  expect(await leads.distinct('t')).toEqual([1, 2])
})

test('lookup joins another collection, with and without an index', async () => {
  await db.collection('owners').insertMany([
    { email: 'o@x', name: 'Ann' },
    { email: 'p@x', name: 'Ben' }
  ])
  await db.collection('leads').insertMany([{ n: 1, owner: 'o@x' }, { n: 2, owner: ['o@x', 'p@x'] }, { n: 3 }])
  const join = () =>
    db
      .collection('leads')
      .aggregate([
        { $sort: { n: 1 } },
        {
          $lookup: {
            from: 'owners',
            localField: 'owner',
            foreignField: 'email',
            as: 'people',
            let: { n: '$n' },
            pipeline: [{ $match: { $expr: { $lt: ['$$n', 3] } } }, { $project: { _id: 0, name: 1 } }]
          }
        },
        { $project: { _id: 0, n: 1, people: 1 } }
      ])
      .toArray()
  const expected = [
    { n: 1, people: [{ name: 'Ann' }] },
    { n: 2, people: [{ name: 'Ann' }, { name: 'Ben' }] },
    { n: 3, people: [] }
  ]
  expect(await join()).toEqual(expected)
  await db.collection('owners').createIndex({ email: 1 })
  expect(await join()).toEqual(expected)
})

test('collections and databases are listed, created and dropped', async () => {
  await db.createCollection('made')
  await db.collection('used').insertOne({})
  expect((await db.listCollections().toArray()).map(({ name }) => name)).toEqual(['made', 'used'])
  expect(await db.listCollections({ name: 'used' }, { nameOnly: true }).toArray()).toEqual([
    { name: 'used', type: 'collection' }
  ])
  await db.collection('made').drop()
  const { databases } = await db.admin().listDatabases()
  expect(databases.map(({ name }) => name)).toContain(db.databaseName)
  await db.dropDatabase()
  expect(await db.listCollections().toArray()).toEqual([])
})

test('a command that is not there, or is not understood, is refused with its own code', async () => {
  const leads = db.collection('leads')
  await leads.insertOne({ a: 1 })
  expect(await codeOf(db.command({ frobnicate: 1 }))).toBe(59)
  expect(await codeOf(db.command({ find: 'leads', frobnicate: 1 }))).toBe(40415)
  expect(await codeOf(db.command({ find: 'leads', filter: 5 }))).toBe(14)
  expect(await codeOf(db.command({ find: 'leads', skip: -1 }))).toBe(51024)
  expect(await codeOf(db.command({ find: 5 }))).toBe(73)
  expect(await codeOf(db.command({ getMore: Long.fromNumber(12345), collection: 'leads' }))).toBe(43)
  expect(await codeOf(db.command({ aggregate: 'leads', pipeline: [{ $frobnicate: 1 }], cursor: {} }))).toBe(
    40324
  )
  expect(await codeOf(db.command({ aggregate: 'leads', pipeline: [] }))).toBe(9)
  expect(await codeOf(leads.find({ a: { $frobnicate: 1 } }).toArray())).toBe(2)
  expect(await codeOf(leads.insertOne({ _id: [1] as never }))).toBe(53)
  expect(await codeOf(leads.updateOne({}, { $inc: { a: 'x' } as never }))).toBe(14)
  expect(await codeOf(db.collection('none').indexes())).toBe(26)
  expect(await codeOf(db.createCollection('small', { capped: true, size: 5 }))).toBe(115)
})

test('transactions are refused as by any standalone server', async () => {
  const lsid = { id: new UUID() }
  const start = { lsid, txnNumber: Long.ONE, startTransaction: true, autocommit: false }
  expect(await codeOf(db.command({ insert: 'leads', documents: [{ _id: 1 }], ...start }))).toBe(20)
  expect(await db.collection('leads').countDocuments()).toBe(0)
})

test('a command that takes too long is stopped', async () => {
  const leads = db.collection('leads')
  await leads.insertMany(Array.from({ length: 5000 }, (_, n) => ({ n, text: 'x'.repeat(200) })))
  expect(await codeOf(leads.find({ $expr: { $eq: ['$n', -1] } }, { maxTimeMS: 1 }).toArray())).toBe(50)
})

test('a document that is too large is refused, and the server goes on', async () => {
  const large = { text: 'x'.repeat(17 * 1024 * 1024) }
  await expect(db.collection('leads').insertOne(large)).rejects.toThrow()
  expect(await db.collection('leads').countDocuments()).toBe(0)
})

test('the server says what it is', async () => {
  expect(await db.command({ hello: 1 })).toMatchObject({
    isWritablePrimary: true,
    maxWireVersion: 21,
    helloOk: true
  })
  expect(await db.command({ buildInfo: 1 })).toMatchObject({ versionArray: [7, 0, 0, 0] })
  expect(await db.command({ dbStats: 1 })).toMatchObject({ db: db.databaseName })
  expect(await db.admin().command({ getParameter: 1, featureCompatibilityVersion: 1 })).toMatchObject({
    featureCompatibilityVersion: { version: '7.0' }
  })
})
