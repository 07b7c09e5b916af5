import { rm } from 'node:fs/promises'
import { serialize } from 'bson'
import fc from 'fast-check'
import { MongoClient } from 'mongodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeDataDir } from '../server.fixture.ts'
import { type RunningServer, startServer } from '../server.ts'
import { checkFolder } from '../storage/check.ts'
import { frame, message, RawClient, uint32 } from './raw-client.fixture.ts'

let dataDir: string
let server: RunningServer
let client: MongoClient

beforeAll(async () => {
  dataDir = await makeDataDir()
  server = await startServer({ dataDir, auth: null })
  client = await new MongoClient(server.uri).connect()
})
afterAll(async () => {
  await client.close()
  await server.close()
  expect(checkFolder(dataDir).problems).toEqual([])
  await rm(dataDir, { recursive: true })
})

function nested(levels: number, innermost: unknown = 1): Record<string, unknown> {
  let document: Record<string, unknown> = { d: innermost }
  for (let level = 1; level < levels; level++) document = { d: document }
  return document
}

async function ping(): Promise<void> {
  expect(await client.db('admin').command({ ping: 1 })).toMatchObject({ ok: 1 })
}

test('a client that never reads its answers is not served further until it does', async () => {
  await client
    .db('big')
    .collection('c')
    .insertOne({ text: 'x'.repeat(1_000_000) })
  const deaf = new RawClient(server.port)
  deaf.stopReading()
  const finds = 30
  for (let id = 1; id <= finds; id++) deaf.send(message(id, { find: 'c', $db: 'big' }))
  deaf.send(message(finds + 1, { insert: 'mark', documents: [{ _id: 1 }], $db: 'big' }))
  for (let times = 0; times < 200; times++) await ping()
  const mark = client.db('big').collection('mark')
  expect(await mark.countDocuments()).toBe(0)
  deaf.read()
  for (let id = 1; id <= finds + 1; id++) expect(await deaf.next()).toMatchObject({ answers: id })
  expect(await mark.countDocuments()).toBe(1)
  deaf.end()
})

test('a hundred idle clients and a hundred half messages are in nobody’s way', async () => {
  const whole = message(1, { insert: 'half', documents: [{ a: 1 }], $db: 'w' })
  const idle = Array.from({ length: 100 }, () => new RawClient(server.port))
  const halves = Array.from({ length: 100 }, (_, at) => {
    const half = new RawClient(server.port)
    half.send(whole.subarray(0, 1 + ((at * 7) % (whole.length - 1))))
    return half
  })
  await ping()
  for (const half of halves) half.end()
  for (const one of idle) {
    one.send(message(5, { ping: 1, $db: 'w' }))
    expect(await one.next()).toMatchObject({ answers: 5, document: { ok: 1 } })
    one.end()
  }
  expect(await client.db('w').collection('half').countDocuments()).toBe(0)
  await ping()
})

test('lengths are not believed: a hundred messages that claim to have 47 MB take no such room', async () => {
  const before = process.memoryUsage().arrayBuffers
  const begun = Buffer.concat([message(1, { ping: 1, $db: 'w' }), Buffer.alloc(1000)])
  begun.writeInt32LE(47_000_000, 0)
  const liars = Array.from({ length: 100 }, () => new RawClient(server.port))
  for (const liar of liars) liar.send(begun)
  for (let times = 0; times < 20; times++) await ping()
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100 * 1_000_000)
  for (const liar of liars) liar.end()
  await ping()
})

test('a message of 50 MB ends its connection before it is read, one of 47 MB is served', async () => {
  const large = new RawClient(server.port)
  large.send(Buffer.concat([uint32(50_000_000), Buffer.alloc(1000)]))
  expect(await large.next()).toBeUndefined()
  const fitting = Array.from({ length: 47 }, (_, at) => ({ _id: at, text: 'x'.repeat(999_900) }))
  expect(await client.db('w').collection<{ _id: number }>('large').insertMany(fitting)).toMatchObject({
    insertedCount: 47
  })
  await client.db('w').collection('large').drop()
})

test('a document of more than 16 MB is refused by its size, wherever it comes from', async () => {
  const documents = client.db('w').collection<{ _id: number; parts?: string[] }>('sixteen')
  const tooLarge = serialize({ _id: 1, text: 'x'.repeat(16 * 1024 * 1024) })
  const raw = new RawClient(server.port)
  const name = Buffer.from('documents\0')
  const section = [Buffer.from([1]), uint32(4 + name.length + tooLarge.length), name, tooLarge]
  const command = Buffer.concat([Buffer.from([0]), serialize({ insert: 'sixteen', $db: 'w' })])
  raw.send(frame(1, 2013, Buffer.concat([uint32(0), ...section, command])))
  expect(await raw.next()).toMatchObject({ document: { n: 0, writeErrors: [{ index: 0, code: 10334 }] } })
  raw.end()
  await documents.insertOne({ _id: 2, parts: ['x'.repeat(9_000_000)] })
  await expect(
    documents.updateOne({ _id: 2 }, { $push: { parts: 'y'.repeat(8_000_000) } })
  ).rejects.toMatchObject({ code: 10334 })
  const [kept] = await documents.find().toArray()
  expect(kept?.parts?.map((part) => part.length)).toEqual([9_000_000])
})

test('documents, filters, updates and pipelines may nest, but not too deeply', async () => {
  const documents = client.db('w').collection('deep')
  await documents.insertOne({ ...nested(100) })
  expect(await documents.countDocuments(nested(100))).toBe(1)
  await expect(documents.insertOne({ ...nested(250) })).rejects.toMatchObject({ code: expect.any(Number) })
  await expect(documents.findOne(nested(250))).rejects.toThrow()
  let filter: Record<string, unknown> = { a: 1 }
  for (let level = 0; level < 90; level++) filter = { $or: [filter] }
  expect(await documents.findOne(filter)).toBeNull()
  let expression: unknown = '$a'
  for (let level = 0; level < 90; level++) expression = { $add: [expression, 1] }
  expect(await documents.aggregate([{ $project: { sum: expression } }]).toArray()).toHaveLength(1)
  await ping()
})

test('a document cannot be made to nest too deeply by updates', async () => {
  const documents = client.db('w').collection<{ _id: number }>('deeper')
  await documents.insertOne({ _id: 1 })
  const path = Array.from({ length: 150 }, () => 'd').join('.')
  await documents.updateOne({ _id: 1 }, { $set: { [path]: 1 } })
  const deeper = documents.updateOne({ _id: 1 }, { $set: { [path]: nested(150) } })
  await expect(deeper).rejects.toMatchObject({ code: 15 })
  expect(await documents.find().toArray()).toHaveLength(1)
})

const COMMANDS = [
  { insert: 'fuzz', documents: [{ a: 1 }], $db: 'w' },
  { find: 'fuzz', filter: { a: 1 }, sort: { a: 1 }, projection: { a: 1 }, $db: 'w' },
  { update: 'fuzz', updates: [{ q: { a: 1 }, u: { $set: { b: 1 } } }], $db: 'w' },
  { delete: 'fuzz', deletes: [{ q: { a: 1 }, limit: 1 }], $db: 'w' },
  { aggregate: 'fuzz', pipeline: [{ $match: { a: 1 } }], cursor: {}, $db: 'w' },
  { findAndModify: 'fuzz', query: { a: 1 }, update: { $inc: { a: 1 } }, $db: 'w' },
  { count: 'fuzz', query: {}, $db: 'w' },
  { distinct: 'fuzz', key: 'a', query: {}, $db: 'w' },
  { createIndexes: 'fuzz', indexes: [{ key: { a: 1 }, name: 'a_1' }], $db: 'w' },
  { getMore: 1, collection: 'fuzz', $db: 'w' }
]

/** Commands that are in order but for one place inside. */
const SHAPED: ((value: unknown) => Record<string, unknown>)[] = [
  (value) => ({ find: 'fuzz', filter: { a: value } }),
  (value) => ({ find: 'fuzz', filter: { $or: [{ a: 1 }, value] }, sort: { a: -1 } }),
  (value) => ({ find: 'fuzz', filter: { a: { $not: value } } }),
  (value) => ({ find: 'fuzz', filter: { $expr: value } }),
  (value) => ({ find: 'fuzz', projection: { a: value } }),
  (value) => ({ find: 'fuzz', collation: { locale: value } }),
  (value) => ({ update: 'fuzz', updates: [{ q: {}, u: { $set: { a: value } }, upsert: true }] }),
  (value) => ({ update: 'fuzz', updates: [{ q: { a: value }, u: value, upsert: true }] }),
  (value) => ({ update: 'fuzz', updates: [{ q: {}, u: { $push: { list: value } }, multi: true }] }),
  (value) => ({ update: 'fuzz', updates: [{ q: {}, u: [{ $set: { b: value } }] }] }),
  (value) => ({ update: 'fuzz', updates: [{ q: {}, u: { $set: { 'l.$[x]': 1 } }, arrayFilters: [value] }] }),
  (value) => ({ insert: 'fuzz', documents: [{ _id: value, a: value }] }),
  (value) => ({ aggregate: 'fuzz', pipeline: [{ $group: { _id: value, n: { $sum: value } } }], cursor: {} }),
  (value) => ({ aggregate: 'fuzz', pipeline: [{ $project: { a: value } }], cursor: {} }),
  (value) => ({ aggregate: 'fuzz', pipeline: [{ $unwind: value }, { $sort: value }], cursor: {} }),
  (value) => ({ aggregate: 'fuzz', pipeline: [{ $lookup: value }], cursor: {} }),
  (value) => ({ aggregate: 'fuzz', pipeline: [value], cursor: {} }),
  (value) => ({
    createIndexes: 'fuzz',
    indexes: [{ key: { b: 1 }, name: 'b', partialFilterExpression: value }]
  }),
  (value) => ({ createIndexes: 'fuzz', indexes: [{ key: value, name: 'c' }] }),
  (value) => ({ explain: { find: 'fuzz', filter: value } })
]

/** Names and values that mean something to a server, in places where they do not belong. */
const strange = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(
      null,
      true,
      -1,
      0,
      2 ** 40,
      Number.NaN,
      '',
      '$',
      '$a.b',
      'a..b',
      '\0',
      /^(a+)+$/,
      new Date(0)
    ),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom(
        'a',
        '$set',
        '$or',
        '$expr',
        '$in',
        '$gt',
        '$regex',
        '$group',
        '_id',
        'a.b',
        '.',
        '__proto__',
        ''
      ),
      tie('value'),
      { maxKeys: 3 }
    )
  )
})).value

test.each<[string, number, (which: number, value: unknown) => Record<string, unknown>]>([
  [
    'in the place of an argument',
    600,
    (which, value) => {
      const command = COMMANDS[which % COMMANDS.length] ?? {}
      const fields = Object.keys(command).filter((field) => field !== '$db')
      return { ...command, [fields[which % fields.length] ?? '']: value }
    }
  ],
  ['inside an argument', 1000, (which, value) => ({ ...SHAPED[which % SHAPED.length]?.(value), $db: 'w' })]
])('nonsense %s is refused or served, and never an internal error', async (_place, numRuns, make) => {
  const raw = new RawClient(server.port)
  const internal: unknown[] = []
  await fc.assert(
    fc.asyncProperty(fc.nat(), strange, async (which, value) => {
      const command = make(which, value)
      raw.send(message(1, command))
      const reply = await raw.next()
      if (!reply || reply.document.code === 1) internal.push([command, reply?.document.errmsg])
    }),
    { numRuns, seed: 20 }
  )
  expect(internal.slice(0, 5)).toEqual([])
  raw.end()
  await ping()
})

test('bytes that are no messages end their connection, and the others stay', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async (bytes) => {
      const noise = new RawClient(server.port)
      noise.send(Buffer.from(bytes))
      await ping()
      noise.end()
    }),
    { numRuns: 150, seed: 21 }
  )
})
