import type { Collection, Document } from 'mongodb'
import { beforeAll, expect, test } from 'vitest'
import { testServer } from '../server.fixture.ts'

const mongo = testServer()
let boats: Collection<Document>
beforeAll(async () => {
  boats = mongo.db().collection('boats')
  await boats.insertMany([{ length: 9 }, { length: 12 }, { length: 15, name: 'Iris' }])
  await boats.createIndexes([{ key: { length: 1 } }, { key: { name: 1 }, sparse: true, name: 'named' }])
})

/** The stages of a plan from the outermost to the innermost, with the index in brackets. */
function told({ queryPlanner }: Document): string {
  const stages: string[] = []
  for (let stage = queryPlanner.winningPlan; stage; stage = stage.inputStage) {
    stages.push(stage.indexName ? `${stage.stage}(${stage.indexName})` : stage.stage)
  }
  return stages.join(' ')
}

const explained = (filter: Document, options: Document = {}) => boats.find(filter, options).explain()

test.each<[filter: Document, options: Document, plan: string]>([
  [{ length: 9 }, {}, 'FETCH IXSCAN(length_1)'],
  [{ length: { $gt: 0 } }, {}, 'FETCH IXSCAN(length_1)'],
  [{ length: { $in: [9, 12, 15] } }, {}, 'FETCH IXSCAN(length_1)'],
  [{ length: { $gt: 0 }, colour: 'red' }, {}, 'FETCH IXSCAN(length_1)'],
  [{}, { sort: { length: -1 } }, 'FETCH IXSCAN(length_1)'],
  [{ name: 'Iris' }, {}, 'FETCH IXSCAN(named)'],
  [{ _id: 5 }, {}, 'FETCH IXSCAN(_id_)'],
  [{ colour: 'red' }, {}, 'COLLSCAN'],
  [{ colour: 'red' }, { sort: { colour: 1 } }, 'SORT COLLSCAN'],
  [{ length: 9 }, { hint: { $natural: 1 } }, 'COLLSCAN']
])('however few documents there are, %j with %j is read by %s', async (filter, options, plan) => {
  expect(told(await explained(filter, options))).toBe(plan)
})

test('distinct values are read from an index, and explain says so', async () => {
  const explain = async (command: Document) =>
    told(await mongo.client.db(boats.dbName).command({ explain: { distinct: 'boats', ...command } }))
  expect(await explain({ key: 'length' })).toBe('DISTINCT_SCAN(length_1)')
  expect(await explain({ key: 'length', query: { length: 9 } })).toBe('FETCH IXSCAN(length_1)')
  expect(await explain({ key: 'colour' })).toBe('COLLSCAN')
})
