import { type Collection, type Db, Double, Int32, Long } from 'mongodb'
import { beforeEach, expect, test } from 'vitest'
import { testServer } from '../server.fixture.ts'
import { codeOf } from './refusal.fixture.ts'

type Note = { _id: number | null; size?: number; [field: string]: unknown }

const mongo = testServer()
let db: Db
let notes: Collection<Note>
beforeEach(async () => {
  db = mongo.db()
  notes = db.collection<Note>('notes')
  await notes.insertMany([
    { _id: 1, size: 10 },
    { _id: 2, size: 20 },
    { _id: 3, size: 30 }
  ])
})

const one = (id: number | null) => notes.findOne({ _id: id })

test('a pipeline changes every document it matches, and keeps the _id', async () => {
  await notes.updateMany({ _id: { $gt: 1 } }, [{ $project: { size: 1 } }, { $addFields: { seen: true } }])
  expect(await notes.find().sort({ _id: 1 }).toArray()).toEqual([
    { _id: 1, size: 10 },
    { _id: 2, size: 20, seen: true },
    { _id: 3, size: 30, seen: true }
  ])
  await notes.updateOne({ _id: 1 }, { $set: { inner: { deep: 1 } } })
  await notes.updateOne({ _id: 1 }, [{ $replaceRoot: { newRoot: '$inner' } }, { $set: { seen: false } }])
  expect(await one(1)).toEqual({ _id: 1, deep: 1, seen: false })
})

test('numbers that a pipeline computes have the type that MongoDB gives them', async () => {
  await notes.replaceOne({ _id: 1 }, { int: new Int32(2), long: Long.fromNumber(2), double: new Double(2) })
  await notes.updateOne({ _id: 1 }, [
    {
      $set: {
        int: { $add: ['$int', 1] },
        long: { $multiply: ['$long', 3] },
        double: { $add: ['$double', 1] }
      }
    }
  ])
  const raw = await notes.findOne({ _id: 1 }, { promoteValues: false, promoteLongs: false })
  expect(raw).toEqual({
    _id: new Int32(1),
    int: new Int32(3),
    long: Long.fromNumber(6),
    double: new Double(3)
  })
})

test('a pipeline can set fields whose names have dollars and dots', async () => {
  const setField = (field: string, input: string) => ({
    $setField: { field: { $literal: field }, value: 1, input }
  })
  await notes.updateOne({ _id: 1 }, [{ $replaceWith: setField('$a', '$$ROOT') }])
  expect(await one(1)).toEqual({ _id: 1, size: 10, $a: 1 })
  await notes.updateOne({ _id: 2 }, [{ $replaceWith: setField('a.b', '$$ROOT') }])
  expect(await one(2)).toEqual({ _id: 2, size: 20, 'a.b': 1 })
  await notes.updateOne({ _id: 3 }, { $set: { inner: {} } })
  await notes.updateOne({ _id: 3 }, [{ $set: { inner: setField('a.b', '$inner') } }])
  expect(await one(3)).toEqual({ _id: 3, size: 30, inner: { 'a.b': 1 } })
})

test('a replacement may have dotted fields, and dollars inside', async () => {
  await notes.replaceOne({ _id: 1 }, { 'a.b': 1, inner: { $c: 1, 'd.e': 2 } })
  expect(await one(1)).toEqual({ _id: 1, 'a.b': 1, inner: { $c: 1, 'd.e': 2 } })
  await notes.updateOne({ _id: 2 }, { $set: { inner: { $c: 1 } } })
  expect(await one(2)).toEqual({ _id: 2, size: 20, inner: { $c: 1 } })
  const statement = { q: { _id: 1 }, u: { fine: 1, $bad: 1 } }
  expect(await db.command({ update: 'notes', updates: [statement] })).toMatchObject({
    n: 0,
    writeErrors: [{ code: 52 }]
  })
})

test('let gives its values to the filter and to the pipeline of an update', async () => {
  const filter = { $expr: { $eq: ['$_id', '$$id'] } }
  await notes.updateOne(filter, [{ $set: { size: '$$size', sum: '$$sum' } }], {
    let: { id: 1, size: { $literal: '$plain' }, sum: { $add: [1, 2] } }
  })
  expect(await one(1)).toEqual({ _id: 1, size: '$plain', sum: 3 })
  expect((await notes.deleteMany(filter, { let: { id: 2 } })).deletedCount).toBe(1)
  const result = await notes.bulkWrite(
    [{ updateMany: { filter, update: [{ $set: { size: '$$id' } }] } }, { deleteOne: { filter } }],
    { let: { id: 3 } }
  )
  expect(result).toMatchObject({ matchedCount: 1, modifiedCount: 1, deletedCount: 1 })
  expect(await notes.countDocuments()).toBe(1)
})

test('a statement that says something unknown is refused, and nothing is done', async () => {
  const update = (extra: object) =>
    db.command({ update: 'notes', updates: [{ q: {}, u: { $set: { size: 0 } }, ...extra }] })
  expect(await codeOf(update({ frobnicate: 1 }))).toBe(40415)
  expect(await codeOf(update({ sort: { _id: -1 } }))).toBe(40415)
  expect(await codeOf(notes.updateOne({}, { $set: { size: 0 } }, { sort: { _id: -1 } }))).toBe(40415)
  expect(
    await codeOf(db.command({ delete: 'notes', deletes: [{ q: {}, limit: 1, sort: { _id: 1 } }] }))
  ).toBe(40415)
  expect(await codeOf(db.command({ update: 'notes', updates: [{ q: {} }] }))).toBe(40414)
  expect(await codeOf(db.command({ delete: 'notes', deletes: [{ q: {} }] }))).toBe(40414)
  expect(await notes.countDocuments({ size: { $gt: 0 } })).toBe(3)
})

test('a hint must name an index, by name or by key', async () => {
  const change = [{ $set: { size: { $add: ['$size', 1] } } }]
  const wide = { _id: { $gt: 1 } }
  expect((await notes.updateMany(wide, change, { hint: '_id_' })).modifiedCount).toBe(2)
  expect((await notes.updateMany(wide, change, { hint: { _id: 1 } })).modifiedCount).toBe(2)
  expect(await codeOf(notes.updateOne(wide, change, { hint: 'no_index' }))).toBe(2)
  expect(await codeOf(notes.replaceOne(wide, { size: 0 }, { hint: { size: 1 } }))).toBe(2)
  expect(await codeOf(notes.deleteMany(wide, { hint: 'no_index' }))).toBe(2)
  expect(
    await codeOf(notes.bulkWrite([{ deleteOne: { filter: wide, hint: 'no_index' } }], { ordered: false }))
  ).toBe(2)
  expect((await notes.deleteOne(wide, { hint: '_id_' })).deletedCount).toBe(1)
})

test('an upsert takes its _id from the filter, null too, and reports its index', async () => {
  const result = await notes.bulkWrite([
    { updateOne: { filter: { _id: 10 }, update: { $set: { size: 1 } }, upsert: true } },
    { updateOne: { filter: { _id: 1 }, update: { $set: { size: 11 } }, upsert: true } },
    { replaceOne: { filter: { size: 99 }, replacement: { _id: 12, size: 99 }, upsert: true } }
  ])
  expect(result).toMatchObject({ upsertedIds: { 0: 10, 2: 12 }, matchedCount: 1, upsertedCount: 2 })
  expect((await notes.updateOne({ _id: null }, { $unset: { a: '' } }, { upsert: true })).upsertedCount).toBe(
    1
  )
  expect(await one(null)).toEqual({ _id: null })
  expect((await notes.updateOne({ _id: null }, { $set: { a: 1 } }, { upsert: true })).matchedCount).toBe(1)
  expect(await codeOf(notes.updateOne({ _id: [1] as never }, { $set: { a: 1 } }, { upsert: true }))).toBe(53)
})

test('an array filter that nothing uses is refused, and so is one beside a pipeline', async () => {
  await notes.insertOne({ _id: 4, parts: [{ n: 3 }, { n: 1 }] })
  const change = { $set: { 'parts.$[big].n': 2 } }
  await notes.updateOne({ _id: 4 }, change, { arrayFilters: [{ 'big.n': { $gt: 2 } }] })
  expect(await one(4)).toEqual({ _id: 4, parts: [{ n: 2 }, { n: 1 }] })
  const unused = [{ 'big.n': 2 }, { other: 1 }]
  expect(await codeOf(notes.updateOne({ _id: 4 }, change, { arrayFilters: unused }))).toBe(9)
  const pipeline = { q: { _id: 4 }, u: [{ $set: { a: 1 } }], arrayFilters: [{ big: 1 }] }
  expect(await db.command({ update: 'notes', updates: [pipeline] })).toMatchObject({
    writeErrors: [{ code: 9 }]
  })
  expect(await one(4)).toEqual({ _id: 4, parts: [{ n: 2 }, { n: 1 }] })
})

test('what a failed batch has done is counted, and only that', async () => {
  await notes.createIndex({ size: 1 }, { unique: true })
  const reply = await db.command({
    update: 'notes',
    ordered: false,
    updates: [
      { q: { _id: 1 }, u: { $set: { size: 20 } } },
      { q: { _id: 2 }, u: { $set: { size: 21 } } },
      { q: { _id: 9 }, u: { $set: { size: 30 } }, upsert: true },
      { q: { _id: 3 }, u: { $set: { size: 30 } } }
    ]
  })
  expect(reply).toMatchObject({
    ok: 1,
    n: 2,
    nModified: 1,
    writeErrors: [
      { index: 0, code: 11000, keyPattern: { size: 1 }, keyValue: { size: 20 } },
      { index: 2, code: 11000, keyPattern: { size: 1 }, keyValue: { size: 30 } }
    ]
  })
})

test('a write without acknowledgement is done, in silence when it fails', async () => {
  const silent = { writeConcern: { w: 0 } } as const
  expect(await notes.updateOne({ _id: 1 }, { $set: { size: 0 } }, silent)).toMatchObject({
    acknowledged: false
  })
  await notes.updateOne({ _id: 2 }, { $inc: { _id: 5 as never } }, silent)
  await notes.deleteOne({ _id: 3 }, { ...silent, hint: 'no_index' })
  await notes.insertOne({ _id: 1 }, silent)
  expect(await notes.find().sort({ _id: 1 }).toArray()).toEqual([
    { _id: 1, size: 0 },
    { _id: 2, size: 20 },
    { _id: 3, size: 30 }
  ])
})
