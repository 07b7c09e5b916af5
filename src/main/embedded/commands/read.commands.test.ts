import { type Collection, type Db, Decimal128, Long } from 'mongodb'
import { beforeEach, expect, test } from 'vitest'
import { testServer } from '../server.fixture.ts'
import { codeOf } from './refusal.fixture.ts'

type Note = { _id: number; size?: number }

const mongo = testServer()
let db: Db
let notes: Collection<Note>
beforeEach(async () => {
  db = mongo.db()
  notes = db.collection<Note>('notes')
  await notes.insertMany([
    { _id: 1, size: 10 },
    { _id: 2, size: 20 },
    { _id: 3, size: 20 }
  ])
})

test('a hint must name an index, by name or by key', async () => {
  const all = { _id: { $gt: 0 } }
  expect(await notes.find(all, { hint: '_id_' }).toArray()).toHaveLength(3)
  expect(await notes.countDocuments(all, { hint: { _id: 1 } })).toBe(3)
  expect(await codeOf(notes.find(all, { hint: 'no_index' }).toArray())).toBe(2)
  expect(await codeOf(notes.countDocuments(all, { hint: { size: 1 } }))).toBe(2)
})

test('let gives its values to filter and projection', async () => {
  const filter = { $expr: { $eq: ['$_id', '$$id'] } }
  const options = { let: { id: { $add: [1, 1] } }, projection: { _id: 0, twice: { $multiply: ['$$id', 2] } } }
  expect(await notes.find(filter, options).toArray()).toEqual([{ twice: 4 }])
  expect(await codeOf(notes.find({ $expr: { $eq: ['$_id', '$$none'] } }).toArray())).not.toBe('accepted')
})

test('a negative limit gives one batch and leaves nothing open', async () => {
  const reply = await db.command({ find: 'notes', limit: 2, singleBatch: true, batchSize: 5 })
  expect(reply.cursor).toMatchObject({ firstBatch: [{ _id: 1 }, { _id: 2 }] })
  expect(String(reply.cursor.id)).toBe('0')
  expect(await notes.find().limit(-2).toArray()).toHaveLength(2)
})

test('comments of any type are taken by every command', async () => {
  for (const comment of ['text', { a: 1 }, 5]) {
    expect(await notes.find({}, { comment }).toArray()).toHaveLength(3)
    expect(await notes.distinct('size', {}, { comment })).toEqual([10, 20])
    expect(await notes.countDocuments({}, { comment })).toBe(3)
    expect(await notes.estimatedDocumentCount({ comment })).toBe(3)
    await notes.updateOne({ _id: 1 }, { $set: { size: 10 } }, { comment })
    await notes.findOneAndUpdate({ _id: 1 }, { $set: { size: 10 } }, { comment })
  }
})

test('what version 7.0 does not know, or this server does not have, is refused', async () => {
  expect(await codeOf(db.command({ distinct: 'notes', key: 'size', hint: '_id_' }))).toBe(40415)
  expect(await codeOf(notes.find({}, { showRecordId: true }).toArray())).toBe(115)
  expect(await codeOf(notes.find({}, { min: { _id: 1 }, hint: { _id: 1 } }).toArray())).toBe(115)
  expect(await codeOf(db.admin().command({ bulkWrite: 1, ops: [], nsInfo: [] }))).toBe(59)
  expect(await codeOf(notes.insertOne({ _id: 4 }, { writeConcern: { w: 2 } }))).toBe(2)
  expect(await codeOf(notes.createSearchIndex({ definition: {} }))).toBe(31082)
  expect(await notes.countDocuments()).toBe(3)
})

test('read concerns and API versions that a server alone does not have are refused', async () => {
  const withLevel = (level: string) => codeOf(db.command({ find: 'notes', readConcern: { level } }))
  expect(await Promise.all(['local', 'available', 'majority'].map(withLevel))).toEqual(
    Array(3).fill('accepted')
  )
  expect(await Promise.all(['snapshot', 'linearizable'].map(withLevel))).toEqual([123, 123])
  expect(await withLevel('frobnicate')).toBe(9)
  const session = mongo.client.startSession({ snapshot: true })
  await expect(notes.find({}, { session }).toArray()).rejects.toThrow()
  await session.endSession()
  expect(await codeOf(db.command({ ping: 1, apiVersion: '1' }))).toBe('accepted')
  expect(await codeOf(db.command({ ping: 1, apiVersion: '2' }))).toBe(322)
})

test('filters take numbers of every type, alone and inside other conditions', async () => {
  for (const number of [Long.fromNumber(20), Decimal128.fromString('20.0'), 20]) {
    const size = number as never
    expect(await notes.countDocuments({ size })).toBe(2)
    expect(
      await notes.countDocuments({ $or: [{ size: { $in: [size] } }, { $nor: [{ size: { $gte: 0 } }] }] })
    ).toBe(2)
    expect(await notes.countDocuments({ size: { $not: { $eq: size } } })).toBe(1)
    expect((await notes.updateMany({ size }, { $set: { seen: true } as never })).matchedCount).toBe(2)
    expect(
      (await notes.updateOne({ _id: Long.fromNumber(1) as never }, { $set: { size: 10 } })).matchedCount
    ).toBe(1)
  }
})
