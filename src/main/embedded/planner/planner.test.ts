import type { Collection, Document, Filter, Sort } from 'mongodb'
import { beforeAll, expect, test } from 'vitest'
import { testServer } from '../server.fixture.ts'

const mongo = testServer()
let leads: Collection

const STAGES = ['new', 'called', 'won']

beforeAll(async () => {
  leads = mongo.db().collection('deals')
  await leads.insertMany(
    Array.from({ length: 2000 }, (_, n) => ({
      n,
      email: `Sales${n}@x.example`,
      stage: STAGES[n % 3],
      owner: { id: n % 50 },
      tags: [`t${n % 40}`, `u${n % 7}`],
      created_at: new Date(n * 1000),
      ...(n % 10 === 0 ? { closed_at: new Date(n) } : {})
    }))
  )
  await leads.createIndexes([
    { key: { email: 1 } },
    { key: { stage: 1, created_at: -1 } },
    { key: { created_at: -1 } },
    { key: { 'owner.id': 1 } },
    { key: { tags: 1 } },
    { key: { closed_at: 1 }, sparse: true },
    { key: { n: 1 }, name: 'open', partialFilterExpression: { stage: 'new' } }
  ])
})

type Explained = { stage: string; index: string | undefined; keys: number; documents: number; found: number }

async function explain(
  filter: Filter<Document>,
  sort: Sort = {},
  options: { skip?: number; limit?: number } = {}
): Promise<Explained> {
  const { queryPlanner, executionStats } = await leads
    .find(filter, options)
    .sort(sort)
    .explain('executionStats')
  const stages: string[] = []
  let index: string | undefined
  for (let stage = queryPlanner.winningPlan; stage; stage = stage.inputStage) {
    stages.push(stage.stage)
    index ??= stage.indexName
  }
  return {
    stage: stages.join(' '),
    index,
    keys: executionStats.totalKeysExamined,
    documents: executionStats.totalDocsExamined,
    found: executionStats.nReturned
  }
}

const byId = { _id: 1 } as const

/** Filter, the index that should answer it, and how many documents may be touched at most. */
test.each<[string, Filter<Document>, string, number]>([
  ['equality', { email: 'Sales7@x.example' }, 'email_1', 1],
  ['a list', { email: { $in: ['Sales7@x.example', 'Sales8@x.example', 'none'] } }, 'email_1', 2],
  ['a range', { created_at: { $gte: new Date(10_000), $lt: new Date(20_000) } }, 'created_at_-1', 10],
  ['a prefix', { email: /^Sales199/ }, 'email_1', 11],
  ['a prefix with an escaped dot', { email: /^Sales7@x\.example$/ }, 'email_1', 1],
  ['an anchored expression without regard to case', { email: /^sales7@x\.example$/i }, 'email_1', 1],
  ['a part of the text', { email: /ES77@/i }, 'email_1', 1],
  ['a field inside a document', { 'owner.id': 3 }, 'owner.id_1', 40],
  ['an item of an array', { tags: 't3' }, 'tags_1', 50],
  [
    'an equality and a range',
    { stage: 'won', created_at: { $lt: new Date(30_000) } },
    'stage_1_created_at_-1',
    10
  ],
  ['a field that few have', { closed_at: { $gte: new Date(1990) } }, 'closed_at_1', 1],
  ['a partial index', { stage: 'new', n: 300 }, 'open', 1],
  ['and of two fields', { $and: [{ email: 'Sales7@x.example' }, { n: 7 }] }, 'email_1', 1]
])('%s goes through its index', async (_name, filter, index, most) => {
  const plan = await explain(filter)
  expect(plan).toMatchObject({ stage: 'FETCH IXSCAN', index })
  expect(plan.documents).toBeLessThanOrEqual(most)
  expect(plan.found).toBe(await scanned(filter))
})

test.each<[string, Filter<Document>]>([
  ['or', { $or: [{ email: 'Sales3@x.example' }, { 'owner.id': 3 }] }],
  ['or with a partial index', { $or: [{ email: 'Sales3@x.example' }, { stage: 'new', n: 3 }] }]
])('%s goes through an index for each branch, and finds every document once', async (_name, filter) => {
  const plan = await explain(filter)
  expect(plan).toMatchObject({ stage: 'FETCH ROW_SET', found: await scanned(filter) })
  expect(plan.documents).toBe(plan.found)
})

test.each<[string, Filter<Document>, Sort, string]>([
  ['a sort', {}, { created_at: -1 }, 'created_at_-1'],
  ['a sort the other way', {}, { created_at: 1 }, 'created_at_-1'],
  ['a sort behind an equality', { stage: 'won' }, { created_at: -1 }, 'stage_1_created_at_-1'],
  ['a sort with a filter that has no index', { n: { $gt: 5 } }, { created_at: -1 }, 'created_at_-1']
])('%s reads a page and no more', async (_name, filter, sort, index) => {
  const plan = await explain(filter, sort, { skip: 20, limit: 10 })
  expect(plan).toMatchObject({ stage: 'FETCH IXSCAN', index, found: 10 })
  expect(plan.documents).toBeLessThanOrEqual(100)
  const page = await leads.find(filter).sort(sort).skip(20).limit(10).toArray()
  const slow = await leads.find(filter).hint({ $natural: 1 }).sort(sort).skip(20).limit(10).toArray()
  expect(page).toEqual(slow)
})

test('a page deep in a sorted list decodes only its own documents', async () => {
  expect(await explain({}, { created_at: -1 }, { skip: 1900, limit: 10 })).toMatchObject({
    documents: 10,
    keys: 10
  })
})

test('what no index knows is scanned, and sorted in memory', async () => {
  expect(await explain({ n: { $gte: 1990 } }, { n: -1 })).toMatchObject({ stage: 'SORT COLLSCAN', found: 10 })
})

test('an index that leaves documents out is not used where they could match', async () => {
  expect((await explain({ closed_at: null })).stage).toBe('COLLSCAN')
  expect((await explain({ n: 300 })).stage).toBe('COLLSCAN')
  expect((await explain({}, { closed_at: 1 })).stage).toBe('SORT COLLSCAN')
})

test('a condition met by two different items is not narrowed to one', async () => {
  const lists = mongo.db().collection('lists')
  await lists.insertMany([{ a: [1, 9] }, { a: [5] }, ...Array.from({ length: 50 }, () => ({ a: [100] }))])
  await lists.createIndex({ a: 1 })
  expect(await lists.countDocuments({ a: { $gt: 6, $lt: 5 } })).toBe(1)
})

test('a hint is followed, and one that names no index is refused', async () => {
  const plan = await leads.find({ stage: 'won' }).hint('created_at_-1').explain('queryPlanner')
  expect(plan.queryPlanner.winningPlan.inputStage.indexName).toBe('created_at_-1')
  await expect(leads.find().hint('none').toArray()).rejects.toThrow(/hint/)
})

test('counting an indexed value reads no document', async () => {
  expect(await leads.countDocuments({ stage: 'won' })).toBe(666)
  expect(await leads.countDocuments({ tags: { $in: ['t3', 'u3'] } })).toBe(
    await scanned({ tags: { $in: ['t3', 'u3'] } })
  )
})

test('every index gives the same documents as a scan, whatever is asked', async () => {
  const filters: Filter<Document>[] = [
    { tags: { $all: ['t3', 'u3'] } },
    { tags: { $ne: 't3' } },
    { email: { $not: /^Sales1/ } },
    { stage: { $in: ['won', 'called'] }, created_at: { $gt: new Date(1_990_000) } },
    { 'owner.id': { $gte: 48, $lte: 100 } },
    { closed_at: { $exists: true } },
    { created_at: { $type: 'date', $gt: new Date(1_999_000) } },
    { $or: [{ stage: 'won', n: { $lt: 9 } }, { $and: [{ tags: 'u1' }, { 'owner.id': 1 }] }] }
  ]
  for (const filter of filters)
    expect(await leads.countDocuments(filter), JSON.stringify(filter)).toBe(await scanned(filter))
})

async function scanned(filter: Filter<Document>): Promise<number> {
  return (await leads.find(filter).hint({ $natural: 1 }).project(byId).toArray()).length
}
