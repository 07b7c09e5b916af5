import { Decimal128, type Document } from 'mongodb'
import { expect, test } from 'vitest'
import { testServer } from '../server.fixture.ts'

const mongo = testServer()

test('what is not a number is less than none, with an index and without', async () => {
  const depths = mongo.db().collection<{ _id: number; depth: unknown }>('depths')
  await depths.insertMany(
    [Number.NaN, 1, -1, Number.NEGATIVE_INFINITY, Decimal128.fromString('NaN'), null].map((depth, _id) => ({
      _id,
      depth
    }))
  )
  const found = async (condition: Document) => {
    const ids = (await depths.find({ depth: condition }).sort({ _id: 1 }).toArray()).map(({ _id }) => _id)
    expect(await depths.countDocuments({ depth: condition })).toBe(ids.length)
    return ids
  }
  const check = async () => {
    expect(await found({ $lt: 5 })).toEqual([1, 2, 3])
    expect(await found({ $lte: -1 })).toEqual([2, 3])
    expect(await found({ $gt: -5 })).toEqual([1, 2])
    expect(await found({ $gt: Number.NaN })).toEqual([])
    expect(await found({ $gte: Number.NaN })).toEqual([0, 4])
    expect(await found({ $lt: Number.NaN })).toEqual([])
    expect(await found({ $eq: Number.NaN })).toEqual([0, 4])
  }
  await check()
  await depths.createIndex({ depth: 1 })
  await check()
  await depths.dropIndex('depth_1')
  await depths.createIndex({ depth: -1 })
  await check()
})
