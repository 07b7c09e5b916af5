import { copyFile, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { serialize } from 'bson'
import { MongoClient } from 'mongodb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeDataDir } from '../server.fixture.ts'
import { startServer } from '../server.ts'
import { LazyDocument } from '../values/lazy.document.ts'
import { checkFolder } from './check.ts'
import { Storage } from './storage.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = await makeDataDir()
})
afterEach(() => rm(dataDir, { recursive: true }))

/** What is in the file when its log is left out. */
async function inFileAlone<Row>(sql: string): Promise<Row> {
  const aside = join(dataDir, 'aside')
  await mkdir(aside, { recursive: true })
  await copyFile(join(dataDir, 'carmel.db'), join(aside, 'carmel.db'))
  const database = new DatabaseSync(join(aside, 'carmel.db'))
  try {
    return database.prepare(sql).get() as Row
  } finally {
    database.close()
    await rm(aside, { recursive: true })
  }
}

const PARTS = 'SELECT count(DISTINCT segid) AS count FROM text_1_idx'
const DOCUMENTS = 'SELECT count(*) AS count FROM documents_1'

test('tidying merges the parts of a text index and copies the log into the file, step by step', async () => {
  const storage = new Storage(dataDir)
  const leads = storage.transaction(() => storage.create('d', 'leads', {}))
  const person = (n: number) => new LazyDocument(Buffer.from(serialize({ _id: n, name: `Person ${n}` })))
  for (let n = 0; n < 40; n++) storage.transaction(() => leads.insert(person(n)))
  const find = () => {
    const question = leads.text?.question('erson 1', ['name'])
    return question && leads.text?.find(question)
  }
  const before = find()
  expect(before).toHaveLength(11)
  let steps = 1
  while (storage.tidy()) steps++
  expect(steps).toBeGreaterThan(1)
  expect(find()).toEqual(before)
  expect(await inFileAlone(DOCUMENTS)).toEqual({ count: 40 })
  expect((await inFileAlone<{ count: number }>(PARTS)).count).toBeLessThan(5)
  storage.close()
  expect(checkFolder(dataDir).problems).toEqual([])
})

test('a server that is left alone tidies up by itself', async () => {
  const server = await startServer({ dataDir, auth: null })
  const client = await new MongoClient(server.uri).connect()
  for (let n = 0; n < 10; n++)
    await client
      .db('d')
      .collection('leads')
      .insertOne({ name: `Person ${n}` })
  await expect
    .poll(async () => (await inFileAlone<{ count: number }>(PARTS)).count, { timeout: 20_000 })
    .toBeLessThan(5)
  expect(await inFileAlone(DOCUMENTS)).toEqual({ count: 10 })
  await client.close()
  await server.close()
})
