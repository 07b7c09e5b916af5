import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EJSON } from 'bson'
import { type Db, type Document, MongoClient } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../embedded/server.ts'
import type { JobProgress } from '../jobs/jobs.ts'
import { importDump } from './dump.ts'

const fixture = join(import.meta.dirname, '../../../tests/fixtures/dump')

let home: string
let server: RunningServer
let client: MongoClient
let db: Db
let folder: string

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'carmel-import-'))
  server = await startServer({ dataDir: join(home, 'db'), auth: null })
  client = await new MongoClient(server.uri, { ignoreUndefined: true }).connect()
})
afterAll(async () => {
  await client.close()
  await server.close()
  await rm(home, { recursive: true, force: true })
})
beforeEach(async () => {
  await client.db('import').dropDatabase()
  db = client.db('import')
  folder = await mkdtemp(join(home, 'dump-'))
})

const file = (name: string, text: string | Buffer) => writeFile(join(folder, name), text)

function run(from = folder, more: Partial<Parameters<typeof importDump>[0]> = {}) {
  const signal = new AbortController().signal
  return importDump({ db, folder: from, signal, progress: () => undefined, ...more })
}

/** Everything stored in a collection with its BSON types, as canonical Extended JSON by id. */
async function stored(collection: string): Promise<Map<string, string>> {
  const found = await db.collection<Document>(collection).find({}, { promoteValues: false }).toArray()
  return new Map(
    found.map((document) => [String(document._id), EJSON.stringify(document, { relaxed: false })])
  )
}

test('takes every odd document of older programs as it is, types included', async () => {
  const report = await run(fixture)
  expect(report.rejectedTotal).toBe(0)
  expect(report.collections.map(({ collection, inserted }) => [collection, inserted])).toEqual([
    ['activities', 3],
    ['crm_activities', 1],
    ['leads', 8],
    ['notes', 3],
    ['opportunities', 5],
    ['settings', 2]
  ])
  const leads = await stored('leads')
  for (const line of (await readFile(join(fixture, 'leads.jsonl'), 'utf8')).trim().split('\n')) {
    const document = EJSON.parse(line.replace('"x":1.0', '"x":{"$numberDouble":"1.0"}'), { relaxed: false })
    expect(leads.get(String(document._id))).toBe(EJSON.stringify(document, { relaxed: false }))
  }
})

test('a second run changes nothing, also for documents without an id', async () => {
  await run(fixture)
  const before = await Promise.all(['leads', 'notes', 'settings'].map(stored))
  const report = await run(fixture)
  expect(report.collections.every(({ inserted }) => inserted === 0)).toBe(true)
  expect(report.collections.find(({ collection }) => collection === 'notes')).toMatchObject({
    alreadyThere: 3
  })
  expect(await Promise.all(['leads', 'notes', 'settings'].map(stored))).toEqual(before)
})

test('leaves a document alone that was edited since the first run', async () => {
  await run(fixture)
  await db
    .collection<Document>('settings')
    .updateOne({ _id: 'main' as never }, { $set: { site_name: 'Mine' } })
  await run(fixture)
  expect(await db.collection<Document>('settings').findOne({ _id: 'main' as never })).toMatchObject({
    site_name: 'Mine'
  })
})

test('reports lines that can not go in with file, line and reason, and takes the rest', async () => {
  await file(
    'leads.jsonl',
    Buffer.concat([
      Buffer.from('{"_id":1,"brand_name":"one"}\n{"_id":2,"brand_name":"two"\n\n[3]\n{"_id":4,"name":"'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('"}\n{"_id":5,"at":{"$date":"soon"}}\n{"_id":[6]}\n'),
      Buffer.from(`{"_id":7,"long":"${'x'.repeat(17 * 1024 * 1024)}"}\n{"_id":8,"brand_name":"eight"}`)
    ])
  )
  const report = await run()
  expect(report.rejects.map(({ file: name, line, reason }) => [name, line, reason])).toEqual([
    ['leads.jsonl', 2, 'bad_json'],
    ['leads.jsonl', 4, 'not_a_document'],
    ['leads.jsonl', 5, 'bad_encoding'],
    ['leads.jsonl', 6, 'bad_value'],
    ['leads.jsonl', 8, 'too_long'],
    ['leads.jsonl', 7, 'refused']
  ])
  expect(report.collections).toEqual([
    { file: 'leads.jsonl', collection: 'leads', inserted: 2, alreadyThere: 0, rejected: 6 }
  ])
  expect([...(await stored('leads')).keys()]).toEqual(['1', '8'])
})

test('reads a JSON array, pretty documents, a byte order mark and Windows line ends', async () => {
  await file('a_array.json', '[{"_id":1},{"_id":2,"t":"a\\nb"}]\n')
  await file('b_pretty.json', '{\n\t"_id": 1,\n\t"n": 3.0\n}\n{\n\t"_id": 2\n}\n')
  await file('c_windows.jsonl', '\ufeff{"_id":1}\r\n{"_id":2}\r\n')
  const report = await run()
  expect(report.rejects).toEqual([])
  expect(report.collections.map(({ inserted }) => inserted)).toEqual([2, 2, 2])
  expect((await stored('b_pretty')).get('1')).toContain('{"$numberDouble":"3.0"}')
})

test('tells documents with the same text and no id apart', async () => {
  await file('visits.jsonl', '{"page":"/"}\n{"page":"/"}\n{"page":"/"}\n')
  expect((await run()).collections).toMatchObject([{ inserted: 3 }])
  expect((await run()).collections).toMatchObject([{ inserted: 0, alreadyThere: 3 }])
})

test('refuses collections that are not ours to write, as a whole', async () => {
  for (const name of ['system.users', 'a$b', 'dot.', `${'x'.repeat(181)}`])
    await file(`${name}.jsonl`, '{"_id":1}\n')
  await file('leads.metadata.json', '{"indexes":[]}')
  await file('.hidden.jsonl', '{"_id":1}')
  await mkdir(join(folder, 'folder.json'))
  const report = await run()
  expect(report.rejects).toHaveLength(4)
  expect(report.rejects.every(({ line, reason }) => line === 0 && reason === 'bad_name')).toBe(true)
  expect(await db.listCollections().toArray()).toEqual([])
})

test('a unique index refuses a line without stopping the others', async () => {
  await db.collection('invoices').createIndex({ invoice_number: 1 }, { unique: true })
  await file(
    'invoices.jsonl',
    '{"_id":1,"invoice_number":"INV-1"}\n{"_id":2,"invoice_number":"INV-1"}\n{"_id":3,"invoice_number":"INV-2"}\n'
  )
  const report = await run()
  expect(report.collections).toMatchObject([{ inserted: 2, alreadyThere: 0, rejected: 1 }])
  expect(report.rejects).toMatchObject([{ line: 2, reason: 'refused' }])
})

test('counts true progress and names every collection that changed', async () => {
  await file('leads.jsonl', '{"_id":1}\nbroken\n{"_id":2}\n')
  await file('tasks.jsonl', 'broken\n')
  const steps: JobProgress[] = []
  const imported: string[] = []
  await run(folder, {
    progress: (change) => steps.push(change),
    imported: (collection) => imported.push(collection)
  })
  expect(steps[0]).toEqual({ total: 4 })
  expect(steps.filter(({ step }) => step)).toEqual([{ step: 'leads' }, { step: 'tasks' }])
  expect(steps.filter(({ done }) => done).at(-1)).toEqual({ done: 4 })
  expect(imported).toEqual(['leads'])
})

test('stops when it is cancelled, keeps what went in, and a later run completes it', async () => {
  await file('visits.jsonl', Array.from({ length: 1000 }, (_, id) => `{"_id":${id}}\n`).join(''))
  const stop = new AbortController()
  const partly = await run(folder, {
    signal: stop.signal,
    progress: ({ done }) => {
      if (done === 300) stop.abort()
    }
  })
  expect(partly.collections).toMatchObject([{ inserted: 300 }])
  expect((await run()).collections).toMatchObject([{ inserted: 700, alreadyThere: 300 }])
})

test('lists the first thousand rejects and counts all', async () => {
  await file('visits.jsonl', 'x\n'.repeat(1500))
  const report = await run()
  expect(report.rejects).toHaveLength(1000)
  expect(report.rejectedTotal).toBe(1500)
})

test('a folder that is not there is an error, an empty one is not', async () => {
  await expect(run(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'not_found' })
  expect(await run()).toEqual({ collections: [], rejects: [], rejectedTotal: 0 })
})

test('a lost server fails the import as offline', async () => {
  const dying = await startServer({ dataDir: join(folder, 'db'), auth: null })
  const own = await new MongoClient(dying.uri, { serverSelectionTimeoutMS: 500 }).connect()
  await file('visits.jsonl', Array.from({ length: 1000 }, (_, id) => `{"_id":${id}}\n`).join(''))
  let isClosed = false
  const progress = ({ done }: JobProgress) => {
    if (!done || isClosed) return
    isClosed = true
    void dying.close()
  }
  await expect(run(folder, { db: own.db('x'), progress })).rejects.toMatchObject({ code: 'offline' })
  await own.close()
})
