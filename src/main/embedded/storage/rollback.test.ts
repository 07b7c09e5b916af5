import { rm } from 'node:fs/promises'
import type { DatabaseSync } from 'node:sqlite'
import { serialize } from 'bson'
import { MongoClient } from 'mongodb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeDataDir } from '../server.fixture.ts'
import { type RunningServer, startServer } from '../server.ts'
import { LazyDocument } from '../values/lazy.document.ts'
import { checkFolder } from './check.ts'
import { readIndexSpec } from './index.definition.ts'
import { Storage } from './storage.ts'

const opened = vi.hoisted((): { database?: DatabaseSync } => ({}))
vi.mock(import('./database.file.ts'), async (original) => {
  const real = await original()
  return {
    ...real,
    openDatabaseFile: (dataDir: string) => {
      const file = real.openDatabaseFile(dataDir)
      opened.database = file.database
      return file
    }
  }
})

let dataDir: string
let server: RunningServer | undefined
let client: MongoClient

beforeEach(async () => {
  dataDir = await makeDataDir()
})
afterEach(async () => {
  await client?.close()
  await server?.close()
  server = undefined
  await rm(dataDir, { recursive: true })
})

function document(fields: Record<string, unknown>): LazyDocument {
  return new LazyDocument(Buffer.from(serialize(fields)))
}

/** A full disk, as SQLite sees it: the file may not grow beyond so many pages more. */
function leaveRoom(pages: number): void {
  const used = Number(opened.database?.prepare('PRAGMA page_count').get()?.page_count)
  opened.database?.exec(`PRAGMA max_page_count = ${used + pages}`)
}

function makeRoom(): void {
  opened.database?.exec('PRAGMA max_page_count = 1000000')
}

test('an index learns of arrays again when the write that brought the first one was taken back', () => {
  const storage = new Storage(dataDir)
  const collection = storage.transaction(() => {
    const made = storage.ensure('d', 'c')
    storage.createIndexes(made, [readIndexSpec({ key: { tags: 1 }, name: 'tags_1' })])
    return made
  })
  const taken = () => {
    collection.insert(document({ _id: 1, tags: ['a', 'b'] }))
    throw new Error('taken back')
  }
  expect(() => storage.transaction(taken)).toThrow('taken back')
  storage.transaction(() => collection.insert(document({ _id: 2, tags: ['a', 'b'] })))
  storage.close()
  expect(checkFolder(dataDir)).toMatchObject({ documents: 1, entries: 2, problems: [] })
})

test.each([
  ['ordered', true],
  ['unordered', false]
])(
  'a full disk fails an %s batch whole, with its own code, and writes go on when there is room',
  async (_name, ordered) => {
    server = await startServer({ dataDir, auth: null })
    client = await new MongoClient(server.uri).connect()
    const leads = client.db('d').collection<{ _id: number; text: string }>('leads')
    await leads.createIndex({ text: 1 })
    await leads.insertOne({ _id: 0, text: 'first' })
    leaveRoom(20)
    const many = Array.from({ length: 40 }, (_, at) => ({ _id: at + 1, text: `${at}${'x'.repeat(3000)}` }))
    await expect(leads.insertMany([{ _id: -1, text: '' }, ...many], { ordered })).rejects.toMatchObject({
      code: 14031,
      message: expect.stringContaining('disk is full')
    })
    expect(await leads.find().toArray()).toEqual([{ _id: 0, text: 'first' }])
    await expect(leads.updateOne({ _id: 0 }, { $set: { text: 'x'.repeat(300_000) } })).rejects.toMatchObject({
      code: 14031
    })
    await expect(client.db('d').createCollection('other', {})).resolves.toBeDefined()
    makeRoom()
    expect(await leads.insertMany(many)).toMatchObject({ insertedCount: 40 })
    await server.close()
    expect(checkFolder(dataDir)).toMatchObject({ documents: 41, entries: 41, problems: [] })
    server = undefined
  }
)

test('a collection that the full disk did not let be created is not there, and can be later', async () => {
  server = await startServer({ dataDir, auth: null })
  client = await new MongoClient(server.uri).connect()
  await client.db('d').createCollection('a')
  leaveRoom(0)
  await expect(client.db('d').createCollection('b')).rejects.toMatchObject({ code: 14031 })
  expect(await client.db('d').listCollections().toArray()).toHaveLength(1)
  makeRoom()
  await client.db('d').collection('b').insertOne({})
  expect(await client.db('d').listCollections().toArray()).toHaveLength(2)
})
