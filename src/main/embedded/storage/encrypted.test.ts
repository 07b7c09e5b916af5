import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { serialize } from 'bson'
import { Double, Long, MongoClient } from 'mongodb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeDataDir } from '../server.fixture.ts'
import { type RunningServer, startServer } from '../server.ts'
import { databaseFile } from './database.file.ts'

let dataDir: string
let server: RunningServer
let client: MongoClient
const encryptionKey = randomBytes(32).toString('hex')

beforeEach(async () => {
  dataDir = await makeDataDir()
  await open(encryptionKey)
})
afterEach(async () => {
  await shut()
  await rm(dataDir, { recursive: true, force: true })
})

async function open(key?: string): Promise<void> {
  server = await startServer({ dataDir, auth: null, ...(key ? { encryptionKey: key } : {}) })
  client = await new MongoClient(server.uri).connect()
}

async function shut(): Promise<void> {
  await client.close(true)
  await server.close()
}

const leads = () => client.db('crm').collection('leads')
/** Everything that lies in the folder's files. */
const onDisk = () => ['', '-wal'].map((suffix) => readIfThere(databaseFile(dataDir) + suffix)).join('')

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'latin1')
  } catch {
    return ''
  }
}

test('what is stored is found, searched and sorted, and is nowhere on the disk, not even in the log', async () => {
  await leads().createIndex({ brand_name: 1 })
  await leads().insertMany([
    { brand_name: 'Zebulon Quartz', email: 'z@brand.example' },
    { brand_name: 'Amethyst' }
  ])
  const found = await leads()
    .find({ brand_name: { $regex: 'quartz', $options: 'i' } })
    .toArray()
  expect(found.map(({ email }) => email)).toEqual(['z@brand.example'])
  expect(onDisk().length).toBeGreaterThan(4096)
  expect(onDisk()).not.toContain('brand')
  await shut()
  expect(onDisk()).not.toContain('brand')
  await open(encryptionKey)
  const sorted = await leads().find().sort({ brand_name: 1 }).toArray()
  expect(sorted.map(({ brand_name }) => brand_name)).toEqual(['Amethyst', 'Zebulon Quartz'])
})

test.each([undefined, randomBytes(32).toString('hex')])(
  'with another key or none the file is set aside, not overwritten',
  async (key) => {
    await leads().insertOne({ brand_name: 'Amethyst' })
    await shut()
    const before = readFileSync(databaseFile(dataDir))
    await open(key)
    expect(await leads().countDocuments()).toBe(0)
    expect(readFileSync(server.corruptFileKeptAt ?? '')).toEqual(before)
  }
)

test('loaded documents keep the types of their numbers, and take the place of those with their id', async () => {
  await leads().insertOne({ _id: 'a' as never, brand_name: 'Old', left: 1 })
  const loaded = { _id: 'a', brand_name: 'New', whole: new Double(5), long: Long.fromNumber(5) }
  server.load('crm', 'leads', [serialize(loaded), serialize({ _id: 'b', brand_name: 'Second' })])
  const [first, second] = await leads()
    .find({}, { sort: { _id: 1 }, promoteValues: false })
    .toArray()
  expect(first).toEqual({ ...loaded, brand_name: 'New' })
  expect(second?.brand_name).toBe('Second')
  const searched = await leads().countDocuments({ brand_name: { $regex: 'old', $options: 'i' } })
  expect(searched).toBe(0)
})
