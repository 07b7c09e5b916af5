import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { MongoClient } from 'mongodb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeDataDir } from '../server.fixture.ts'
import { startServer } from '../server.ts'
import { checkFolder } from './check.ts'

let dataDir: string
let file: string

beforeEach(async () => {
  dataDir = await makeDataDir()
  file = join(dataDir, 'carmel.db')
  const server = await startServer({ dataDir, auth: null })
  const client = await new MongoClient(server.uri).connect()
  const leads = client.db('d').collection('leads')
  await leads.createIndex({ email: 1 }, { unique: true, sparse: true })
  await leads.createIndex({ tags: -1, n: 1 })
  await leads.insertMany([
    { n: 1, email: 'a@x', tags: ['one', 'two'] },
    { n: 2, email: 'b@x', tags: [] },
    { n: 3 }
  ])
  await client.close()
  await server.close()
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

function damage(sql: string): void {
  const database = new DatabaseSync(file)
  database.exec(sql)
  database.close()
}

test('a sound folder has no problems, is counted, and is not changed by the check', async () => {
  const before = await readFile(file)
  expect(checkFolder(dataDir)).toEqual({
    file,
    collections: 1,
    documents: 3,
    indexes: 2,
    entries: 6,
    problems: []
  })
  expect((await readFile(file)).equals(before)).toBe(true)
})

test.each<[string, string, RegExp]>([
  ['a missing entry', 'DELETE FROM entries_1 WHERE rid = 1', /email_1 has no entry for document 1/],
  ['an entry too many', "INSERT INTO entries_2 VALUES (x'0a', 2)", /that document 2 does not ask for/],
  ['an entry of nobody', "INSERT INTO entries_2 VALUES (x'0a', 99)", /document 99, which does not exist/],
  ['a lost document', 'DELETE FROM documents_1 WHERE rid = 3', /document 3, which does not exist/],
  [
    'a value twice in a unique index',
    'INSERT INTO entries_1 SELECT key, 2 FROM entries_1 WHERE rid = 1',
    /unique, but documents 1, 2/
  ],
  ['an unknown array', 'UPDATE indexes SET multikey = 0', /does not know that it has arrays/],
  ['a cut document', "UPDATE documents_1 SET document = x'0500' WHERE rid = 1", /document 1 of d\.leads/],
  ['another key', "UPDATE documents_1 SET key = x'00' WHERE rid = 1", /under the key of another _id/],
  ['a dropped table', 'DROP TABLE entries_2', /tags_-1_n_1 has no table/],
  ['a forgotten table', 'DELETE FROM indexes WHERE id = 2', /table entries_2 belongs to nothing/],
  ['an index of nobody', 'UPDATE indexes SET collection = 7 WHERE id = 1', /has no collection/],
  [
    'a text that is not looked up',
    "INSERT INTO text_1 (text_1, rowid, email) VALUES ('delete', 1, 'A@X')",
    /'A@X in email'/
  ],
  [
    'a text of nobody',
    "INSERT INTO text_1 (rowid, name) VALUES (9, 'ROSE')",
    /no document has 'ROS in name'/
  ],
  ['a spoilt specification', "UPDATE indexes SET spec = x'00' WHERE id = 1", /specification of index/]
])('%s is found', (_name, sql, problem) => {
  damage(sql)
  expect(checkFolder(dataDir).problems.join('\n')).toMatch(problem)
})

test('a folder that a server has open is refused', async () => {
  const server = await startServer({ dataDir, auth: null })
  expect(() => checkFolder(dataDir)).toThrow(expect.objectContaining({ code: 'locked' }))
  await server.close()
})

test('a folder without a database, and the file of another program, are refused', async () => {
  await mkdir(join(dataDir, 'empty'))
  expect(() => checkFolder(join(dataDir, 'empty'))).toThrow(expect.objectContaining({ code: 'failed' }))
  damage('PRAGMA application_id = 1')
  expect(() => checkFolder(dataDir)).toThrow(expect.objectContaining({ code: 'foreign' }))
})
