import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Db, MongoClient } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startServer } from '../embedded/server.ts'
import { ensureIndexes } from './indexes.ts'
import type { CollectionDefinition, IndexDefinition } from './scoped-collection.ts'

let folder: string
let client: MongoClient
let db: Db
let close: () => Promise<void>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carmel-indexes-'))
  const server = await startServer({ dataDir: folder, auth: null })
  client = await new MongoClient(server.uri).connect()
  db = client.db('crm')
  close = async () => {
    await client.close()
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
})
afterAll(() => close())
beforeEach(() => db.dropDatabase())

const definition = (name: string, indexes: IndexDefinition[]): CollectionDefinition => ({
  name,
  indexes,
  scope: () => null
})

test('creates what is missing, and finds it there the next time', async () => {
  const leads = definition('leads', [{ keys: { status: 1, created_at: -1 } }])
  expect(await ensureIndexes(db, [leads], [])).toEqual([
    {
      collection: 'leads',
      name: 'status_1_created_at_-1',
      keys: { status: 1, created_at: -1 },
      state: 'created',
      reason: null
    }
  ])
  expect(await ensureIndexes(db, [leads], [])).toMatchObject([{ state: 'there' }])
})

test("leaves the website's own index on the same keys alone", async () => {
  await db.collection('leads').createIndex({ email: 1 }, { name: 'theirs', unique: true })
  expect(await ensureIndexes(db, [definition('leads', [{ keys: { email: 1 } }])], [])).toMatchObject([
    { state: 'there' }
  ])
  const names = (await db.collection('leads').indexes()).map(({ name }) => name)
  expect(names).toEqual(['_id_', 'theirs'])
})

test('reports an index that legacy duplicates forbid, and goes on with the next', async () => {
  await db.collection('invoices').insertMany([{ invoice_number: 'INV-1' }, { invoice_number: 'INV-1' }])
  const invoices = definition('invoices', [
    { keys: { invoice_number: 1 }, unique: true },
    { keys: { client_email: 1 } }
  ])
  expect(await ensureIndexes(db, [invoices], [])).toMatchObject([
    { name: 'invoice_number_1', state: 'failed', reason: expect.stringContaining('INV-1') },
    { name: 'client_email_1', state: 'created' }
  ])
})

test('brings no collection into being that the website never made', async () => {
  await db.collection('visits').insertOne({ page: '/' })
  const ifThere = [
    definition('visits', [{ keys: { page: 1 } }]),
    definition('payments', [{ keys: { status: 1 } }])
  ]
  expect(await ensureIndexes(db, [], ifThere)).toMatchObject([{ collection: 'visits', state: 'created' }])
  expect((await db.listCollections().toArray()).map(({ name }) => name)).toEqual(['visits'])
})
