import type { Collection, Db } from 'mongodb'
import { beforeEach, expect, test } from 'vitest'
import { testServer } from '../server.fixture.ts'
import { codeOf } from './refusal.fixture.ts'

type Person = { _id: string; boss?: string; friends?: string[]; age: number; city: string }

const mongo = testServer()
let db: Db
let people: Collection<Person>
beforeEach(async () => {
  db = mongo.db()
  people = db.collection<Person>('people')
  await people.insertMany([
    { _id: 'ann', age: 60, city: 'Nantes' },
    { _id: 'bob', boss: 'ann', friends: ['cid', 'dan'], age: 50, city: 'Brest' },
    { _id: 'cid', boss: 'bob', friends: ['bob'], age: 40, city: 'Brest' },
    { _id: 'dan', boss: 'cid', age: 30, city: 'Nantes' }
  ])
})

const reached = (more: Record<string, unknown> = {}) => ({
  $graphLookup: {
    from: 'people',
    startWith: '$boss',
    connectFromField: 'boss',
    connectToField: '_id',
    as: 'above',
    ...more
  }
})

test.each([true, false])(
  '$graphLookup follows a field from document to document (index: %s)',
  async (hasIndex) => {
    if (hasIndex) await people.createIndex({ boss: 1 })
    const [dan] = await people
      .aggregate([{ $match: { _id: 'dan' } }, reached({ depthField: 'depth' })])
      .toArray()
    expect(dan?.above.map(({ _id, depth }: { _id: string; depth: unknown }) => [_id, Number(depth)])).toEqual(
      [
        ['cid', 0],
        ['bob', 1],
        ['ann', 2]
      ]
    )
    const below = { startWith: '$_id', connectFromField: '_id', connectToField: 'boss', maxDepth: 1 }
    const [ann] = await people.aggregate([{ $match: { _id: 'ann' } }, reached(below)]).toArray()
    expect(ann?.above.map(({ _id }: { _id: string }) => _id)).toEqual(['bob', 'cid'])
  }
)

test('$graphLookup goes through arrays, round in circles only once, and where a filter lets it', async () => {
  const friends = { startWith: '$friends', connectFromField: 'friends' }
  const namesFrom = async (more: Record<string, unknown>) => {
    const [bob] = await people
      .aggregate([{ $match: { _id: 'bob' } }, reached({ ...friends, ...more })])
      .toArray()
    return bob?.above.map(({ _id }: { _id: string }) => _id).sort()
  }
  expect(await namesFrom({})).toEqual(['bob', 'cid', 'dan'])
  expect(await namesFrom({ restrictSearchWithMatch: { age: { $gt: 30 } } })).toEqual(['bob', 'cid'])
  expect(await namesFrom({ from: 'nobody' })).toEqual([])
  expect(await codeOf(people.aggregate([reached({ maxDepth: -1 })]).toArray())).toBe(40101)
  expect(await codeOf(people.aggregate([reached({ as: 5 })]).toArray())).toBe(9)
})

test('a stage that names fields without a dollar sign finds them in stored documents', async () => {
  const oldest = { $top: { output: '$_id', sortBy: { age: -1 } } }
  const byCity = await people
    .aggregate([{ $group: { _id: '$city', oldest } }, { $sort: { _id: 1 } }])
    .toArray()
  expect(byCity).toEqual([
    { _id: 'Brest', oldest: 'bob' },
    { _id: 'Nantes', oldest: 'ann' }
  ])
  const [total] = await people
    .aggregate([{ $group: { _id: null, age: { $sum: { $getField: 'age' } } } }])
    .toArray()
  expect(total).toEqual({ _id: null, age: 180 })
})

test('$unionWith adds the documents of another collection, through a pipeline', async () => {
  const stages = [
    { $match: { city: 'Brest' } },
    { $unionWith: { coll: 'people', pipeline: [{ $match: { age: 30 } }] } }
  ]
  expect((await people.aggregate(stages).toArray()).map(({ _id }) => _id)).toEqual(['bob', 'cid', 'dan'])
})

test('documents that are looked up many times are not changed by what is done with them', async () => {
  const ports = db.collection<{ _id: number; at: { quays: string[] } }>('ports')
  await ports.insertOne({ _id: 1, at: { quays: ['north', 'south'] } })
  const lookup = { from: 'ports', pipeline: [{ $unwind: '$at.quays' }], as: 'found' }
  const results = await people
    .aggregate([{ $lookup: lookup }, { $project: { n: { $size: '$found' } } }])
    .toArray()
  expect(results.map(({ n }) => n)).toEqual([2, 2, 2, 2])
})

test('a looked up array takes the place of what is no document', async () => {
  const lookup = { from: 'people', localField: 'boss', foreignField: '_id', as: 'friends.found' }
  const [bob] = await people.aggregate([{ $match: { _id: 'bob' } }, { $lookup: lookup }]).toArray()
  expect(bob?.friends).toEqual({ found: [{ _id: 'ann', age: 60, city: 'Nantes' }] })
})

test('fields come out in the order in which they are stored, however few are read', async () => {
  const stages = [{ $match: { age: 30 } }, { $sort: { city: 1 } }, { $skip: 0 }, { $unwind: '$city' }]
  const [dan] = await people.aggregate([...stages, { $project: { city: 1, age: 1, boss: 1 } }]).toArray()
  expect(Object.keys(dan ?? {})).toEqual(['_id', 'boss', 'age', 'city'])
})
