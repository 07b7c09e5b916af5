import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Db, type Document, MongoClient } from 'mongodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../embedded/server.ts'
import { loadSample, sampleToday } from './sample.ts'

const folder = join(import.meta.dirname, '../../../resources/sample')
const now = new Date('2031-07-09T15:30:00Z')

let home: string
let server: RunningServer
let client: MongoClient
let db: Db

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'carmel-sample-'))
  server = await startServer({ dataDir: home, auth: null })
  client = await new MongoClient(server.uri).connect()
  db = client.db('sample')
  await loadSample({ db, folder, now })
})
afterAll(async () => {
  await client.close()
  await server.close()
  await rm(home, { recursive: true, force: true })
})

test('is fresh on the day it is loaded: the newest lead is of the last days, nothing lies ahead', async () => {
  const newest = await db.collection('leads').find().sort({ created_at: -1 }).limit(1).next()
  const age = now.getTime() - newest?.created_at.getTime()
  expect(age).toBeGreaterThan(0)
  expect(age).toBeLessThan(3 * 86_400_000)
  expect(await db.collection('activities').countDocuments({ created_at: { $gt: now } })).toBe(0)
})

test('has overdue and coming actions whatever the day', async () => {
  const deals = db.collection('opportunities')
  expect(await deals.countDocuments({ next_action_date: { $lt: now } })).toBeGreaterThan(3)
  expect(await deals.countDocuments({ next_action_date: { $gt: now } })).toBeGreaterThan(10)
})

test('moves dates that are stored as text, and keeps their form', async () => {
  const message = await db.collection('contacts').findOne({ timestamp: { $exists: true } })
  expect(message?.timestamp).toMatch(/^203[01]-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/)
  const pack = await db.collection('leads').findOne({ source: 'pack_rappel' })
  expect(pack?.preferred_contact_date).toMatch(/^203[01]-\d\d-\d\d$/)
})

test('moves months by whole years: a year of targets stays a year of targets', async () => {
  const settings = await db.collection('crm_settings').findOne()
  const months = [
    ...new Set<string>(settings?.sales_targets.map(({ month }: { month: string }) => month))
  ].sort()
  expect(months).toEqual(
    Array.from({ length: 12 }, (_, at) => new Date(Date.UTC(2031, at, 1)).toISOString().slice(0, 7))
  )
})

test('keeps amounts as doubles', async () => {
  const deal = await db
    .collection<Document>('opportunities')
    .findOne({ value: 15000 }, { promoteValues: false })
  expect(deal?.value._bsontype).toBe('Double')
})

test('completes what an earlier try left half done, without doubling anything', async () => {
  const count = await db.collection('activities').countDocuments()
  await db.collection('activities').deleteMany({ type: 'call' })
  await db.collection('crm_users').deleteMany({})
  await loadSample({ db, folder, now })
  expect(await db.collection('activities').countDocuments()).toBe(count)
  expect(await db.collection('crm_users').countDocuments({ email: 'admin@sample.example' })).toBe(1)
})

test('on its own day nothing moves', async () => {
  const other = client.db('same_day')
  await loadSample({ db: other, folder, now: new Date(sampleToday.getTime() + 3_600_000) })
  const oldest = await other.collection('leads').find().sort({ created_at: 1 }).limit(1).next()
  expect(oldest?.created_at.getTime()).toBeLessThan(sampleToday.getTime())
  const newest = await other.collection('leads').find().sort({ created_at: -1 }).limit(1).next()
  expect(newest?.created_at.toISOString().slice(0, 7)).toMatch(/2026-01|2025-12/)
})
