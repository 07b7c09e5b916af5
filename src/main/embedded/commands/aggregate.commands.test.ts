import { type Collection, type Db, Double, Int32, Long } from 'mongodb'
import { beforeEach, expect, test } from 'vitest'
import { testServer } from '../server.fixture.ts'
import { codeOf, refusalOf } from './refusal.fixture.ts'

type Note = { _id: number; size?: unknown; tag?: string }

const mongo = testServer()
let db: Db
let notes: Collection<Note>
let other: Collection<Note>
beforeEach(async () => {
  db = mongo.db()
  notes = db.collection<Note>('notes')
  other = db.collection<Note>('other')
  await notes.insertMany([
    { _id: 1, size: 10 },
    { _id: 2, size: 20 },
    { _id: 3, size: 30 }
  ])
})

const big = { $match: { _id: { $gt: 1 } } }
const stored = (collection: Collection<Note>) => collection.find().sort({ _id: 1 }).toArray()

test('results come in batches of the size that was asked for', async () => {
  const first = await db.command({ aggregate: 'notes', pipeline: [], cursor: { batchSize: 2 } })
  expect(first.cursor.firstBatch).toHaveLength(2)
  const empty = await db.command({ aggregate: 'notes', pipeline: [big], cursor: { batchSize: 0 } })
  expect(empty.cursor.firstBatch).toEqual([])
  const rest = await db.command({ getMore: Long.fromValue(empty.cursor.id), collection: 'notes' })
  expect(rest.cursor).toMatchObject({ nextBatch: [{ _id: 2 }, { _id: 3 }] })
})

test('an aggregation can be explained by an argument of its own', async () => {
  const command = { aggregate: 'notes', pipeline: [{ $match: { _id: 1 } }], explain: true }
  const { queryPlanner, executionStats } = await db.command(command)
  expect(queryPlanner.winningPlan).toMatchObject({ inputStage: { stage: 'IXSCAN', indexName: '_id_' } })
  expect(executionStats).toBeUndefined()
})

test('let gives values and expressions to every stage', async () => {
  const rows = await notes
    .aggregate(
      [
        { $match: { $expr: { $eq: ['$_id', '$$id'] } } },
        { $project: { _id: 0, text: '$$text', sum: '$$sum' } }
      ],
      { let: { id: 1, text: { $literal: '$x' }, sum: { $add: [1, 2] } } }
    )
    .toArray()
  expect(rows).toEqual([{ text: '$x', sum: 3 }])
})

test('$out replaces what is in a collection, keeps its indexes, and gives nothing back', async () => {
  await other.insertOne({ _id: 9 })
  await other.createIndex({ size: 1 })
  for (const options of [{}, { batchSize: 0 }]) {
    expect(await notes.aggregate([big, { $out: 'other' }], options).toArray()).toEqual([])
    expect(await stored(other)).toEqual([
      { _id: 2, size: 20 },
      { _id: 3, size: 30 }
    ])
  }
  expect(await other.indexes()).toHaveLength(2)
  const elsewhere = mongo.db()
  await notes.aggregate([{ $out: { db: elsewhere.databaseName, coll: 'copy' } }]).toArray()
  expect(await elsewhere.collection('copy').countDocuments()).toBe(3)
})

test('$out may write into the collection that it reads, and numbers keep their types', async () => {
  await notes.updateOne({ _id: 1 }, { $set: { size: new Double(10) } })
  await notes.updateOne({ _id: 2 }, { $set: { size: Long.fromNumber(20) } })
  await notes.aggregate([{ $set: { tag: 'x' } }, { $out: 'notes' }]).toArray()
  const raw = await notes.find({}, { promoteValues: false, promoteLongs: false }).sort({ _id: 1 }).toArray()
  expect(raw.map(({ size }) => size)).toEqual([new Double(10), Long.fromNumber(20), new Int32(30)])
  expect(raw.map(({ tag }) => tag)).toEqual(['x', 'x', 'x'])
})

test('$out changes nothing when one of its results is refused', async () => {
  await other.createIndex({ tag: 1 }, { unique: true })
  await other.insertOne({ _id: 9, tag: 'old' })
  expect(await codeOf(notes.aggregate([{ $set: { tag: 'same' } }, { $out: 'other' }]).toArray())).toBe(11000)
  expect(await stored(other)).toEqual([{ _id: 9, tag: 'old' }])
})

test('$merge inserts, merges, replaces, keeps, fails or computes', async () => {
  const merge = async (options: object) => {
    await other.deleteMany({})
    await other.insertOne({ _id: 2, tag: 'old' })
    await notes.aggregate([big, { $merge: { into: 'other', ...options } }]).toArray()
    return stored(other)
  }
  const added = { _id: 3, size: 30 }
  expect(await merge({})).toEqual([{ _id: 2, tag: 'old', size: 20 }, added])
  expect(await merge({ whenMatched: 'replace' })).toEqual([{ _id: 2, size: 20 }, added])
  expect(await merge({ whenMatched: 'keepExisting' })).toEqual([{ _id: 2, tag: 'old' }, added])
  expect(await merge({ whenNotMatched: 'discard' })).toEqual([{ _id: 2, tag: 'old', size: 20 }])
  const computed = [{ $set: { size: { $add: ['$$new.size', '$$more'] } } }]
  expect(await merge({ whenMatched: computed, let: { more: { $add: ['$size', 1] } } })).toEqual([
    { _id: 2, tag: 'old', size: 41 },
    added
  ])
  expect(await codeOf(merge({ whenNotMatched: 'fail' }))).toBe(13113)
  expect(await refusalOf(merge({ whenMatched: 'fail' }))).toMatchObject({
    code: 11000,
    keyPattern: { _id: 1 },
    keyValue: { _id: 2 }
  })
})

test('$merge meets documents by other fields when a unique index holds them', async () => {
  const pipeline = [{ $project: { _id: 0, size: 1, tag: 'new' } }, { $merge: { into: 'other', on: 'size' } }]
  await other.insertOne({ _id: 7, size: 20 })
  expect(await codeOf(notes.aggregate(pipeline).toArray())).toBe(51183)
  await other.createIndex({ size: 1 }, { unique: true })
  await notes.aggregate(pipeline).toArray()
  expect(await other.findOne({ _id: 7 })).toEqual({ _id: 7, size: 20, tag: 'new' })
  expect(await other.countDocuments()).toBe(3)
})

test('stages that write come last, those that tell come first, the rest is refused by its own code', async () => {
  const refused = (pipeline: object[]) => codeOf(notes.aggregate(pipeline).toArray())
  expect(await refused([{ $out: 'other' }, big])).toBe(40601)
  expect(await refused([big, { $collStats: { count: {} } }])).toBe(40602)
  expect(await refused([{ $changeStream: {} }])).toBe(40573)
  expect(await refused([{ $listSearchIndexes: {} }])).toBe(31082)
  expect(await refused([{ $listLocalSessions: {} }])).toBe(73)
  expect(await refused([{ $frobnicate: {} }])).toBe(40324)
  expect(await refused([{ $lookup: { from: 'other', as: 'x', pipeline: [{ $out: 'other' }] } }])).not.toBe(
    'accepted'
  )
  expect(await stored(other)).toEqual([])
})

test('a pipeline on the database tells of sessions and operations', async () => {
  const admin = mongo.client.db('admin')
  const stages = [{ $limit: 1 }, { $addFields: { dummy: 'x' } }, { $project: { _id: 0, dummy: 1 } }]
  expect(await admin.aggregate([{ $listLocalSessions: {} }, ...stages]).toArray()).toEqual([{ dummy: 'x' }])
  expect(await admin.aggregate([{ $currentOp: {} }, ...stages]).toArray()).toEqual([{ dummy: 'x' }])
  const made = await db.aggregate([{ $documents: [{ a: 1 }] }, ...stages], { allowDiskUse: true }).toArray()
  expect(made).toEqual([{ dummy: 'x' }])
  const reply = await db.command({ aggregate: 1, pipeline: [{ $documents: [] }], cursor: {} })
  expect(reply.cursor.ns).toBe(`${db.databaseName}.$cmd.aggregate`)
})

test('statistics of a collection and its indexes', async () => {
  const [stats] = await notes.aggregate([{ $collStats: { count: {}, storageStats: {} } }]).toArray()
  expect(stats).toMatchObject({ ns: notes.namespace, count: 3, storageStats: { count: 3, nindexes: 1 } })
  expect(await notes.aggregate([{ $indexStats: {} }]).toArray()).toMatchObject([
    { name: '_id_', key: { _id: 1 } }
  ])
  expect(await codeOf(other.aggregate([{ $collStats: { count: {} } }]).toArray())).toBe(26)
  expect(await db.command({ validate: 'notes' })).toMatchObject({ valid: true, nrecords: 3 })
})
