import type { Collection, Db } from 'mongodb'
import { beforeEach, expect, test } from 'vitest'
import { testServer } from '../server.fixture.ts'
import { codeOf } from './refusal.fixture.ts'

const mongo = testServer()
let db: Db
let stones: Collection
beforeEach(async () => {
  db = mongo.db()
  stones = db.collection('stones')
  await stones.insertMany(Array.from({ length: 40 }, (_, weight) => ({ weight, kind: 'x'.repeat(100) })))
})

test('sizes are given in the unit that was asked for', async () => {
  const bytes = await db.command({ dbStats: 1 })
  const thousands = await db.command({ dbStats: 1, scale: 1000 })
  expect(bytes).toMatchObject({ objects: 40, collections: 1, indexes: 1, scaleFactor: 1 })
  expect(bytes.avgObjSize).toBe(bytes.dataSize / 40)
  expect(thousands).toMatchObject({ dataSize: bytes.dataSize / 1000, scaleFactor: 1000 })
  const collection = await db.command({ collStats: 'stones', scale: 1000 })
  expect(collection).toMatchObject({ count: 40, size: Math.floor(bytes.dataSize / 1000), scaleFactor: 1000 })
  expect(await codeOf(db.command({ dbStats: 1, scale: 0 }))).toBe(2)
})

test('nothing is profiled, and nobody is made to believe it is', async () => {
  expect(await db.command({ profile: -1 })).toMatchObject({ was: 0, ok: 1 })
  expect(await db.command({ profile: 0 })).toMatchObject({ was: 0, ok: 1 })
  expect(await codeOf(db.command({ profile: 2 }))).toBe(115)
})

test('a reply ends with ok, as those of MongoDB do', async () => {
  expect(Object.keys(await db.command({ count: 'stones' }))).toEqual(['n', 'ok'])
})
