import { BSONRegExp, type Document, type Filter } from 'mongodb'
import { expect, test } from 'vitest'
import { testServer } from '../server.fixture.ts'

const mongo = testServer()
const pattern = new BSONRegExp('^ab', 'i')
const stored = [
  { _id: 1, a: pattern },
  { _id: 2, a: 'abc' },
  { _id: 3, a: new BSONRegExp('^ab') },
  { _id: 4, a: ['x', pattern] },
  { _id: 5, a: 'xab' },
  { _id: 6, a: new BSONRegExp('xy') }
]

const filters: [Filter<Document>, number[]][] = [
  [{ a: /^ab/i }, [1, 2, 4]],
  [{ a: { $regex: '^ab', $options: 'i' } }, [1, 2, 4]],
  [{ a: { $in: [/^ab/i, 'xab'] } }, [1, 2, 4, 5]],
  [{ a: { $not: /^ab/i } }, [3, 5, 6]],
  [{ a: /xy/ }, [6]],
  [{ a: { $eq: pattern } }, [1, 4]],
  [{ $or: [{ a: /^ab/i }, { b: 1 }] }, [1, 2, 4]]
]

test.each([
  ['no index', undefined],
  ['an index', { a: 1 }],
  ['a descending index', { a: -1 }]
] as const)('a stored regular expression is found by an equal one, with %s', async (_name, key) => {
  const values = mongo.db().collection('values')
  if (key) await values.createIndexes([{ key }, { key: { b: 1 } }])
  await values.insertMany(stored as Document[])
  // Enough of them that sets of rows are asked too.
  await values.insertMany(Array.from({ length: 1000 }, (_, n) => ({ a: `z${n % 7}`, z: true })))
  for (const [filter, ids] of filters) {
    const found = await values.find({ $and: [filter, { z: null }] }, { sort: { _id: 1 } }).toArray()
    expect([filter, found.map(({ _id }) => _id)]).toEqual([filter, ids])
    const all = await values.countDocuments(filter)
    expect([filter, all]).toEqual([filter, ids.length + ('$not' in (filter.a ?? {}) ? 1000 : 0)])
  }
  expect(await values.countDocuments({ a: /z3|^ab/ })).toBe(144)
})
