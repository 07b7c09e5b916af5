import fc from 'fast-check'
import { BSON, type Collection, type Document, type Filter, type IndexDescription, type Sort } from 'mongodb'
import { expect, test } from 'vitest'
import { testServer } from '../server.fixture.ts'
import { mixedDocument, mixedValue, plainValue } from '../values/mixed.fixture.ts'

const mongo = testServer()

/** More than the planner reads without asking the indexes more closely. */
const COUNT = 500
const FIELDS = ['a', 'b', 'b.x', 'c']

/** Index sets, each for a collection of its own. */
const INDEXES: IndexDescription[][] = [
  [{ key: { a: 1 } }, { key: { b: -1 } }, { key: { c: 1 } }],
  [{ key: { a: 1, b: -1 } }, { key: { 'b.x': -1, a: 1 } }, { key: { c: -1, _id: -1 } }],
  [
    { key: { a: -1 }, sparse: true },
    { key: { 'b.x': 1 }, sparse: true },
    { key: { c: 1, a: 1 }, sparse: true }
  ],
  [
    { key: { a: 1 }, partialFilterExpression: { b: { $exists: true } } },
    { key: { c: 1 }, partialFilterExpression: { c: { $exists: true } } },
    { key: { b: 1 }, partialFilterExpression: { a: { $gt: 0 } } }
  ]
]

const value = fc.oneof({ weight: 4, arbitrary: plainValue }, { weight: 3, arbitrary: mixedValue })
const few = fc.array(value, { maxLength: 3 })

const condition: fc.Arbitrary<Document> = fc.oneof(
  fc
    .tuple(fc.constantFrom('$eq', '$ne', '$gt', '$gte', '$lt', '$lte'), value)
    .map(([name, of]) => ({ [name]: of })),
  fc.tuple(fc.constantFrom('$in', '$nin', '$all'), few).map(([name, of]) => ({ [name]: of })),
  fc.tuple(value, value).map(([low, high]) => ({ $gte: low, $lt: high })),
  fc.constantFrom<Document>({ $exists: true }, { $exists: false }, { $exists: 0 }, { $exists: 1 }),
  fc.constantFrom<Document>(
    { $regex: '^wo' },
    { $regex: '^WO', $options: 'i' },
    { $regex: 'n' },
    { $type: 'string' }
  ),
  fc.constantFrom<Document>({ $size: 1 }, { $mod: [2, 0] }, { $elemMatch: { $gt: 0 } }),
  value.map((of) => ({ $not: { $gt: of } }))
)

const filter: fc.Arbitrary<Filter<Document>> = fc.letrec<{ filter: Filter<Document> }>((tie) => {
  const branches = fc.array(tie('filter'), { minLength: 1, maxLength: 3 })
  const several = fc.uniqueArray(fc.tuple(fc.constantFrom(...FIELDS), condition), {
    minLength: 1,
    maxLength: 3,
    selector: ([field]) => field
  })
  return {
    filter: fc.oneof(
      { maxDepth: 2 },
      { weight: 4, arbitrary: several.map((parts) => Object.fromEntries(parts)) },
      { weight: 1, arbitrary: branches.map(($or) => ({ $or })) },
      { weight: 1, arbitrary: branches.map(($and) => ({ $and })) },
      { weight: 1, arbitrary: branches.map(($nor) => ({ $nor })) }
    )
  }
}).filter

const direction = fc.constantFrom<1 | -1>(1, -1)
const sort: fc.Arbitrary<Sort> = fc
  .tuple(fc.subarray(FIELDS, { maxLength: 2 }), direction, direction, direction)
  // With the `_id` in the end there is one right order.
  .map(([fields, first, second, last]) => ({
    ...Object.fromEntries(fields.map((field, at) => [field, at === 0 ? first : second])),
    _id: last
  }))

async function filled(at: number): Promise<Collection> {
  const collection = mongo.db().collection('mixed')
  const [documents] = fc.sample(
    fc.array(mixedDocument(['a', 'b', 'c'], value), { minLength: COUNT, maxLength: COUNT }),
    { seed: at, numRuns: 1 }
  )
  for (const index of INDEXES[at] ?? []) await collection.createIndex(index.key, index as object)
  for (const [n, document] of (documents ?? []).entries()) {
    // Two arrays that one index cannot take together are refused.
    await collection.insertOne({ ...document, _id: n as never }).catch(() => undefined)
  }
  return collection
}

/** Values as texts, in an order of their own; equal numbers of different types count as one. */
const textsOf = (values: unknown[]) => values.map((value) => BSON.EJSON.stringify({ value })).sort()

const idsOf = (documents: Document[]) => documents.map(({ _id }) => _id)

test.each(
  INDEXES.map((indexes, at) => [indexes.map(({ key }) => Object.keys(key).join('_')).join(' '), at] as const)
)(
  'whatever is asked of %s (%i), indexes give what reading everything gives',
  async (_name, at) => {
    const collection = await filled(at)
    let indexed = 0
    await fc.assert(
      fc.asyncProperty(filter, sort, fc.nat(20), fc.nat(5), async (asked, order, skip, limit) => {
        const shown = BSON.EJSON.stringify({ asked, order, skip, limit })
        const find = (options: object) => collection.find(asked, { projection: { _id: 1 }, ...options })
        const all = idsOf(await find({ hint: { $natural: 1 } }).toArray())
        expect(idsOf(await find({}).toArray()).sort(), shown).toEqual(all.sort())
        expect(await collection.countDocuments(asked), shown).toBe(all.length)
        const page = { sort: order, skip, limit }
        const slow = idsOf(await find({ ...page, hint: { $natural: 1 } }).toArray())
        expect(idsOf(await find(page).toArray()), shown).toEqual(slow)
        const { queryPlanner } = await find(page).explain('queryPlanner')
        if (/IXSCAN|ROW_SET/.test(JSON.stringify(queryPlanner))) indexed++
      }),
      { seed: 7, numRuns: 150 }
    )
    expect(indexed).toBeGreaterThan(30)
    const anything = { _id: { $gte: -1 as never } }
    for (const field of FIELDS) {
      expect(textsOf(await collection.distinct(field))).toEqual(
        textsOf(await collection.distinct(field, anything))
      )
    }
  },
  120_000
)
