import fc from 'fast-check'
import type { Collection, Document, IndexDescription, Sort } from 'mongodb'
import { expect, test } from 'vitest'
import { testServer } from '../server.fixture.ts'

const mongo = testServer()

/** The slow way: told to read the documents, the server sorts them itself. */
const slow = { hint: { $natural: 1 } }

async function filled(documents: Document[], indexes: IndexDescription[]): Promise<Collection> {
  const collection = mongo.db().collection('deals')
  await collection.insertMany(documents)
  if (indexes.length > 0) await collection.createIndexes(indexes)
  return collection
}

async function isRanked(collection: Collection, filter: Document, sort: Sort): Promise<boolean> {
  const plan = await collection.find(filter).sort(sort).limit(5).explain('queryPlanner')
  return JSON.stringify(plan).includes('RANKED')
}

const ids = (documents: Document[]) => documents.map(({ _id }) => _id)

const STAGES = ['new', 'called', 'won', null]
const deals = Array.from({ length: 3000 }, (_, n) => ({
  _id: n as never,
  ...(n % 11 === 0 ? {} : { stage: STAGES[n % 4] }),
  owner: `owner ${n % 3}`,
  value: (n * 7919) % 97,
  created: (n * 104_729) % 3000,
  n
}))
const indexes: IndexDescription[] = [
  { key: { stage: 1, _id: 1 } },
  { key: { owner: -1 } },
  { key: { value: 1 } },
  { key: { created: 1, _id: 1 } }
]

test('pages of a sort by several fields are what reading and sorting gives, in every direction', async () => {
  const collection = await filled(deals, indexes)
  const sorts: [string, 1 | -1][][] = [
    [
      ['stage', 1],
      ['owner', -1],
      ['_id', 1]
    ],
    [
      ['stage', -1],
      ['owner', 1],
      ['created', -1],
      ['_id', -1]
    ],
    [
      ['owner', -1],
      ['value', 1],
      ['stage', 1],
      ['_id', 1]
    ],
    [
      ['created', 1],
      ['stage', -1],
      ['_id', -1]
    ],
    [
      ['value', -1],
      ['created', 1],
      ['_id', 1]
    ],
    [
      ['stage', 1],
      ['n', -1],
      ['_id', 1]
    ]
  ]
  const filters: Document[] = [
    {},
    { owner: 'owner 1' },
    { owner: { $ne: 'owner 1' }, value: { $gte: 10 } },
    { n: { $mod: [2, 0] } }
  ]
  for (const sort of sorts.map((keys) => new Map(keys))) {
    for (const filter of filters) {
      for (const [skip, limit] of [
        [0, 50],
        [777, 20],
        [2990, 20],
        [1200, 0]
      ] as const) {
        const page = (options: object) => collection.find(filter, { sort, skip, limit, ...options }).toArray()
        expect(ids(await page({}))).toEqual(ids(await page(slow)))
      }
    }
  }
  expect(await isRanked(collection, {}, { stage: 1, owner: -1, _id: 1 })).toBe(true)
  expect(await isRanked(collection, { owner: 'owner 1' }, { stage: 1, value: -1, _id: 1 })).toBe(true)
})

test('an order that one index gives is walked, and one without any index is sorted', async () => {
  const collection = await filled(deals, indexes)
  expect(await isRanked(collection, {}, { stage: 1, _id: 1 })).toBe(false)
  expect(await isRanked(collection, {}, { n: 1, stage: 1 })).toBe(false)
})

test('values of any kind, missing ones and lists are in their places', async () => {
  const value = fc.oneof(
    fc.constantFrom<unknown>(null, true, 'a', 'b', '', 1, 2.5, new Date(0)),
    fc.constantFrom<unknown>(undefined, [], [1, 2], { x: 1 })
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ a: value, b: value }), { minLength: 4, maxLength: 20 }),
      fc.constantFrom<1 | -1>(1, -1),
      fc.constantFrom<1 | -1>(1, -1),
      fc.integer({ min: 0, max: 700 }),
      async (pattern, first, second, skip) => {
        const documents = Array.from({ length: 700 }, (_, n) => ({
          ...pattern[n % pattern.length],
          _id: n as never
        }))
        const collection = await filled(documents, [{ key: { a: first, _id: 1 } }, { key: { b: 1 } }])
        const sort = new Map<string, 1 | -1>([
          ['a', 1],
          ['b', second],
          ['_id', 1]
        ])
        const page = (options: object) => collection.find({}, { sort, skip, limit: 40, ...options }).toArray()
        expect(ids(await page({}))).toEqual(ids(await page(slow)))
        await collection.drop()
      }
    ),
    { seed: 1, numRuns: 15 }
  )
})

test('a write between two pages is seen by the second', async () => {
  const collection = await filled(deals, indexes)
  const sort: Sort = { stage: 1, owner: 1, _id: 1 }
  const [first] = await collection.find({}, { sort, limit: 1 }).toArray()
  await collection.updateOne({ _id: first?._id }, { $set: { stage: 'won' } })
  const page = await collection.find({}, { sort, limit: 20 }).toArray()
  expect(ids(page)).not.toContain(first?._id)
  expect(ids(page)).toEqual(ids(await collection.find({}, { sort, limit: 20, ...slow }).toArray()))
})
