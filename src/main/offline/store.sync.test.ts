import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Db, type Document, Double, Long, MongoClient, ObjectId } from 'mongodb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { launchTestDatabase, reversibleSecrets } from '../../../tests/support/test-backend.ts'
import { person } from '../../../tests/support/test-services.ts'
import { LoadError } from '../embedded/loader.ts'
import { type RunningServer, startServer } from '../embedded/server.ts'
import type { FeedEvent } from '../mongo/change-feed.ts'
import type { SignedInUser } from '../session/signed-in-user.ts'
import { cachedCollections } from './cached.collections.ts'
import { type OfflineStore, openOfflineStore } from './offline.store.ts'
import { createStoreSync, type StoreSync } from './store.sync.ts'
import { noOverlay } from './store.writing.ts'

const admin = person('ann', 'admin')
const rep = person('ben', 'sales')
const everything = cachedCollections.map(({ definition }) => definition.name)

let folder: string
let server: RunningServer
let client: MongoClient
let db: Db
let isOnline = true
let store: OfflineStore
let sync: StoreSync

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carmel-sync-'))
  server = await startServer({ dataDir: join(folder, 'server'), auth: null, testCommands: true })
  client = await new MongoClient(server.uri).connect()
  db = client.db('crm')
  isOnline = true
})
afterEach(async () => {
  await shut()
  await client.close()
  await server.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

async function open(user: SignedInUser = admin, broken: Partial<OfflineStore> = {}): Promise<void> {
  const launch = launchTestDatabase
  const log = () => undefined
  store = await openOfflineStore({ folder: join(folder, 'store'), secrets: reversibleSecrets, launch, log })
  sync = await createStoreSync({
    store: { ...store, ...broken },
    overlay: noOverlay,
    user,
    server: () => (isOnline ? db : null),
    now: () => new Date(),
    log,
    changed: () => undefined
  })
}

async function shut(): Promise<void> {
  await sync.stop()
  await store.close()
}

/** What a collection holds here, as stored. */
const here = (name: string): Promise<Document[]> => stored(store.db, name)
const stored = (from: Db, name: string) =>
  from
    .collection(name)
    .find({}, { sort: { _id: 1 }, promoteValues: false })
    .toArray()
const names = async (name: string) =>
  (await here(name)).map((document) => document.brand_name ?? document.name)

const event = (collection: string, _id: unknown): FeedEvent => ({
  collection,
  _id,
  id: String(_id),
  kind: 'updated',
  fields: null,
  document: null,
  at: null
})

/** The news of the feed, and until they are taken over. */
async function hear(...events: FeedEvent[]): Promise<void> {
  sync.onBatch({ events, token: { _data: 'later' } })
  await sync.refresh('leads', [])
}

test('the copy is the server’s documents to the last type, but for what is too large or too private', async () => {
  const odd = { brand_name: 'Odd', value: new Double(5), visits: Long.fromNumber(5), status: null }
  await db.collection('leads').insertMany([
    { ...odd, pdf_url: 'data:application/pdf;base64,AAAA' },
    { _id: 'text' as never, brand_name: 'Named by text' }
  ])
  await db
    .collection('crm_users')
    .insertOne({ email: 'ann@x.example', password_hash: 'secret', role: 'admin' })
  await open()
  expect(sync.state().isComplete).toBe(false)
  await sync.compareAll()
  expect(sync.state().isComplete).toBe(true)
  const [textual, first] = await here('leads')
  expect(first).toMatchObject({ ...odd, visits: odd.visits })
  expect(first?.value).toBeInstanceOf(Double)
  expect(first).not.toHaveProperty('pdf_url')
  expect(textual?.brand_name).toBe('Named by text')
  const [account] = await here('crm_users')
  expect(account).toMatchObject({ email: 'ann@x.example' })
  expect(account).not.toHaveProperty('password_hash')
  const { lastSyncAt } = sync.state()
  await shut()
  await open()
  expect(sync.state()).toMatchObject({ isFilled: true, isComplete: true, lastSyncAt })
  const indexes = await store.db.collection('leads').listIndexes().toArray()
  expect(indexes.map(({ key }) => JSON.stringify(key))).toContain('{"source":1}')
})

test('a comparison finds what was deleted, and what was changed without a date or a change of length', async () => {
  const leads = db.collection('leads')
  const updated_at = new Date()
  await leads.insertMany(
    ['Amber', 'Beryl', 'Coral'].map((brand_name) => ({ brand_name, updated_at, stage: 'abc' }))
  )
  await open()
  await sync.compareAll()
  await leads.deleteOne({ brand_name: 'Beryl' })
  await leads.updateOne({ brand_name: 'Coral' }, { $set: { stage: 'xyz' } })
  await leads.insertOne({ brand_name: 'Diamond' })
  await sync.compareAll()
  expect(await here('leads')).toEqual(await stored(db, 'leads'))
  // Nothing is fetched again that is the same.
  await store.db.collection('leads').updateOne({ brand_name: 'Amber' }, { $set: { stage: 'her' } })
  await sync.compareAll()
  expect(await here('leads')).toEqual(await stored(db, 'leads'))
})

test('a salesperson has their own records and the history of these, and loses what is given to somebody else', async () => {
  const own = { _id: new ObjectId(), brand_name: 'Own', owner_email: rep.email }
  const other = { _id: new ObjectId(), brand_name: 'Other', owner_email: admin.email }
  await db.collection('leads').insertMany([own, other])
  await db.collection('activities').insertMany([
    { name: 'of own', lead_id: own._id.toHexString() },
    { name: 'of own by id', lead_id: own._id },
    { name: 'of other', lead_id: other._id.toHexString() }
  ])
  await db.collection('notes').insertOne({ name: 'a note', lead_id: own._id.toHexString() })
  await open(rep)
  await sync.compareAll()
  expect(await names('leads')).toEqual(['Own'])
  expect(await names('activities')).toEqual(['of own', 'of own by id'])
  expect(await names('notes')).toEqual(['a note'])
  await db.collection('leads').updateOne({ _id: other._id }, { $set: { owner_email: rep.email } })
  await db.collection('leads').updateOne({ _id: own._id }, { $set: { owner_email: admin.email } })
  await hear(event('leads', other._id), event('leads', own._id))
  expect(await names('leads')).toEqual(['Other'])
  expect(await names('activities')).toEqual(['of other'])
  expect(await names('notes')).toEqual([])
})

test('news are taken over in any order and any number of times', async () => {
  await open()
  await sync.compareAll()
  const { insertedId } = await db.collection('leads').insertOne({ brand_name: 'Amber' })
  await hear(event('leads', insertedId), event('leads', insertedId), event('visits', 'x'))
  await db.collection('leads').updateOne({ _id: insertedId }, { $set: { brand_name: 'Beryl' } })
  await hear(event('leads', insertedId))
  expect(await names('leads')).toEqual(['Beryl'])
  await db.collection('leads').deleteOne({ _id: insertedId })
  await hear(event('leads', insertedId))
  await hear(event('leads', insertedId))
  expect(await here('leads')).toEqual([])
  expect(sync.savedToken()).toEqual({ _data: 'later' })
})

test('with other rights there is another copy, of what was seen before nothing is left', async () => {
  await db
    .collection('leads')
    .insertMany([{ brand_name: 'Own', owner_email: rep.email }, { brand_name: 'Other' }])
  await open({ ...rep, role: 'admin' })
  await sync.compareAll()
  expect(await names('leads')).toEqual(['Own', 'Other'])
  sync.follow(rep)
  expect(sync.savedToken()).toBeNull()
  await sync.refresh('leads', [])
  expect(await names('leads')).toEqual(['Own'])
  await shut()
  await open({ ...rep, role: 'admin' })
  expect(sync.savedToken()).toBeNull()
})

test('what could not be read is no reason to go on from a later place', async () => {
  await open()
  await sync.compareAll()
  await hear()
  expect(sync.savedToken()).not.toBeNull()
  isOnline = false
  sync.onBatch({ events: [event('leads', new ObjectId())], token: { _data: 'last' } })
  await expect(sync.compareAll()).rejects.toMatchObject({ code: 'offline' })
  expect([sync.savedToken(), sync.activity().problem]).toEqual([null, null])
  isOnline = true
  sync.onGap({ collections: everything, token: { _data: 'now' } })
  await sync.refresh('leads', [])
  expect(sync.savedToken()).toEqual({ _data: 'now' })
})

test('a full disk is told, and the copy goes on when there is room again', async () => {
  await db.collection('leads').insertOne({ brand_name: 'Amber' })
  let isFull = true
  const load: OfflineStore['load'] = async (collection, documents) => {
    if (isFull) throw new LoadError({ code: 'full', message: 'database or disk is full' })
    await store.load(collection, documents)
  }
  await open(admin, { load })
  await expect(sync.compareAll()).rejects.toThrow('full')
  expect(sync.activity()).toMatchObject({ doing: 'nothing', problem: 'disk_full' })
  expect(sync.state().isFilled).toBe(false)
  isFull = false
  await sync.compareAll()
  expect(sync.activity().problem).toBeNull()
  expect(await names('leads')).toEqual(['Amber'])
})

test('a server that cannot hash is compared by length and date', async () => {
  const leads = db.collection('leads')
  const updated_at = new Date(0)
  await leads.insertMany(['Amber', 'Beryl'].map((brand_name) => ({ brand_name, updated_at })))
  await open()
  await sync.compareAll()
  await leads.updateOne(
    { brand_name: 'Amber' },
    { $set: { brand_name: 'Agate' }, $currentDate: { updated_at: true } }
  )
  await leads.deleteOne({ brand_name: 'Beryl' })
  const failing = { failCommands: ['aggregate'], errorCode: 168 }
  await client.db('admin').command({ configureFailPoint: 'failCommand', mode: { times: 1 }, data: failing })
  await sync.compareAll()
  expect(await here('leads')).toEqual(await stored(db, 'leads'))
})
