import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { type Db, type Document, MongoClient, ObjectId } from 'mongodb'
import { type EmbeddedServer, launchEmbedded } from '#main/embedded/launch.ts'
import { leadCollection, rowProjection } from '#main/leads/lead.collection.ts'
import { scopedCollection } from '#main/mongo/scoped-collection.ts'
import { type OfflineStore, openOfflineStore } from '#main/offline/offline.store.ts'
import { createStoreSync, type StoreSync } from '#main/offline/store.sync.ts'
import { noOverlay } from '#main/offline/store.writing.ts'
import { createRandom } from '../sample/random.ts'
import { ROOT } from '../setup/root.ts'
import { type Figure, figure } from './figures.ts'
import type { BenchOptions } from './measure.ts'
import { withDataFolder } from './running-app.ts'
import { makeLead } from './workspace.data.ts'

/** The copy of a server's records: filling it, comparing, following, opening it without the server, and what it takes. */
export async function measureOffline({ quick, say }: BenchOptions): Promise<Figure[]> {
  const rounds = quick ? 2 : 5
  const figures: Figure[] = []
  say('10,000 leads and 5,000 tasks; the server and the copy are embedded servers in threads of this process')
  figures.push(...(await withServer({ leads: 10_000, tasks: 5000 }, (server) => measureCopy(server, rounds))))
  say('50,000 leads')
  figures.push(...(await withServer({ leads: 50_000, tasks: 0 }, measureMemory)))
  return figures
}

const workerUrl = new URL(`file://${join(ROOT, 'out/main/embedded.worker.js')}`)
const log = () => undefined
/** As the system's key store would: what it costs to seal 32 bytes is nothing beside the rest. */
const secrets = {
  available: () => true,
  encrypt: (text: string) => Buffer.from(text).toString('base64'),
  decrypt: (encrypted: string) => Buffer.from(encrypted, 'base64').toString()
}
const user = {
  _id: new ObjectId().toHexString(),
  email: 'admin@bench.example',
  name: 'Admin',
  role: 'admin' as const,
  ids: [],
  assignedLeads: []
}

type Server = { folder: string; db: Db }

function launch(dataDir: string, encryptionKey?: string): Promise<EmbeddedServer> {
  return launchEmbedded({ dataDir, workerUrl, log, ...(encryptionKey && { encryptionKey }) })
}

function withServer(
  counts: { leads: number; tasks: number },
  measure: (server: Server) => Promise<Figure[]>
): Promise<Figure[]> {
  return withDataFolder(async (folder) => {
    const server = await launch(join(folder, 'server'))
    const client = await new MongoClient(server.uri).connect()
    const db = client.db('crm')
    const random = createRandom(7)
    await insert(db, 'leads', counts.leads, (index) => makeLead(random, index))
    await insert(db, 'tasks', counts.tasks, makeTask)
    const figures = await measure({ folder, db })
    await client.close()
    await server.close()
    return figures
  })
}

async function insert(db: Db, name: string, count: number, make: (index: number) => Document): Promise<void> {
  for (let from = 0; from < count; from += 1000) {
    const length = Math.min(1000, count - from)
    await db.collection(name).insertMany(Array.from({ length }, (_, at) => make(from + at)))
  }
}

function makeTask(index: number): Document {
  const due_date = new Date(Date.UTC(2026, 0, 1 + (index % 365)))
  return {
    title: `Call back ${index}`,
    assigned_to_email: user.email,
    is_completed: index % 3 === 0,
    due_date
  }
}

type Copy = { store: OfflineStore; sync: StoreSync; close: () => Promise<void> }

async function openCopy({ folder, db }: Server, name: string): Promise<Copy> {
  const store = await openOfflineStore({ folder: join(folder, name), secrets, launch, log })
  const sync = await createStoreSync({
    store,
    overlay: noOverlay,
    user,
    server: () => db,
    now: () => new Date(),
    log,
    changed: log
  })
  const close = async () => {
    await sync.stop()
    await store.close()
  }
  return { store, sync, close }
}

async function measureCopy(server: Server, rounds: number): Promise<Figure[]> {
  const times = {
    read: [] as number[],
    fill: [] as number[],
    compare: [] as number[],
    delta: [] as number[],
    open: [] as number[]
  }
  for (let round = 0; round < rounds; round++) {
    times.read.push(await timed(() => readAll(server.db)))
    const name = `copy-${randomBytes(4).toString('hex')}`
    const copy = await openCopy(server, name)
    times.fill.push(await timed(() => copy.sync.compareAll()))
    times.compare.push(await timed(() => copy.sync.compareAll()))
    times.delta.push(await measureDelta(server.db, copy, round))
    await copy.close()
    times.open.push(await timed(() => openAndList(server, name)))
  }
  const read = figure('10,000 leads and 5,000 tasks: the driver reads them', times.read)
  const fill = figure('the same: first fill of the copy', times.fill, { aim: 5000 })
  const ratio = { of: 'driver', times: fill.median / read.median, aim: 1.5 }
  return [
    read,
    { ...fill, ratios: [ratio] },
    figure('the same: comparison that finds nothing', times.compare),
    figure('100 changed leads are in the copy', times.delta, { aim: 1000 }),
    figure('the copy is opened, and a page of leads read', times.open)
  ]
}

async function readAll(db: Db): Promise<void> {
  for (const name of ['leads', 'tasks']) await db.collection(name).find().toArray()
}

async function measureDelta(db: Db, { sync }: Copy, round: number): Promise<number> {
  const leads = db.collection('leads')
  const changed = await leads.find({}, { projection: { _id: 1 }, limit: 100, skip: round * 100 }).toArray()
  const ids = changed.map(({ _id }) => _id)
  await leads.updateMany({ _id: { $in: ids } }, { $set: { stage: 'proposal_sent' } })
  const events = ids.map((_id) => ({
    collection: 'leads',
    _id,
    id: String(_id),
    kind: 'updated' as const,
    fields: null,
    document: null,
    at: null
  }))
  return timed(async () => {
    sync.onBatch({ events, token: null })
    await sync.refresh('leads', [])
  })
}

/** What a start without the server adds: the thread, the file, and the first page. */
async function openAndList(server: Server, name: string): Promise<void> {
  const { store, close } = await openCopy(server, name)
  const leads = scopedCollection(store.db, leadCollection, user)
  const sort = { created_at: -1, _id: -1 } as const
  await leads.find({}, { projection: rowProjection, sort, limit: 100 })
  await close()
}

async function measureMemory(server: Server): Promise<Figure[]> {
  const filled = await openCopy(server, 'large')
  await filled.sync.compareAll()
  await filled.close()
  const before = process.memoryUsage.rss()
  const { store, close } = await openCopy(server, 'large')
  const leads = scopedCollection(store.db, leadCollection, user)
  for (let page = 0; page < 20; page++) {
    const sort = { created_at: -1, _id: -1 } as const
    await leads.find({}, { projection: rowProjection, sort, limit: 100, skip: page * 500 })
  }
  const grown = (process.memoryUsage.rss() - before) / 2 ** 20
  await close()
  return [
    figure('50,000 leads in the copy: memory that it adds, after 20 pages', [Math.max(0, grown)], {
      unit: 'MB'
    })
  ]
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
