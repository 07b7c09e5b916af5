import { rm } from 'node:fs/promises'
import { type Collection, type Db, Double, Long, MongoClient } from 'mongodb'
import { beforeEach, expect, test } from 'vitest'
import { makeDataDir, testServer } from '../server.fixture.ts'
import { startServer } from '../server.ts'
import { checkFolder } from '../storage/check.ts'
import { codeOf } from './refusal.fixture.ts'

type Reading = { _id: number; at?: Date | string; sensor?: string; level?: unknown }

const SERIES = { timeField: 'at', metaField: 'sensor', granularity: 'hours' }
const minute = (n: number) => new Date(Date.UTC(2024, 0, 1, 0, n))

const mongo = testServer()
let db: Db
let tides: Collection<Reading>
beforeEach(async () => {
  db = mongo.db()
  tides = await db.createCollection<Reading>('tides', { timeseries: SERIES, expireAfterSeconds: 9e9 })
})

test('a time series shows what it was made with', async () => {
  const [shown] = await db.listCollections({ name: 'tides' }, { promoteLongs: false }).toArray()
  expect(shown).toEqual({
    name: 'tides',
    type: 'timeseries',
    options: {
      timeseries: { ...SERIES, bucketMaxSpanSeconds: 2_592_000 },
      expireAfterSeconds: Long.fromNumber(9e9)
    },
    info: { readOnly: false }
  })
  expect((await tides.listIndexes().toArray()).map(({ name }) => name)).toEqual(['sensor_1_at_1', 'at_1'])
})

test('measurements may have the same id, and are found by time and source', async () => {
  const readings = [
    { _id: 1, at: minute(2), sensor: 'north', level: new Double(2) },
    { _id: 1, at: minute(1), sensor: 'north', level: 3 }
  ]
  await tides.insertMany(readings)
  expect(await tides.find({ sensor: 'north' }).sort({ at: 1 }).toArray()).toEqual([
    { ...readings[1], level: 3 },
    { ...readings[0], level: 2 }
  ])
  expect(await tides.countDocuments({ _id: 1 })).toBe(2)
  const plan = await tides.find({ sensor: 'north', at: { $gt: minute(1) } }).explain('queryPlanner')
  expect(plan.queryPlanner.winningPlan.inputStage).toMatchObject({ indexName: 'sensor_1_at_1' })
  await tides.deleteOne({ _id: 1 })
  expect(await tides.countDocuments()).toBe(1)
})

test('a measurement needs a time, and is not changed any more', async () => {
  expect(await codeOf(tides.insertOne({ _id: 1, level: 1 }))).toBe(2)
  expect(await codeOf(tides.insertOne({ _id: 1, at: 'noon' }))).toBe(2)
  await tides.insertOne({ _id: 1, at: minute(1) })
  expect(await codeOf(tides.updateOne({ _id: 1 }, { $set: { level: 1 } }))).toBe(115)
  expect(await codeOf(tides.findOneAndUpdate({ _id: 1 }, { $set: { level: 1 } }))).toBe(115)
  expect(await codeOf(tides.createIndex({ level: 1 }, { unique: true }))).toBe(72)
  expect(await codeOf(tides.createIndex({ level: 1 }))).toBe('accepted')
  const merge = { $merge: { into: 'tides', whenMatched: 'replace' } }
  expect(await codeOf(tides.aggregate([merge]).toArray())).toBe(51183)
})

test.each([
  [{ timeseries: {} }, 40414],
  [{ timeseries: { timeField: 'a.b' } }, 72],
  [{ timeseries: { timeField: 'at', metaField: 'at' } }, 72],
  [{ timeseries: { timeField: 'at', granularity: 'weeks' } }, 2],
  [{ timeseries: { timeField: 'at' }, validator: {} }, 72],
  [{ timeseries: { timeField: 'at' }, expireAfterSeconds: 0.5 }, 72],
  [{ expireAfterSeconds: 5 }, 115]
])('%j makes no collection: %i', async (options, code) => {
  expect(await codeOf(db.command({ create: 'unmade', ...options }))).toBe(code)
})

test('a file with a time series is sound', async () => {
  const dataDir = await makeDataDir()
  const server = await startServer({ dataDir, auth: null })
  const client = await new MongoClient(server.uri).connect()
  const series = await client.db('d').createCollection<Reading>('s', { timeseries: { timeField: 'at' } })
  await series.insertMany([1, 1, 2].map((_id) => ({ _id, at: minute(_id) })))
  await client.close()
  await server.close()
  expect(checkFolder(dataDir)).toMatchObject({ documents: 3, problems: [] })
  await rm(dataDir, { recursive: true })
})
