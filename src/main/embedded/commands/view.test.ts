import type { Collection, Db } from 'mongodb'
import { beforeEach, expect, test } from 'vitest'
import { testServer } from '../server.fixture.ts'
import { codeOf } from './refusal.fixture.ts'

type Note = { _id: number; size?: number; tags?: string[] }

const mongo = testServer()
let db: Db
let big: Collection<Note>
beforeEach(async () => {
  db = mongo.db()
  await db.collection<Note>('notes').insertMany([
    { _id: 1, size: 10, tags: ['a'] },
    { _id: 2, size: 20, tags: ['a', 'b'] },
    { _id: 3, size: 30, tags: ['c'] }
  ])
  await db.createCollection('big', { viewOn: 'notes', pipeline: [{ $match: { size: { $gt: 10 } } }] })
  big = db.collection<Note>('big')
})

test('a view is found, counted and listed like a collection', async () => {
  expect(
    await big
      .find({ _id: { $lt: 9 } }, { projection: { size: 1 } })
      .sort({ _id: -1 })
      .toArray()
  ).toEqual([
    { _id: 3, size: 30 },
    { _id: 2, size: 20 }
  ])
  expect(await big.find().skip(1).limit(1).toArray()).toMatchObject([{ _id: 3 }])
  expect(await big.findOne({ _id: 1 })).toBeNull()
  expect(await big.estimatedDocumentCount()).toBe(2)
  expect(await big.countDocuments({ size: 30 })).toBe(1)
  expect(await big.distinct('tags')).toEqual(['a', 'b', 'c'])
  expect(await db.listCollections({ name: 'big' }).toArray()).toMatchObject([
    { type: 'view', options: { viewOn: 'notes' }, info: { readOnly: true } }
  ])
})

test('a view shows what its collection holds now, through other views too', async () => {
  await db.createCollection('tagged', {
    viewOn: 'big',
    pipeline: [{ $unwind: '$tags' }, { $project: { tags: 1 } }]
  })
  await db.collection<Note>('notes').insertOne({ _id: 4, size: 40, tags: ['z'] })
  expect(
    await db
      .collection('tagged')
      .aggregate([{ $sortByCount: '$tags' }])
      .toArray()
  ).toHaveLength(4)
  const joined = await db
    .collection<Note>('notes')
    .aggregate([
      { $match: { _id: { $in: [1, 2] } } },
      { $lookup: { from: 'big', localField: '_id', foreignField: '_id', as: 'own' } },
      { $project: { n: { $size: '$own' } } }
    ])
    .toArray()
  expect(joined).toEqual([
    { _id: 1, n: 0 },
    { _id: 2, n: 1 }
  ])
})

test('writes to a view are refused, dropping it is not', async () => {
  expect(await codeOf(big.insertOne({ _id: 9 }))).toBe(166)
  expect(await codeOf(big.updateMany({}, { $set: { size: 0 } }))).toBe(166)
  expect(await codeOf(big.deleteMany({}))).toBe(166)
  expect(await codeOf(big.findOneAndDelete({}))).toBe(166)
  expect(await codeOf(big.createIndex({ size: 1 }))).toBe(166)
  expect(
    await codeOf(
      db
        .collection('notes')
        .aggregate([{ $merge: 'big' }])
        .toArray()
    )
  ).toBe(166)
  expect(await big.drop()).toBe(true)
  expect(await db.collection('notes').countDocuments()).toBe(3)
})

test('a view that goes in a circle, writes, or is on nothing is refused or empty', async () => {
  await db.createCollection('one', { viewOn: 'two', pipeline: [] })
  expect(await db.collection('one').find().toArray()).toEqual([])
  await db.createCollection('two', { viewOn: 'one', pipeline: [] })
  expect(await codeOf(db.collection('one').find().toArray())).toBe(165)
  expect(await codeOf(db.createCollection('bad', { viewOn: 'notes', pipeline: [{ $out: 'x' }] }))).toBe(115)
})
