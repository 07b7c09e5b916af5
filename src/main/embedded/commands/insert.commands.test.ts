import { type Collection, DBRef, type Db, Decimal128, Double, Int32, Long, ObjectId } from 'mongodb'
import { beforeEach, expect, test } from 'vitest'
import { testServer } from '../server.fixture.ts'
import { codeOf, refusalOf } from './refusal.fixture.ts'

type Note = { _id: unknown; [field: string]: unknown }

const mongo = testServer()
let db: Db
let notes: Collection<Note>
beforeEach(() => {
  db = mongo.db()
  notes = db.collection<Note>('notes')
})

test('field names with dollars and dots are stored as they are', async () => {
  const documents: Note[] = [
    { _id: 1, $a: 1 },
    { _id: 2, 'a.b': 1 },
    { _id: 3, inner: { $b: 1, 'c.d': 2 } },
    { _id: 4, inner: { $db: 'x' } },
    { _id: { 'a.b': 5 } },
    { _id: new DBRef('other', new ObjectId()) }
  ]
  await notes.insertMany(documents)
  expect(await notes.find().sort({ _id: 1 }).toArray()).toEqual(documents)
})

test('an _id may not be an array, a regular expression or a document with dollars', async () => {
  expect(await codeOf(notes.insertOne({ _id: [1] }))).toBe(53)
  expect(await codeOf(notes.insertOne({ _id: /x/ }))).toBe(53)
  expect(await codeOf(notes.insertOne({ _id: { $a: 1 } }))).toBe(52)
  expect(await notes.countDocuments()).toBe(0)
})

test('numbers of every type come back as they went, and equal ones are the same _id', async () => {
  const document = {
    _id: new Double(1),
    int: new Int32(1),
    long: Long.fromNumber(1),
    decimal: Decimal128.fromString('1.0')
  }
  await notes.insertOne(document)
  const raw = await notes.findOne({}, { promoteValues: false, promoteLongs: false })
  expect(raw).toEqual(document)
  expect(await codeOf(notes.insertOne({ _id: new Int32(1) }))).toBe(11000)
})

test('a duplicate tells which index and which values', async () => {
  await notes.createIndex({ a: 1, b: -1 }, { unique: true })
  await notes.insertOne({ _id: 1, a: 'x', b: 2 })
  expect(await refusalOf(notes.insertOne({ _id: 2, a: 'x', b: 2 }))).toMatchObject({
    code: 11000,
    keyPattern: { a: 1, b: -1 },
    keyValue: { a: 'x', b: 2 }
  })
})
