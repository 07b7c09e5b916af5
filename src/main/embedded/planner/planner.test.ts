import { BSONSymbol, type Collection, type Document, type Filter, MinKey, type Sort } from 'mongodb'
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

test.each<[string, Sort, string]>([
  ['the beginning of an index', { stage: 1 }, 'forward'],
  ['the beginning of an index, backwards', { stage: -1 }, 'backward'],
  ['all of an index, one part descending', { stage: 1, created_at: -1 }, 'forward'],
  ['all of an index, each part the other way', { stage: -1, created_at: 1 }, 'backward']
])('a sort by %s is read from it', async (_name, sort, direction) => {
  const { queryPlanner } = await leads.find({}, { limit: 10 }).sort(sort).explain('queryPlanner')
  expect(queryPlanner.winningPlan.inputStage).toMatchObject({
    stage: 'IXSCAN',
    indexName: 'stage_1_created_at_-1',
    direction
  })
  const page = await leads.find().sort(sort).limit(700).toArray()
  const slow = await leads.find().hint({ $natural: 1 }).sort(sort).limit(700).toArray()
  const sortedBy = (document: Document) => Object.keys(sort).map((field) => document[field])
  expect(page.map(sortedBy)).toEqual(slow.map(sortedBy))
})

test('a sort that no single index gives is told by several, and by reading where its first field has none', async () => {
  expect((await explain({}, { stage: 1, created_at: 1 })).stage).toBe('FETCH RANKED ROW_SET')
  expect((await explain({}, { unknown: 1, stage: 1 })).stage).toBe('SORT COLLSCAN')
})

test('a prefix is no single value: what is asked of the next field narrows no further', async () => {
  const names = mongo.db().collection('names')
  await names.createIndex({ name: 1, n: 1 })
  await names.insertMany(Array.from({ length: 100 }, (_, n) => ({ name: `w${n}`, n: 100 - n })))
  expect(await names.countDocuments({ name: /^w/, n: { $gte: 50 } })).toBe(51)
  expect(await names.find({ name: /^w1/, n: { $lt: 90 } }).toArray()).toHaveLength(9)
})

test('that a field exists is read from an index that has only such documents', async () => {
  const plan = await explain({ closed_at: { $exists: true } })
  expect(plan).toMatchObject({ stage: 'FETCH IXSCAN', index: 'closed_at_1', documents: 200, found: 200 })
  const sparse = mongo.db().collection('sparse')
  await sparse.createIndex({ a: 1 }, { sparse: true })
  await sparse.createIndex({ b: 1 }, { partialFilterExpression: { b: { $exists: true } } })
  await sparse.insertMany([{ a: 1 }, { a: null, b: [1, 2] }, {}, { b: null }, { c: 1 }])
  for (const no of [false, 0]) {
    expect(await sparse.countDocuments({ a: { $exists: no } })).toBe(3)
    expect(await sparse.countDocuments({ b: { $exists: no } })).toBe(3)
  }
  for (const field of ['a', 'b']) {
    const { queryPlanner } = await sparse.find({ [field]: { $exists: 1 } }).explain('queryPlanner')
    expect(queryPlanner.winningPlan.inputStage.indexName).toBe(`${field}_1`)
    expect(await sparse.countDocuments({ [field]: { $exists: 1 } })).toBe(2)
  }
})

test('a partial index is left alone by a bound that missing fields meet', async () => {
  const partial = mongo.db().collection('partial')
  await partial.createIndex({ a: 1 }, { partialFilterExpression: { b: { $exists: true } } })
  await partial.insertMany([{ a: 1 }, { a: 1, b: 1 }])
  expect(await partial.find({ a: 1, b: { $gte: new MinKey() } }).toArray()).toHaveLength(2)
  expect(await partial.find({ a: 1, b: { $all: [null] } }).toArray()).toHaveLength(1)
})

test('a symbol is the text that it holds, with an index and without', async () => {
  const symbols = mongo.db().collection('symbols')
  await symbols.insertMany([{ a: new BSONSymbol('won') }, { a: 'won' }])
  for (const indexed of [false, true]) {
    if (indexed) await symbols.createIndex({ a: 1 })
    expect(await symbols.countDocuments({ a: 'won' })).toBe(2)
    expect(await symbols.countDocuments({ a: { $in: ['won'] } })).toBe(2)
    expect(await symbols.countDocuments({ a: { $ne: 'won' } })).toBe(0)
    expect(await symbols.countDocuments({ a: /^wo/ })).toBe(2)
    expect(await symbols.aggregate([{ $group: { _id: '$a', n: { $sum: 1 } } }]).toArray()).toMatchObject([
      { n: 2 }
    ])
  }
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

test.each<[string, Document[], string]>([
  ['a value', [{ $match: { stage: 'won' } }, { $count: 'n' }], 'COUNT COUNT_SCAN'],
  ['a range', [{ $match: { created_at: { $lt: new Date(9000) } } }, { $count: 'n' }], 'COUNT COUNT_SCAN'],
  ['everything', [{ $group: { _id: null, n: { $sum: 1 } } }], 'COUNT RECORD_STORE_FAST_COUNT'],
  [
    'several conditions',
    [{ $match: { stage: { $ne: 'new' }, 'owner.id': { $ne: 1 } } }, { $count: 'n' }],
    'COUNT ROW_SET'
  ],
  ['what no index knows', [{ $match: { n: 3 } }, { $count: 'n' }], 'COLLSCAN']
])('explain tells how %s is counted', async (_name, pipeline, stages) => {
  const { queryPlanner, executionStats } = await leads.aggregate(pipeline).explain('executionStats')
  const { stage, inputStage } = queryPlanner.winningPlan
  expect([stage, inputStage?.stage].join(' ').trim()).toBe(stages)
  if (stage === 'COUNT') expect(executionStats.totalDocsExamined).toBe(0)
})

test('what an aggregation begins with goes through indexes', async () => {
  const { queryPlanner, executionStats } = await leads
    .aggregate([
      { $match: { stage: 'won' } },
      { $match: { created_at: { $lt: new Date(900_000) } } },
      { $sort: { created_at: -1 } },
      { $skip: 5 },
      { $limit: 10 },
      { $project: { n: 1 } }
    ])
    .explain('executionStats')
  expect(queryPlanner.winningPlan.inputStage.indexName).toBe('stage_1_created_at_-1')
  expect(executionStats).toMatchObject({ nReturned: 10, totalDocsExamined: 10 })
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
