import type { Collection, Db } from 'mongodb'
import { beforeEach, expect, test } from 'vitest'
import { testServer } from '../server.fixture.ts'
import { codeOf, refusalOf } from './refusal.fixture.ts'

type Note = { _id: number; size?: unknown }

const mongo = testServer()
let db: Db
let notes: Collection<Note>
beforeEach(async () => {
  db = mongo.db()
  notes = db.collection<Note>('notes')
  await notes.insertMany([
    { _id: 1, size: 1 },
    { _id: 2, size: 1 },
    { _id: 3, size: 2 }
  ])
})

const optionsOf = async (name: string) => (await db.listCollections({ name }).toArray())[0]

test('a collection shows the options that it was made with, and may be made again with the same', async () => {
  const options = { validator: { size: { $gt: 0 } }, validationLevel: 'moderate' }
  await db.createCollection('made', options)
  expect(await optionsOf('made')).toMatchObject({ name: 'made', type: 'collection', options })
  expect(await codeOf(db.createCollection('made', options))).toBe('accepted')
  expect(await codeOf(db.createCollection('made'))).toBe(48)
})

test('options that this server does not have are refused by name, and nothing is made', async () => {
  const refused = [
    { capped: true, size: 4096 },
    { collation: { locale: 'fr' } },
    { validator: { $jsonSchema: { format: 'email' } } },
    { validator: { $where: 'true' } }
  ]
  for (const options of refused) {
    expect(await codeOf(db.createCollection('unmade', options))).toSatisfy(
      (code) => code === 115 || code === 2 || code === 9
    )
  }
  expect(await optionsOf('unmade')).toBeUndefined()
})

test('a validator refuses inserts, updates and upserts that do not match, and says which', async () => {
  await db.command({ collMod: 'notes', validator: { size: { $type: 'number' } } })
  const wrong = { $set: { size: 'x' } }
  const errInfo = { failingDocumentId: 1, details: expect.any(Object) }
  expect(await refusalOf(notes.updateOne({ _id: 1 }, wrong))).toMatchObject({ code: 121, errInfo })
  expect(await refusalOf(notes.findOneAndUpdate({ _id: 1 }, wrong))).toMatchObject({ code: 121, errInfo })
  expect(await codeOf(notes.insertOne({ _id: 4, size: 'x' }))).toBe(121)
  expect(await codeOf(notes.updateOne({ _id: 4 }, wrong, { upsert: true }))).toBe(121)
  expect(await codeOf(notes.findOneAndReplace({ _id: 4 }, { size: 'x' }, { upsert: true }))).toBe(121)
  expect(await notes.countDocuments({ size: 'x' })).toBe(0)
  await notes.insertOne({ _id: 4, size: 'x' }, { bypassDocumentValidation: true })
  expect(await codeOf(notes.updateOne({ _id: 4 }, { $set: { size: 'y' } }))).toBe(121)
  await db.command({ collMod: 'notes', validationLevel: 'moderate' })
  expect(await codeOf(notes.updateOne({ _id: 4 }, { $set: { size: 'y' } }))).toBe('accepted')
  await db.command({ collMod: 'notes', validator: {} })
  expect(await codeOf(notes.insertOne({ _id: 5, size: 'x' }))).toBe('accepted')
})

test('a validator may be a JSON schema, which a query may use too', async () => {
  const schema = { required: ['size'], properties: { size: { bsonType: 'int', minimum: 1 } } }
  await db.createCollection('checked', { validator: { $jsonSchema: schema } })
  const checked = db.collection<Note>('checked')
  expect(await codeOf(checked.insertMany([{ _id: 1, size: 5 }]))).toBe('accepted')
  expect(await codeOf(checked.insertOne({ _id: 2 }))).toBe(121)
  expect(await codeOf(checked.updateOne({ _id: 1 }, { $set: { size: 0 } }))).toBe(121)
  await notes.createIndex({ size: 1 })
  expect(
    await notes.find({ size: 1, $jsonSchema: { properties: { _id: { minimum: 2 } } } }).toArray()
  ).toEqual([{ _id: 2, size: 1 }])
  expect(await notes.countDocuments({ size: 1, $jsonSchema: { properties: { _id: { minimum: 2 } } } })).toBe(
    1
  )
})

test('a clustered collection shows its index in both lists', async () => {
  const index = { key: { _id: 1 as const }, unique: true as const, name: 'by id' }
  await db.createCollection('clustered', { clusteredIndex: index })
  expect((await optionsOf('clustered')) as object).toMatchObject({
    options: { clusteredIndex: { v: 2, ...index } }
  })
  expect(await db.collection('clustered').listIndexes().toArray()).toEqual([
    { v: 2, ...index, clustered: true }
  ])
  expect(await codeOf(db.command({ create: 'other', clusteredIndex: { key: { a: 1 }, unique: true } }))).toBe(
    197
  )
})

test('the images for change streams are switched on and off', async () => {
  await db.createCollection('watched', { changeStreamPreAndPostImages: { enabled: true } })
  const shown = { changeStreamPreAndPostImages: { enabled: true } }
  expect(await optionsOf('watched')).toMatchObject({ options: shown })
  await db.command({ collMod: 'watched', changeStreamPreAndPostImages: { enabled: false } })
  expect(await optionsOf('watched')).toMatchObject({ options: {} })
  await db.command({ collMod: 'notes', changeStreamPreAndPostImages: { enabled: true } })
  expect(await optionsOf('notes')).toMatchObject({ options: shown })
})

test('an index becomes unique in two steps, once nothing is repeated', async () => {
  await notes.createIndex({ size: 1 })
  const change = (index: object) =>
    db.command({ collMod: 'notes', index: { keyPattern: { size: 1 }, ...index } })
  expect(await codeOf(change({ unique: true }))).toBe(72)
  expect(await change({ prepareUnique: true })).toMatchObject({ prepareUnique_new: true })
  expect(await codeOf(notes.insertOne({ _id: 4, size: 1 }))).toBe(11000)
  expect(await refusalOf(change({ unique: true }))).toMatchObject({
    code: 359,
    violations: [{ ids: [1, 2] }]
  })
  await notes.deleteOne({ _id: 2 })
  expect(await change({ unique: true })).toMatchObject({ unique_new: true })
  expect(await notes.indexes()).toMatchObject([{ name: '_id_' }, { name: 'size_1', unique: true }])
  expect(await codeOf(notes.insertOne({ _id: 4, size: 1 }))).toBe(11000)
})

test('collMod changes expiry and visibility of an index, and refuses what is not there', async () => {
  await notes.createIndex({ size: 1 }, { expireAfterSeconds: 60 })
  const change = (index: object) => db.command({ collMod: 'notes', index })
  expect(await change({ name: 'size_1', expireAfterSeconds: 90 })).toMatchObject({
    expireAfterSeconds_old: 60,
    expireAfterSeconds_new: 90
  })
  await change({ name: 'size_1', hidden: true })
  const explained = await notes.find({ size: 1 }).explain('queryPlanner')
  expect(explained.queryPlanner.winningPlan).toMatchObject({ stage: 'COLLSCAN' })
  expect(await codeOf(notes.find({}, { hint: 'size_1' }).toArray())).toBe(2)
  await change({ name: 'size_1', hidden: false })
  expect(await notes.find({}, { hint: 'size_1' }).toArray()).toHaveLength(3)
  expect(await codeOf(change({ name: 'none', hidden: true }))).toBe(27)
  expect(await codeOf(notes.createIndex({ size: 1, other: 1 }, { expireAfterSeconds: 60 }))).toBe(67)
  expect(await codeOf(db.command({ collMod: 'none' }))).toBe(26)
  expect(await codeOf(db.command({ collMod: 'notes', frobnicate: 1 }))).toBe(40415)
})

test('a collection is renamed with its indexes, over another one only when that is asked for', async () => {
  await notes.createIndex({ size: 1 })
  await db.collection('taken').insertOne({})
  expect(await codeOf(notes.rename('taken'))).toBe(48)
  await notes.rename('taken', { dropTarget: true })
  expect(await optionsOf('notes')).toBeUndefined()
  expect(await db.collection('taken').countDocuments({ size: 1 })).toBe(2)
  expect(await db.collection('taken').indexes()).toHaveLength(2)
  expect(await codeOf(notes.rename('elsewhere'))).toBe(26)
})

test('dropping what is not there is no error, listing its indexes is', async () => {
  expect(await db.command({ drop: 'none' })).toMatchObject({ ok: 1 })
  expect(await codeOf(db.command({ listIndexes: 'none' }))).toBe(26)
  expect(await codeOf(notes.dropIndex('none'))).toBe(27)
})
