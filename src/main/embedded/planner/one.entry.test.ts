import type { Collection, Document, Filter, Sort } from 'mongodb'
import { beforeAll, expect, test } from 'vitest'
import { testServer } from '../server.fixture.ts'

const mongo = testServer()
let boats: Collection<Document>

beforeAll(async () => {
  boats = mongo.db().collection('boats')
  await boats.createIndexes([
    { key: { name: 1, port: 1 }, unique: true },
    { key: { crew: 1 }, unique: true, partialFilterExpression: { crew: { $exists: true } } },
    { key: { colour: 1 } }
  ])
  await boats.insertMany(
    Array.from({ length: 500 }, (_, n) => ({
      _id: n as never,
      name: `boat ${n}`,
      port: 'Jaffa',
      colour: n % 2 ? 'red' : 'blue'
    }))
  )
  await boats.insertOne({ _id: 500 as never, name: 'crewed', port: 'Acre', crew: ['Ada', 'Lin'] })
})

async function read(filter: Filter<Document>, sort: Sort = {}, skip = 0) {
  const plan = await boats.find(filter, { sort, skip }).explain('executionStats')
  const { totalKeysExamined: keys, totalDocsExamined: documents } = plan.executionStats
  const { stage, inputStage } = plan.queryPlanner.winningPlan
  return { stage, index: inputStage?.indexName, keys, documents }
}

const red = { colour: 'red' } as const

test.each<[string, Filter<Document>, string]>([
  ['an id', { _id: 7 as never }, '_id_'],
  ['an id and something else', { _id: 7 as never, ...red }, '_id_'],
  ['an id inside of an $and', { $and: [{ _id: 7 as never }, red] }, '_id_'],
  ['the values of a unique index', { name: 'boat 7', port: 'Jaffa', ...red }, 'name_1_port_1']
])('%s leads to one entry, whatever the sort', async (_name, filter, index) => {
  const one = { stage: 'FETCH', index, keys: 1, documents: 1 }
  expect(await read(filter)).toEqual(one)
  expect(await read(filter, { colour: 1, name: -1 })).toEqual(one)
  expect(await boats.find(filter).toArray()).toHaveLength(1)
  expect(await boats.find({ ...filter, port: 'Acre' }).toArray()).toEqual([])
  expect(await boats.find(filter).skip(1).toArray()).toEqual([])
})

test('an id that is not there leads to none', async () => {
  expect(await read({ _id: 'none' as never })).toMatchObject({ index: '_id_', keys: 0, documents: 0 })
  expect(await boats.findOne({ _id: { $exists: false } })).toBeNull()
})

test('a part of a unique index, several values or several keys of one document are more than one entry', async () => {
  expect(await boats.find({ name: { $in: ['boat 1', 'boat 2'] }, port: 'Jaffa' }).toArray()).toHaveLength(2)
  expect(await boats.find({ _id: { $in: [1, 2] as never[] } }).toArray()).toHaveLength(2)
  expect(await boats.find({ crew: { $all: ['Ada', 'Lin'] } }).toArray()).toHaveLength(1)
  expect(await boats.findOne({ crew: 'Lin', _id: 499 as never })).toBeNull()
  const [first] = await boats.find({ name: 'boat 3' }).sort({ port: 1 }).toArray()
  expect(first?._id).toBe(3)
})
