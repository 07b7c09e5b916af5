import type { Collection, Db } from 'mongodb'
import { beforeEach, expect, test } from 'vitest'
import { testServer } from '../server.fixture.ts'
import { codeOf } from './refusal.fixture.ts'

type Word = { _id: number; text?: string; list?: string[] }

const mongo = testServer()
let db: Db
let words: Collection<Word>
beforeEach(async () => {
  db = mongo.db()
  words = db.collection<Word>('words')
  await words.createIndex({ text: 1 })
  await words.insertMany([
    { _id: 1, text: 'été' },
    { _id: 2, text: 'Été' },
    { _id: 3, text: 'ete' },
    { _id: 4, text: 'fin' }
  ])
})

const collation = (strength: number) => ({ collation: { locale: 'fr', strength } })

test('the strength decides what counts as equal, with an index on the field or without', async () => {
  const found = (strength: number) => words.countDocuments({ text: 'ete' }, collation(strength))
  expect(await found(1)).toBe(3)
  expect(await words.countDocuments({ text: 'été' }, collation(2))).toBe(2)
  expect(await found(2)).toBe(1)
  expect(await found(3)).toBe(1)
  expect(await words.find({ text: { $in: ['ÉTÉ'] } }, collation(1)).toArray()).toHaveLength(3)
  expect(await words.countDocuments({ text: 'ETE' })).toBe(0)
})

test('sorting follows the language, and numbers inside texts when asked', async () => {
  const order = async (options: object) =>
    (await words.find({}, options).sort({ text: 1, _id: 1 }).toArray()).map(({ _id }) => _id)
  expect(await order({})).toEqual([3, 4, 2, 1])
  expect(await order(collation(1))).toEqual([1, 2, 3, 4])
  await words.deleteMany({})
  await words.insertMany([
    { _id: 1, text: 'n10' },
    { _id: 2, text: 'n9' }
  ])
  expect(await order({ collation: { locale: 'en', numericOrdering: true } })).toEqual([2, 1])
})

test('distinct values and groups are one for all that compare equal', async () => {
  expect(await words.distinct('text', {}, collation(2))).toEqual(['été', 'ete', 'fin'])
  const groups = words.aggregate(
    [{ $group: { _id: '$text', n: { $sum: 1 } } }, { $sort: { n: -1 } }],
    collation(1)
  )
  expect(await groups.toArray()).toEqual([
    { _id: 'été', n: 3 },
    { _id: 'fin', n: 1 }
  ])
})

test('expressions compare under the collation of the command', async () => {
  const rows = await words
    .aggregate([{ $match: { $expr: { $eq: ['$text', 'ETE'] } } }, { $count: 'n' }], collation(1))
    .toArray()
  expect(rows).toEqual([{ n: 3 }])
})

test('writes find and change by the collation', async () => {
  expect(
    (await words.updateMany({ text: 'ETE' }, { $set: { list: ['A', 'b'] } }, collation(1))).modifiedCount
  ).toBe(3)
  await words.updateOne({ _id: 1 }, { $pull: { list: 'a' } }, collation(1))
  await words.updateOne({ _id: 2 }, { $addToSet: { list: 'a' } }, collation(1))
  await words.updateOne({ _id: 3 }, { $addToSet: { list: 'a' } })
  expect((await words.find({ list: { $exists: true } }).toArray()).map(({ list }) => list)).toEqual([
    ['b'],
    ['A', 'b'],
    ['A', 'b', 'a']
  ])
  expect(await words.findOneAndDelete({ text: 'FIN' }, collation(2))).toMatchObject({ _id: 4 })
  expect((await words.deleteMany({ text: 'ETE' }, collation(1))).deletedCount).toBe(3)
})

test('a collation that this server does not have is refused', async () => {
  expect(await codeOf(words.find({}, { collation: { locale: 'xx-unknown-!' } }).toArray())).toBe(2)
  expect(await codeOf(words.find({}, collation(5)).toArray())).toBe(2)
  expect(await codeOf(words.createIndex({ text: 1 }, { name: 'folded', ...collation(2) }))).toBe(72)
})
