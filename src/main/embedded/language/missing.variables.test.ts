import { expect, test } from 'vitest'
import { testServer } from '../server.fixture.ts'

const mongo = testServer()

test('a variable of $lookup that leads to a missing field is missing, not null', async () => {
  const db = mongo.db()
  await db
    .collection('orders')
    .insertMany([{ _id: 1 }, { _id: 2, item: null }, { _id: 3, item: 'x' }] as never)
  await db
    .collection('items')
    .insertMany([{ _id: 'none' }, { _id: 'null', name: null }, { _id: 'x', name: 'x' }] as never)
  const pipeline = [
    { $match: { $expr: { $eq: ['$name', '$$item'] } } },
    { $project: { type: { $type: '$$item' } } }
  ]
  const lookup = { from: 'items', let: { item: '$item' }, pipeline, as: 'found' }
  const joined = await db
    .collection('orders')
    .aggregate([{ $lookup: lookup }, { $project: { found: 1 } }])
    .toArray()
  expect(joined).toEqual([
    { _id: 1, found: [{ _id: 'none', type: 'missing' }] },
    { _id: 2, found: [{ _id: 'null', type: 'null' }] },
    { _id: 3, found: [{ _id: 'x', type: 'string' }] }
  ])
})

test('a variable of a command or of $merge that has no value sets no field', async () => {
  const db = mongo.db()
  const found = await db
    .collection('orders')
    .insertOne({ _id: 1 } as never)
    .then(() =>
      db.command({
        aggregate: 'orders',
        pipeline: [{ $set: { a: '$$v' } }],
        cursor: {},
        let: { v: '$$REMOVE' }
      })
    )
  expect(found.cursor.firstBatch).toEqual([{ _id: 1 }])
  await db.collection('target').insertOne({ _id: 1, kept: true } as never)
  const merge = { into: 'target', let: { v: '$nowhere' }, whenMatched: [{ $set: { v: '$$v', w: 1 } }] }
  await db
    .collection('orders')
    .aggregate([{ $merge: merge }])
    .toArray()
  expect(await db.collection('target').findOne()).toEqual({ _id: 1, kept: true, w: 1 })
})
