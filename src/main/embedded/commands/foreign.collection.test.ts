import fc from 'fast-check'
import { BSON, type Document, type IndexDescription } from 'mongodb'
import { expect, test, vi } from 'vitest'
import { testServer } from '../server.fixture.ts'
import { StoredCollection } from '../storage/collection.ts'
import { mixedDocument, mixedValue, plainValue } from '../values/mixed.fixture.ts'

const mongo = testServer()
const value = fc.oneof({ weight: 3, arbitrary: plainValue }, { weight: 2, arbitrary: mixedValue })

async function joined(local: Document[], foreign: Document[], index?: IndexDescription): Promise<string[]> {
  const db = mongo.db()
  await db.collection('local').insertMany(local)
  await db.collection('foreign').insertMany(foreign.map((document, n) => ({ ...document, _id: n as never })))
  if (index) await db.collection('foreign').createIndexes([index])
  const lookup = { from: 'foreign', localField: 'a', foreignField: 'b', as: 'found' }
  const results = await db
    .collection('local')
    .aggregate([{ $lookup: lookup }, { $project: { _id: 0, ids: '$found._id' } }])
    .toArray()
  return results.map(({ ids }) => BSON.EJSON.stringify([...ids].sort((left, right) => left - right)))
}

test('$lookup finds the same through an index of any kind as without one', async () => {
  const documents = (name: string) => fc.array(mixedDocument([name], value), { minLength: 1, maxLength: 8 })
  const index = fc.constantFrom<IndexDescription>(
    { key: { b: 1 } },
    { key: { b: -1, a: 1 } },
    { key: { b: 1 }, sparse: true },
    { key: { b: 1 }, partialFilterExpression: { b: { $gt: 0 } } }
  )
  await fc.assert(
    fc.asyncProperty(documents('a'), documents('b'), index, async (local, foreign, by) => {
      expect(await joined(local, foreign, by)).toEqual(await joined(local, foreign))
    }),
    { seed: 1, numRuns: 60 }
  )
}, 60_000)

test('$lookup looks into the index of the foreign field and does not read the collection', async () => {
  const local = Array.from({ length: 20 }, (_, n) => ({ a: n }))
  const foreign = Array.from({ length: 200 }, (_, n) => ({ b: n % 50 }))
  const rows = vi.spyOn(StoredCollection.prototype, 'rows')
  try {
    const found = await joined(local, foreign, { key: { b: 1 } })
    expect(found[7]).toBe('[7,57,107,157]')
    // The local collection, and the foreign one when its index was made.
    expect(rows).toHaveBeenCalledTimes(2)
    expect(await joined(local, foreign)).toEqual(found)
    expect(rows).toHaveBeenCalledTimes(4)
  } finally {
    rows.mockRestore()
  }
})
