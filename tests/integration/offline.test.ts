import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Db, MongoClient } from 'mongodb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { hashPassword } from '#main/session/passwords.ts'
import type { SyncState } from '#shared/offline/sync.contract.ts'
import { type DbProcess, freePort, startDbProcess } from '../support/db.process.ts'
import { createTestBackend, type TestBackend } from '../support/test-backend.ts'
import { dataOf } from '../support/test-services.ts'

const password = 'Correct-Horse-1'
const email = 'ann@carmel.example'
const patience = { timeout: 60_000, interval: 50 }
/** Servers are started, killed and missed. */
vi.setConfig({ testTimeout: 180_000 })

let folder: string
let server: DbProcess | null = null
let port = 0
let uri = ''
let client: MongoClient
let db: Db
let app: TestBackend
let now: () => Date

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carmel-offline-'))
  now = () => new Date()
})
afterEach(async () => {
  await app.backend.close()
  await client.close(true)
  await stopServer()
  port = 0
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

async function startServerAgain(replSet?: string): Promise<void> {
  if (port === 0) port = await freePort()
  server = await startDbProcess(join(folder, 'server'), port, replSet ? ['--replset', replSet] : [])
}

async function stopServer(): Promise<void> {
  await server?.kill()
  server = null
}

async function begin(replSet?: string): Promise<void> {
  await startServerAgain(replSet)
  uri = server?.uri ?? ''
  client = await new MongoClient(uri, { ignoreUndefined: true }).connect()
  db = client.db('crm')
  const password_hash = await hashPassword(password)
  await db.collection('crm_users').insertOne({ email, role: 'admin', password_hash, is_active: true })
  await db
    .collection('leads')
    .insertMany(['Amber', 'Beryl', 'Coral'].map((brand_name) => ({ brand_name, email: 'x@brand.example' })))
  await startApp()
}

async function startApp(): Promise<void> {
  const dataDir = join(folder, 'app')
  app = await createTestBackend({ dataDir, environment: { mongoUri: uri, dbName: 'crm' }, now: () => now() })
  await app.backend.start()
}

const signIn = (typed = password) => app.api.session.signIn({ email, password: typed })
const list = async (search = '') =>
  dataOf(await app.api.leads.list({ search, sort: [{ field: 'brand_name', direction: 'asc' }] }))
const brands = async (search = '') => (await list(search)).rows.map(({ brand_name }) => brand_name)

async function untilSync(state: SyncState['state']): Promise<SyncState> {
  return vi.waitFor(async () => {
    const current = dataOf(await app.api.sync.state({}))
    expect(current.state).toBe(state)
    return current
  }, patience)
}

test.each(['rs0', undefined])(
  'a list is read, searched and sorted without the server (replica set: %s)',
  async (replSet) => {
    await begin(replSet)
    dataOf(await signIn())
    const ready = await untilSync('current')
    expect(ready).toMatchObject({
      is_encrypted: true,
      counts: { leads: 3, tasks: 0 },
      problem: null,
      feed: replSet ? 'stream' : 'polling'
    })
    const online = await list()
    await db.collection('leads').deleteOne({ brand_name: 'Coral' })
    const updated_at = new Date()
    await db
      .collection('leads')
      .insertMany(['Diamond', 'Emerald'].map((brand_name) => ({ brand_name, updated_at })))
    // Without change streams, only a comparison finds what was deleted.
    if (!replSet) dataOf(await app.api.sync.syncNow({}))
    await vi.waitFor(() => {
      const news = app.events.findLast(({ name }) => name === 'sync.changed')
      expect(news?.payload).toMatchObject({ state: 'current', counts: { leads: 4 } })
    }, patience)
    await stopServer()
    await untilSync('offline')
    expect(await brands()).toEqual(['Amber', 'Beryl', 'Diamond', 'Emerald'])
    expect(await brands('bery')).toEqual(['Beryl'])
    const [amber] = (await list()).rows
    expect(amber).toEqual(online.rows[0])
    expect(dataOf(await app.api.leads.get({ _id: amber?._id ?? '' }))).toMatchObject({ brand_name: 'Amber' })
    expect(await app.api.invoices.list({})).toMatchObject({ error: { code: 'offline' } })
    await startServerAgain(replSet)
    await untilSync('current')
    expect(dataOf(await app.api.invoices.list({}))).toMatchObject({ total: 0 })
  }
)

test('it starts without the server: signs in, lists, writes, and sends when the server is back', async () => {
  await begin('rs0')
  dataOf(await signIn())
  await untilSync('current')
  await app.backend.close()
  await stopServer()
  await startApp()
  expect(dataOf(await app.api.session.state({})).step).toBe('sign_in')
  expect(await signIn('wrong')).toMatchObject({ error: { code: 'wrong_credentials' } })
  expect(dataOf(await signIn())).toMatchObject({ step: 'signed_in', user: { role: 'admin' } })
  expect(await brands()).toEqual(['Amber', 'Beryl', 'Coral'])
  dataOf(await app.api.leads.create({ brand_name: 'Made offline', email: 'off@brand.example' }))
  expect(await brands()).toContain('Made offline')
  await startServerAgain('rs0')
  await untilSync('current')
  await vi.waitFor(async () => {
    expect(await db.collection('leads').countDocuments({ brand_name: 'Made offline' })).toBe(1)
  }, patience)
})

test('an account that was closed meanwhile is out as soon as the server says so', async () => {
  await begin('rs0')
  dataOf(await signIn())
  await untilSync('current')
  await app.backend.close()
  await db.collection('crm_users').updateOne({ email }, { $set: { is_active: false } })
  await stopServer()
  await startApp()
  dataOf(await signIn())
  await startServerAgain('rs0')
  await vi.waitFor(async () => {
    expect(dataOf(await app.api.session.state({})).step).toBe('sign_in')
  }, patience)
  await stopServer()
  await vi.waitFor(async () => {
    expect(await signIn()).toMatchObject({ error: { code: 'offline' } })
  }, patience)
})

test('a device that is forgotten keeps nothing and signs nobody in', async () => {
  await begin('rs0')
  dataOf(await signIn())
  await untilSync('current')
  expect(dataOf(await app.api.sync.wipe({})).state).not.toBe('off')
  await untilSync('current')
  expect(dataOf(await app.api.sync.forgetDevice({ drop_waiting: false })).step).toBe('sign_in')
  expect(await readdir(join(folder, 'app', 'offline'))).toEqual(['sign-in.json'])
  await stopServer()
  await vi.waitFor(async () => {
    expect(await signIn()).toMatchObject({ error: { code: 'offline' } })
  }, patience)
})
