import { MongoClient } from 'mongodb'
import { launchEmbedded } from '../embedded/launch.ts'
import { openOfflineStore } from './offline.store.ts'
import { createStoreSync } from './store.sync.ts'
import { noOverlay } from './store.writing.ts'

/**
 * Fills a store in a process of its own, to be killed by a test: node fill.process.fixture.ts SERVER FOLDER WORKER. Says a
 * line for each step, and waits when it is done.
 */
const [uri = '', folder = '', worker = ''] = process.argv.slice(2)
const log = () => undefined
const launch = (dataDir: string, encryptionKey?: string) =>
  launchEmbedded({ dataDir, workerUrl: new URL(worker), log, ...(encryptionKey && { encryptionKey }) })
const secrets = {
  available: () => true,
  encrypt: (text: string) => Buffer.from(text).toString('hex'),
  decrypt: (encrypted: string) => Buffer.from(encrypted, 'hex').toString()
}
const _id = '65f000000000000000000001'
const user = {
  _id,
  email: 'ann@carmel.example',
  name: 'ann',
  role: 'admin' as const,
  ids: [_id],
  assignedLeads: []
}

const client = await new MongoClient(uri).connect()
const db = client.db('crm')
const store = await openOfflineStore({ folder, secrets, launch, log })
const sync = await createStoreSync({
  store,
  overlay: noOverlay,
  user,
  server: () => db,
  now: () => new Date(),
  log,
  changed: () => process.stdout.write('step\n')
})
await sync.compareAll()
process.stdout.write('done\n')
setInterval(() => undefined, 1000)
