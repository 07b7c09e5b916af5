import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Collection, type Db, MongoClient } from 'mongodb'
import { beforeEach, expect, test } from 'vitest'
import { anyAccentPattern } from '#shared/values/accents.ts'
import { makeDataDir, testServer } from '../server.fixture.ts'
import { startServer } from '../server.ts'

const mongo = testServer()
let db: Db
let leads: Collection
beforeEach(async () => {
  db = mongo.db()
  leads = db.collection('leads')
  // Enough of them that the text index is asked at all.
  await leads.insertMany(Array.from({ length: 400 }, (_, n) => ({ name: `Filler ${n}` })))
})

async function found(text: string): Promise<number> {
  return leads.countDocuments({ name: { $regex: text, $options: 'i' } })
}

test('text is found as it is after updates and deletes', async () => {
  await leads.insertOne({ name: 'Maison Olive', city: 'Haifa' })
  expect(await found('son oli')).toBe(1)
  await leads.updateOne({ name: 'Maison Olive' }, { $set: { city: 'Paris' } })
  expect(await found('son oli')).toBe(1)
  await leads.updateOne({ name: 'Maison Olive' }, { $set: { name: 'Maison Rose' } })
  expect([await found('son oli'), await found('son ros')]).toEqual([0, 1])
  await leads.deleteOne({ name: 'Maison Rose' })
  expect(await found('maison')).toBe(0)
})

test('what a failed batch took back is not found', async () => {
  await leads.createIndex({ code: 1 }, { unique: true, sparse: true })
  await leads.insertOne({ name: 'Atelier', code: 1 })
  await expect(
    leads.updateOne({ name: 'Filler 1' }, { $set: { name: 'Atelier', code: 1 } })
  ).rejects.toThrow()
  expect(await found('atelier')).toBe(1)
})

test('texts in arrays, with quotes, zeros and pairs of code units are indexed as the filter sees them', async () => {
  await leads.insertMany([
    { name: ['Première', 'Deuxième'] },
    { name: 'say "when" now' },
    { name: 'be\0fore' },
    { name: 'smile 😀 here' },
    { name: 5 }
  ])
  for (const [text, count] of [
    ['deuxième', 1],
    ['èredeu', 0],
    ['e', 404],
    ['w', 1],
    ['ow', 1],
    ['zz', 0],
    ['"when" n', 1],
    ['fore', 1],
    ['😀 he', 1]
  ] as const) {
    expect([text, await found(text)]).toEqual([text, count])
  }
})

test.each([
  ['from before the text index gets one', 'DROP TABLE plain_terms_1; DROP TABLE text_1'],
  [
    'whose text index still has accents gets a new one',
    `DROP TABLE plain_terms_1; CREATE VIRTUAL TABLE terms_1 USING fts5vocab(text_1, row);
     INSERT INTO text_1 (text_1) VALUES ('delete-all')`
  ]
])('a file %s when it is opened', async (_what, change) => {
  const dataDir = await makeDataDir()
  const use = async (work: (collection: Collection) => Promise<unknown>) => {
    const server = await startServer({ dataDir, auth: null })
    const client = await new MongoClient(server.uri).connect()
    await work(client.db('d').collection('leads'))
    await client.close()
    await server.close()
  }
  await use((collection) =>
    collection.insertMany(Array.from({ length: 400 }, (_, n) => ({ name: `Éclat ${n}` })))
  )
  const file = new DatabaseSync(join(dataDir, 'carmel.db'))
  file.exec(change)
  file.close()
  await use(async (collection) => {
    expect(await collection.countDocuments({ name: { $regex: 'CLAT 39' } })).toBe(0)
    expect(await collection.countDocuments({ name: { $regex: 'CLAT 39', $options: 'i' } })).toBe(11)
    const anyAccent = { $regex: anyAccentPattern('eclat 39'), $options: 'i' }
    expect(await collection.countDocuments({ name: anyAccent })).toBe(11)
  })
  await rm(dataDir, { recursive: true })
})

test('text is found under a new name of the collection, and after the old name comes back', async () => {
  await leads.rename('aside')
  await db.collection('aside').insertOne({ name: 'Maison Olive' })
  await db.collection('aside').rename('leads')
  expect(await found('son oli')).toBe(1)
})
