import { type Collection, type Db, MongoServerError } from 'mongodb'
import { beforeEach, expect, test } from 'vitest'
import { testServer } from '../server.fixture.ts'

const mongo = testServer()
let db: Db
let users: Collection
beforeEach(() => {
  db = mongo.db()
  users = db.collection('users')
})

async function refusal(promise: Promise<unknown>): Promise<MongoServerError> {
  const error: unknown = await promise.catch((reason: unknown) => reason)
  if (error instanceof MongoServerError) return error
  throw new Error('the server did not refuse')
}

test('a unique index refuses a second document, and says which value', async () => {
  await users.createIndex({ email: 1, brand: 1 }, { unique: true })
  await users.insertOne({ email: 'a@x', brand: 'b' })
  const error = await refusal(users.insertOne({ email: 'a@x', brand: 'b' }))
  expect(error.code).toBe(11000)
  expect(error.message).toContain('index: email_1_brand_1 dup key: { email: "a@x", brand: "b" }')
  expect(error).toMatchObject({ keyPattern: { email: 1, brand: 1 }, keyValue: { email: 'a@x', brand: 'b' } })
  await users.insertOne({ email: 'a@x', brand: 'c' })
})

test('a unique index holds inside of one batch too', async () => {
  const batch = mongo.db().collection<{ _id: number; email?: string }>('batch')
  await batch.createIndex({ email: 1 }, { unique: true, sparse: true })
  const twice = [
    { _id: 1, email: 'a@x' },
    { _id: 2, email: 'a@x' },
    { _id: 3, email: 'b@x' },
    { _id: 3, email: 'c@x' },
    { _id: 4 }
  ]
  const refusal = await batch.insertMany(twice, { ordered: false }).catch((error: unknown) => error)
  expect(refusal).toMatchObject({
    result: { insertedCount: 3 },
    writeErrors: [
      { index: 1, code: 11000 },
      { index: 3, code: 11000 }
    ]
  })
  expect(await batch.distinct('_id')).toEqual([1, 3, 4])
})

test('an update may not make two documents equal, but may keep its own value', async () => {
  await users.createIndex({ email: 1 }, { unique: true })
  await users.insertMany([{ email: 'a' }, { email: 'b' }])
  expect((await refusal(users.updateOne({ email: 'a' }, { $set: { email: 'b' } }))).code).toBe(11000)
  expect(await users.updateOne({ email: 'a' }, { $set: { email: 'a', n: 1 } })).toMatchObject({
    modifiedCount: 1
  })
  expect((await refusal(users.findOneAndUpdate({ email: 'a' }, { $set: { email: 'b' } }))).code).toBe(11000)
})

test('equal numbers of different types are one value, and missing counts as null', async () => {
  await users.createIndex({ n: 1 }, { unique: true })
  await users.insertMany([{ n: 1 }, {}])
  expect((await refusal(users.insertOne({ n: 1.0 }))).code).toBe(11000)
  expect((await refusal(users.insertOne({ n: null }))).code).toBe(11000)
})

test('a sparse unique index leaves out documents without the field', async () => {
  await users.createIndex({ code: 1 }, { unique: true, sparse: true })
  await users.insertMany([{}, {}, { code: null }])
  expect((await refusal(users.insertOne({ code: null }))).code).toBe(11000)
})

test('a partial unique index concerns only the documents of its filter', async () => {
  await users.createIndex({ number: 1 }, { unique: true, partialFilterExpression: { kind: 'invoice' } })
  await users.insertMany([
    { number: 1, kind: 'draft' },
    { number: 1, kind: 'draft' },
    { number: 1, kind: 'invoice' }
  ])
  expect((await refusal(users.insertOne({ number: 1, kind: 'invoice' }))).code).toBe(11000)
  expect((await refusal(users.updateOne({ kind: 'draft' }, { $set: { kind: 'invoice' } }))).code).toBe(11000)
})

test('a unique index on an array concerns every item, but not one document with itself', async () => {
  await users.createIndex({ aliases: 1 }, { unique: true })
  await users.insertOne({ aliases: ['a', 'a', 'b'] })
  expect((await refusal(users.insertOne({ aliases: ['c', 'b'] }))).code).toBe(11000)
  expect(await users.countDocuments({ aliases: 'a' })).toBe(1)
})

test('two arrays in one compound index are refused', async () => {
  await users.createIndex({ a: 1, b: 1 })
  expect((await refusal(users.insertOne({ a: [1], b: [1] }))).code).toBe(171)
})

test('items of one array give pairs, not all combinations', async () => {
  await users.createIndex({ 'p.x': 1, 'p.y': 1 }, { unique: true })
  await users.insertOne({
    p: [
      { x: 1, y: 1 },
      { x: 2, y: 2 }
    ]
  })
  await users.insertOne({ p: [{ x: 1, y: 2 }] })
  expect((await refusal(users.insertOne({ p: [{ x: 2, y: 2 }] }))).code).toBe(11000)
})

test('an index over repeated values cannot become unique, and nothing is left of the attempt', async () => {
  await users.insertMany([{ a: 1 }, { a: 1 }])
  expect((await refusal(users.createIndex({ a: 1 }, { unique: true }))).code).toBe(11000)
  expect(await users.indexes()).toHaveLength(1)
  await users.createIndex({ a: 1 })
  expect(await users.countDocuments({ a: 1 })).toBe(2)
})

test('creating the same index again is fine; another under the same name or with other options is not', async () => {
  await users.createIndex({ a: 1 })
  await users.createIndex({ a: 1 })
  expect(await users.indexes()).toHaveLength(2)
  expect((await refusal(users.createIndex({ b: 1 }, { name: 'a_1' }))).code).toBe(86)
  expect((await refusal(users.createIndex({ a: 1 }, { name: 'other' }))).code).toBe(85)
  expect((await refusal(users.createIndex({ a: 1 }, { name: 'a_1', unique: true }))).code).toBe(86)
})

test('of several indexes at once all are made or none, and one that is named twice only once', async () => {
  await users.insertMany([
    { a: 1, b: 2, c: 1 },
    { a: 1, b: [3, 4] }
  ])
  const first = { key: { b: 1 } }
  expect((await refusal(users.createIndexes([first, { key: { a: 1 }, unique: true }]))).code).toBe(11000)
  expect((await refusal(users.createIndexes([first, { key: { c: 1 }, name: 'b_1' }]))).code).toBe(86)
  expect(await users.indexes()).toHaveLength(1)
  await users.createIndexes([first, first, { key: { a: -1, b: 1 } }, { key: { c: 1 }, sparse: true }])
  expect((await users.indexes()).map(({ name }) => name)).toEqual(['_id_', 'b_1', 'a_-1_b_1', 'c_1'])
  expect(await users.countDocuments({ b: { $gte: 3 } })).toBe(1)
  expect(await users.countDocuments({ a: 1, b: 4 })).toBe(1)
  expect(await users.countDocuments({ c: 1 })).toBe(1)
})

test('indexes are listed with their options and dropped by name or keys', async () => {
  await users.createIndex({ a: 1, b: -1 }, { unique: true, sparse: true })
  expect(await users.indexes()).toEqual([
    { v: 2, key: { _id: 1 }, name: '_id_' },
    { v: 2, key: { a: 1, b: -1 }, name: 'a_1_b_-1', unique: true, sparse: true }
  ])
  await users.dropIndex('a_1_b_-1')
  expect((await refusal(users.dropIndex('a_1_b_-1'))).code).toBe(27)
  expect((await refusal(users.dropIndex('_id_'))).code).toBe(72)
})

test('kinds of index that are not there are refused by name', async () => {
  expect((await refusal(users.createIndex({ a: 'text' }))).code).toBe(67)
  expect((await refusal(users.createIndex({ a: '2dsphere' }))).code).toBe(67)
  expect(
    (
      await refusal(
        db.command({ createIndexes: 'users', indexes: [{ key: { a: 1 }, name: 'a', frobnicate: 1 }] })
      )
    ).code
  ).toBe(197)
})
