import fc from 'fast-check'
import type { Collection, Document, Filter, Sort } from 'mongodb'
import { beforeAll, expect, test } from 'vitest'
import { anyAccentPattern } from '#shared/values/accents.ts'
import { testServer } from '../server.fixture.ts'

const mongo = testServer()
const COUNT = 3000
let leads: Collection

/** Fields of all kinds: few values, many values, missing, null, arrays. */
function lead(n: number): Document {
  return {
    n,
    name: `Person ${n}`,
    brand_name: `${['Maison Olive', 'Éclat', 'קפה הכרמל', 'Nord'][n % 4]} ${n}`,
    company: n % 50 === 0 ? ['Grand Hôtel', `ÉTÉ ${n}`] : null,
    status: ['NEW', 'new', 'LOST', '', null][n % 5],
    ...(n % 3 ? { stage: ['won', 'lost'][n % 2] } : {}),
    owner_email: ['Ann@x.example', 'ann@x.example', 'bob@x.example', null][n % 4],
    converted_to: n % 100 === 0 ? 'somebody' : null,
    tags: [`t${n % 7}`, `u${n % 11}`],
    created_at: new Date(n * 1000)
  }
}

beforeAll(async () => {
  leads = mongo.db().collection('leads')
  await leads.createIndexes([
    { key: { status: 1, created_at: -1 } },
    { key: { stage: -1 } },
    { key: { owner_email: 1 } },
    { key: { converted_to: 1 } },
    { key: { tags: 1 } },
    { key: { created_at: 1, _id: 1 } }
  ])
  await leads.insertMany(Array.from({ length: COUNT }, (_, n) => lead(n)))
})

type Explained = { keys: number; documents: number; found: number; plan: string }

async function explain(filter: Filter<Document>, sort: Sort = {}, options = {}): Promise<Explained> {
  const { queryPlanner, executionStats } = await leads
    .find(filter, options)
    .sort(sort)
    .explain('executionStats')
  return {
    keys: executionStats.totalKeysExamined,
    documents: executionStats.totalDocsExamined,
    found: executionStats.nReturned,
    plan: JSON.stringify(queryPlanner.winningPlan)
  }
}

async function scanned(filter: Filter<Document>): Promise<number> {
  const found = leads.find(filter).hint({ $natural: 1 }).project({ _id: 1 })
  return (await found.toArray()).length
}

function containing(text: string, fields = ['name', 'brand_name', 'company']): Filter<Document> {
  return { $or: fields.map((field) => ({ [field]: { $regex: anyAccentPattern(text), $options: 'i' } })) }
}

const notConverted = { converted_to: { $in: [null, ''] } }
const ann = { $regex: '^ann@x\\.example$', $options: 'i' }

test.each<[string, Filter<Document>]>([
  ['a part of a text in any of some fields', containing('son 12')],
  ['two letters', containing('iv')],
  ['two letters at the end of a text', containing('99')],
  ['one letter', containing('7')],
  ['the same in capitals with an accent', containing('éTé 5')],
  ['a part of Hebrew text', containing('הכרמל')],
  ['two words', { $and: [containing('olive'), containing('person 1')] }],
  ['a word and other filters', { $and: [{ status: 'LOST' }, containing('nord')] }],
  ['several lists', { status: { $in: ['NEW', null, ''] }, stage: { $in: ['won'] }, ...notConverted }],
  ['what is not in a list', { status: { $nin: ['LOST', 'lost'] }, stage: { $ne: 'won' } }],
  ['a text in any case among few texts', { owner_email: ann }],
  ['any of several owners', { $or: [{ owner_email: ann }, { tags: { $in: ['t3'] } }] }],
  ['none of several', { $nor: [{ owner_email: ann }, { status: 'NEW' }] }],
  ['items of arrays', { tags: { $in: ['t1', 'u2'] }, status: 'NEW' }],
  ['a missing field', { stage: null, status: 'NEW' }]
])('%s is counted without reading a document', async (_name, filter) => {
  expect(await leads.countDocuments(filter)).toBe(await scanned(filter))
  const explained = await explain(filter, { created_at: 1 })
  expect(explained).toMatchObject({ plan: expect.stringContaining('"filtered":false') })
})

test.each<[string, Filter<Document>]>([
  ['an anchored text', { name: { $regex: '^\\s*person 12\\s*$', $options: 'i' } }],
  ['a text whose accents matter', { name: { $regex: 'person 12', $options: 'i' } }],
  ['a text whose case matters', { brand_name: { $regex: 'Olive 4' } }],
  ['a condition that no index knows', { n: { $lt: 200 }, status: { $in: ['NEW', 'new'] } }]
])('%s is confirmed on the documents that an index lets through', async (_name, filter) => {
  const { documents, found } = await explain(filter)
  expect(found).toBe(await scanned(filter))
  expect(documents).toBeLessThan(COUNT / 2)
})

test('a text with a pattern is found by what it must contain, or by reading', async () => {
  for (const filter of [containing('o(n|l)'), containing('p.rson 7'), containing('^person 7')]) {
    expect(await leads.countDocuments(filter)).toBe(await scanned(filter))
  }
})

test('a page of a filtered and sorted list walks the sort index and reads only the page', async () => {
  const filter = { $and: [{ status: { $in: ['NEW', 'new'] } }, containing('person')] }
  for (const created_at of [1, -1] as const) {
    const sort: Sort = { created_at, _id: created_at }
    expect(await explain(filter, sort, { skip: 500, limit: 20 })).toMatchObject({ documents: 20, found: 20 })
    const page = await leads.find(filter).sort(sort).skip(500).limit(20).toArray()
    const slow = await leads.find(filter).hint({ $natural: 1 }).sort(sort).skip(500).limit(20).toArray()
    expect(page).toEqual(slow)
  }
})

test('few results are read and sorted instead of walking the whole index', async () => {
  const { documents, keys } = await explain(containing('grand'), { created_at: -1 }, { limit: 50 })
  expect({ documents, keys }).toEqual({ documents: 60, keys: 0 })
})

test('a filter that nothing matches reads nothing', async () => {
  expect(await explain(containing('zzzqqq'), { created_at: -1 }, { limit: 50 })).toMatchObject({
    documents: 0,
    keys: 0
  })
})

test('sets of rows give what a scan gives, whatever is asked', async () => {
  const leaf: fc.Arbitrary<Filter<Document>> = fc.constantFrom<Filter<Document>>(
    { status: 'NEW' },
    { status: { $in: [null, 'LOST'] } },
    { status: { $ne: null } },
    { status: { $exists: true } },
    { stage: null },
    { stage: { $nin: ['won', null] } },
    { stage: { $not: { $eq: 'lost' } } },
    { stage: { $exists: false } },
    { owner_email: ann },
    { owner_email: { $not: /^ann/ } },
    { tags: 't3' },
    { tags: { $gt: 't5', $lt: 'u1' } },
    { tags: { $nin: ['t1', 'u1'] } },
    { tags: null },
    { created_at: { $gte: new Date(1_000_000), $lt: new Date(2_000_000) } },
    { n: { $mod: [7, 1] } },
    { company: { $regex: 'hôtel', $options: 'i' } },
    { company: null },
    containing('ivE 1'),
    containing('קפה')
  )
  const { filter } = fc.letrec<{ filter: Filter<Document> }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 2 },
      leaf,
      fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map(($and) => ({ $and })),
      fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map(($or) => ({ $or })),
      fc.array(tie('filter'), { minLength: 1, maxLength: 2 }).map(($nor) => ({ $nor }))
    )
  }))
  await fc.assert(
    fc.asyncProperty(filter, async (asked) => {
      expect(await leads.countDocuments(asked)).toBe(await scanned(asked))
    }),
    { numRuns: 40 }
  )
}, 60_000)

test('documents that change while a cursor is open are looked at again', async () => {
  const changing = mongo.db().collection('leads')
  await changing.createIndex({ kind: 1 })
  await changing.createIndex({ n: 1 })
  await changing.insertMany(Array.from({ length: 1000 }, (_, n) => ({ n, kind: n % 2 ? 'odd' : 'even' })))
  const cursor = changing.find({ kind: { $in: ['odd'] }, n: { $gte: 0 } }, { batchSize: 2 }).sort({ n: -1 })
  await cursor.next()
  await changing.updateMany({}, { $set: { kind: 'none' } })
  expect((await cursor.toArray()).length).toBeLessThanOrEqual(1)
})
