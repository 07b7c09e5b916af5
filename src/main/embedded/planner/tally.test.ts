import fc from 'fast-check'
import { BSON, type Collection, type Document, type IndexDescription } from 'mongodb'
import { expect, test } from 'vitest'
import { testServer } from '../server.fixture.ts'
import { mixedDocument, mixedValue, plainValue } from '../values/mixed.fixture.ts'

const mongo = testServer()

/** The results of a pipeline, in an order of their own; numbers keep their type. */
async function results(collection: Collection, pipeline: Document[], options = {}): Promise<string[]> {
  const found = await collection.aggregate(pipeline, { ...options, promoteValues: false }).toArray()
  return found.map((document) => BSON.EJSON.stringify(document, { relaxed: false })).sort()
}

/** The slow way: told to read the documents, the server groups them one by one. */
const slow = { hint: { $natural: 1 } }

async function stageOf(collection: Collection, pipeline: Document[]): Promise<string> {
  const { queryPlanner } = await collection.aggregate(pipeline).explain('queryPlanner')
  const { stage, inputStage } = queryPlanner.winningPlan
  return `${stage} ${inputStage?.stage ?? ''} ${inputStage?.indexName ?? ''}`.trim()
}

const byStage = (field: string) => [{ $group: { _id: field, count: { $sum: 1 }, again: { $count: {} } } }]

async function filled(documents: Document[], indexes: IndexDescription[]): Promise<Collection> {
  const collection = mongo.db().collection('deals')
  if (documents.length > 0) await collection.insertMany(documents)
  if (indexes.length > 0) await collection.createIndexes(indexes)
  return collection
}

test.each([
  ['values that a key tells exactly', plainValue],
  ['values of any kind', fc.oneof({ weight: 9, arbitrary: plainValue }, { weight: 1, arbitrary: mixedValue })]
])(
  'counts by value are what reading the documents gives: %s',
  async (_name, value) => {
    const index = fc.constantFrom<Document>(
      { a: 1 },
      { a: -1 },
      { a: -1, b: 1 },
      { 'b.x': 1 },
      { 'b.x': -1, a: 1 }
    )
    const options = fc.constantFrom<object>(
      {},
      {},
      { sparse: true },
      { partialFilterExpression: { a: 'won' } },
      { hidden: true }
    )
    const nested = fc.oneof(value, fc.record({ x: value }), fc.constant({}))
    const documents = fc.array(
      fc
        .tuple(mixedDocument(['a'], value), mixedDocument(['b'], nested))
        .map(([a, b]) => ({ ...a, ...b }) as Document),
      { minLength: 1, maxLength: 12 }
    )
    let counted = 0
    await fc.assert(
      fc.asyncProperty(documents, index, options, async (made, key, more) => {
        const collection = await filled(made, [{ key, ...more } as IndexDescription])
        for (const field of ['$a', '$b.x']) {
          const pipeline = byStage(field)
          expect(await results(collection, pipeline)).toEqual(await results(collection, pipeline, slow))
          if ((await stageOf(collection, pipeline)).startsWith('GROUP')) counted++
        }
      }),
      { seed: 1, numRuns: 100 }
    )
    expect(counted).toBeGreaterThan(20)
  },
  60_000
)

const STAGES = ['new', 'called', 'won', null]

test('groups of a filtered collection are counted from the sets of rows that the indexes give', async () => {
  const deals = Array.from({ length: 3000 }, (_, n) => ({
    ...(n % 11 === 0 ? {} : { stage: STAGES[n % 4] }),
    owner: `owner ${n % 3}`,
    tags: [`t${n % 5}`],
    n
  }))
  const collection = await filled(deals, [
    { key: { stage: 1, n: 1 } },
    { key: { owner: 1 } },
    { key: { tags: 1 } }
  ])
  const filters: Document[] = [
    { owner: 'owner 1' },
    { owner: { $ne: 'owner 1' } },
    { $or: [{ owner: 'owner 1' }, { tags: 't1' }] },
    { owner: 'nobody' },
    { tags: { $in: ['t1', 't2'] }, owner: { $nin: ['owner 2'] } },
    { n: { $lt: 100 } }
  ]
  for (const filter of filters) {
    for (const stage of [...byStage('$stage'), { $sortByCount: '$stage' }]) {
      const pipeline = [{ $match: filter }, stage, { $match: { count: { $gt: 0 } } }]
      expect(await results(collection, pipeline)).toEqual(await results(collection, pipeline, slow))
    }
  }
  expect(await stageOf(collection, [{ $match: filters[2] }, ...byStage('$stage')])).toBe(
    'GROUP COUNT_SCAN stage_1_n_1'
  )
})

test('a group that wants more than counts reads the documents', async () => {
  const collection = await filled(
    [
      { a: 'x', n: 2 },
      { a: 'x', n: 3 }
    ],
    [{ key: { a: 1 } }]
  )
  const sums: Document[] = [
    { $group: { _id: '$a', total: { $sum: '$n' } } },
    { $group: { _id: '$a', total: { $sum: 2 } } },
    { $group: { _id: { a: '$a' }, total: { $sum: 1 } } }
  ]
  for (const stage of sums) {
    expect(await stageOf(collection, [stage])).toBe('COLLSCAN')
    expect(await results(collection, [stage])).toEqual(await results(collection, [stage], slow))
  }
  const page = [{ $limit: 1 }, ...byStage('$a')]
  expect(await results(collection, page)).toEqual(await results(collection, page, slow))
})
