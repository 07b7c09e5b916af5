import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Db, MongoClient } from 'mongodb'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { launchTestDatabase, reversibleSecrets } from '../../../tests/support/test-backend.ts'
import { person } from '../../../tests/support/test-services.ts'
import { type RunningServer, startServer } from '../embedded/server.ts'
import { openOfflineStore } from './offline.store.ts'
import { createStoreSync } from './store.sync.ts'
import { noOverlay } from './store.writing.ts'

let folder: string
let server: RunningServer
let client: MongoClient
let db: Db
let child: ChildProcess | null = null

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carmel-kill-'))
  server = await startServer({ dataDir: join(folder, 'server'), auth: null })
  client = await new MongoClient(server.uri).connect()
  db = client.db('crm')
})
afterEach(async () => {
  child?.kill('SIGKILL')
  await client.close()
  await server.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** Fills in a process of its own, and kills it after so many steps; answers whether it came to the end before. */
async function fillAndKill(steps: number): Promise<boolean> {
  const script = join(import.meta.dirname, 'fill.process.fixture.ts')
  const args = [script, server.uri, join(folder, 'store'), inject('embeddedWorker')]
  const filling = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  child = filling
  const exited = once(filling, 'exit')
  let seen = 0
  let isDone = false
  for await (const line of createInterface(filling.stdout)) {
    isDone = line === 'done'
    seen++
    if (isDone || seen === steps) filling.kill('SIGKILL')
  }
  await exited
  return isDone
}

const stored = (from: Db, name: string) =>
  from
    .collection(name)
    .find({}, { sort: { _id: 1 }, promoteValues: false })
    .toArray()

test('a fill that is killed anywhere opens again, and the next one leaves nothing out and nothing twice', async () => {
  const lead = (at: number) => ({
    brand_name: `Brand ${at}`,
    owner_email: 'ann@carmel.example',
    status: 'NEW'
  })
  await db.collection('leads').insertMany(Array.from({ length: 3000 }, (_, at) => lead(at)))
  await db.collection('tasks').insertMany(Array.from({ length: 1500 }, (_, at) => ({ title: `Task ${at}` })))
  const ends: boolean[] = []
  for (const steps of [1, 2, 3, 4, 5, 1000]) {
    ends.push(await fillAndKill(steps))
    // What changes while nobody looks.
    await db.collection('leads').deleteOne({ brand_name: `Brand ${steps}` })
    await db
      .collection('leads')
      .updateOne({ brand_name: `Brand ${steps + 10}` }, { $set: { status: 'LOST' } })
  }
  expect([ends[0], ends.at(-1)]).toEqual([false, true])

  const log = () => undefined
  const launch = launchTestDatabase
  const store = await openOfflineStore({
    folder: join(folder, 'store'),
    secrets: reversibleSecrets,
    launch,
    log
  })
  const sync = await createStoreSync({
    store,
    overlay: noOverlay,
    user: person('ann', 'admin'),
    server: () => db,
    now: () => new Date(),
    log,
    changed: () => undefined
  })
  expect(store.setAsideAt).toBeNull()
  await sync.compareAll()
  for (const name of ['leads', 'tasks']) expect(await stored(store.db, name)).toEqual(await stored(db, name))
  await sync.stop()
  await store.close()
}, 120_000)
