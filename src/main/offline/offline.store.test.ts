import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { serialize } from 'bson'
import { ObjectId } from 'mongodb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { launchTestDatabase, reversibleSecrets } from '../../../tests/support/test-backend.ts'
import type { Secrets } from '../settings.ts'
import { type OfflineStore, openOfflineStore, wipeOfflineStore } from './offline.store.ts'

const noSecrets: Secrets = {
  available: () => false,
  encrypt: () => {
    throw new Error('no key store')
  },
  decrypt: () => {
    throw new Error('no key store')
  }
}

let folder: string
let store: OfflineStore | null = null

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'carmel-offline-')), 'store')
})
afterEach(async () => {
  await store?.close()
  store = null
  await rm(join(folder, '..'), { recursive: true, force: true })
})

async function open(secrets: Secrets = reversibleSecrets): Promise<OfflineStore> {
  await store?.close()
  store = null
  store = await openOfflineStore({ folder, secrets, launch: launchTestDatabase, log: () => undefined })
  return store
}

const lead = (brand_name: string) => ({ _id: new ObjectId(), brand_name })
const bytes = (file: string) => readFileSync(join(folder, file)).toString('latin1')

test('documents are there after the next opening, and nothing of them can be read on the disk', async () => {
  const { db, load, isEncrypted, setAsideAt } = await open()
  const { _id, brand_name } = lead('Zebulon Quartz')
  await load('leads', [serialize({ _id, brand_name })])
  expect(await db.collection('leads').findOne({ _id })).toEqual({ _id, brand_name })
  expect([isEncrypted, setAsideAt]).toEqual([true, null])
  const again = await open()
  expect(await again.db.collection('leads').findOne({ _id })).toEqual({ _id, brand_name })
  await again.close()
  store = null
  for (const file of readdirSync(folder)) expect(bytes(file), file).not.toContain('Zebulon')
})

test('without a key store the files are plain, and say so', async () => {
  const { load, isEncrypted } = await open(noSecrets)
  await load('leads', [serialize(lead('Zebulon Quartz'))])
  expect(isEncrypted).toBe(false)
  // A key store that comes later does not lock out what is there.
  expect((await open()).isEncrypted).toBe(false)
})

test('a key that the key store does not open now is no reason to give up what it encrypts', async () => {
  await (await open()).load('leads', [serialize(lead('Amethyst'))])
  await store?.close()
  store = null
  await expect(open(noSecrets)).rejects.toThrow('cannot be read')
  expect(await (await open()).db.collection('leads').countDocuments()).toBe(1)
})

test('a damaged file is set aside, and what lies beside it stays', async () => {
  const first = await open()
  await first.load('leads', [serialize(lead('Amethyst'))])
  await first.close()
  store = null
  writeFileSync(join(folder, 'outbox'), 'waiting')
  const file = readFileSync(join(folder, 'carmel.db'))
  file.fill(7, 0, 8192)
  writeFileSync(join(folder, 'carmel.db'), file)
  const { db, setAsideAt } = await open()
  expect(await db.collection('leads').countDocuments()).toBe(0)
  expect(readFileSync(setAsideAt ?? '')).toEqual(file)
  expect(bytes('outbox')).toBe('waiting')
})

test('a file of a newer version is set aside', async () => {
  await (await open(noSecrets)).load('leads', [serialize(lead('Amethyst'))])
  await store?.close()
  store = null
  const file = new DatabaseSync(join(folder, 'carmel.db'))
  file.exec('PRAGMA user_version = 99')
  file.close()
  const { db, setAsideAt } = await open(noSecrets)
  expect(await db.collection('leads').countDocuments()).toBe(0)
  expect(existsSync(setAsideAt ?? '')).toBe(true)
})

test('wiping leaves nothing', async () => {
  await (await open()).load('leads', [serialize(lead('Amethyst'))])
  await store?.close()
  store = null
  await wipeOfflineStore(folder)
  expect(existsSync(folder)).toBe(false)
})
