import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { MongoClient } from 'mongodb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeDataDir } from '../server.fixture.ts'
import { type RunningServer, startServer } from '../server.ts'
import { checkFolder } from './check.ts'

const SCRIPT = fileURLToPath(new URL('../../../../scripts/db.ts', import.meta.url))
const children: ChildProcess[] = []
let dataDir: string
let file: string

beforeEach(async () => {
  dataDir = await makeDataDir()
  file = join(dataDir, 'carmel.db')
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await rm(dataDir, { recursive: true, force: true })
})

/** The server as a process of its own, so that it can really be killed. */
async function startProcess(): Promise<{ child: ChildProcess; uri: string }> {
  const child = spawn(process.execPath, [SCRIPT, '--data', dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  if (!child.stdout) throw new Error('the process has no output')
  const [uri] = await once(createInterface(child.stdout), 'line')
  return { child, uri: String(uri) }
}

async function withClient<Result>(
  uri: string,
  use: (client: MongoClient) => Promise<Result>
): Promise<Result> {
  const client = await new MongoClient(uri).connect()
  try {
    return await use(client)
  } finally {
    await client.close()
  }
}

async function fill(count: number): Promise<void> {
  const server = await startServer({ dataDir, auth: null })
  await withClient(server.uri, async (client) => {
    const leads = client.db('d').collection('leads')
    await leads.createIndex({ n: 1 })
    await leads.insertMany(Array.from({ length: count }, (_, n) => ({ n, text: 'x'.repeat(500) })))
  })
  await server.close()
}

async function countIn(server: RunningServer): Promise<number> {
  return withClient(server.uri, (client) =>
    client
      .db('d')
      .collection('leads')
      .countDocuments({ n: { $gte: 0 } })
  )
}

test('every acknowledged write is there after the process was killed, with its index entries', async () => {
  const { child, uri } = await startProcess()
  const acknowledged: number[] = []
  const client = await new MongoClient(uri, { serverSelectionTimeoutMS: 500 }).connect()
  const leads = client.db('d').collection('leads')
  await leads.createIndex({ n: 1 })
  for (let n = 0; n < 200; n++) {
    if (n === 150) setImmediate(() => child.kill('SIGKILL'))
    const done = await leads.insertOne({ n }).then(
      () => true,
      () => false
    )
    if (!done) break
    acknowledged.push(n)
  }
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  await client.close()
  const server = await startServer({ dataDir, auth: null })
  expect(server.corruptFileKeptAt).toBeUndefined()
  const found = await withClient(server.uri, async (again) => {
    const collection = again.db('d').collection('leads')
    const scanned = await collection.find().hint({ $natural: 1 }).toArray()
    expect(await collection.find().hint('n_1').toArray()).toHaveLength(scanned.length)
    return scanned.map((lead) => lead.n)
  })
  expect(acknowledged.length).toBeGreaterThan(100)
  expect(found).toEqual(expect.arrayContaining(acknowledged))
  await server.close()
}, 30_000)

test('a second server on the same folder is refused in plain words, and may start once the first has ended', async () => {
  const first = await startProcess()
  await expect(startServer({ dataDir, auth: null })).rejects.toMatchObject({
    code: 'locked',
    message: expect.stringContaining('is open in another process')
  })
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')
  await (await startServer({ dataDir, auth: null })).close()
})

test('what is written is there after a clean end', async () => {
  await fill(50)
  const server = await startServer({ dataDir, auth: null })
  expect(await countIn(server)).toBe(50)
  await server.close()
})

test.each<[string, () => Promise<void>]>([
  ['was cut short', () => truncate(file, 20_000)],
  ['was emptied', () => truncate(file, 0)],
  [
    'has another content',
    () => writeFile(file, 'not a database at all, but long enough to be read as one'.repeat(100))
  ],
  [
    'has damaged pages',
    async () => {
      const bytes = await readFile(file)
      bytes.fill(0x55, 12_288, 40_960)
      await writeFile(file, bytes)
    }
  ]
])('a file that %s is kept aside, reported, and a new one begun', async (_name, damage) => {
  await fill(200)
  await damage()
  const damaged = await readFile(file)
  const server = await startServer({ dataDir, auth: null })
  expect(server.corruptFileKeptAt).toMatch(/carmel\.db\.corrupt-/)
  expect((await readFile(server.corruptFileKeptAt ?? '')).equals(damaged)).toBe(true)
  expect(await countIn(server)).toBe(0)
  await server.close()
})

test('a file that was closed in order and not touched since is opened without reading it through', async () => {
  await fill(200)
  const { atime, mtime } = await stat(file)
  const bytes = await readFile(file)
  bytes.fill(0x55, bytes.length - 4096)
  await writeFile(file, bytes)
  await utimes(file, atime, mtime)
  const server = await startServer({ dataDir, auth: null })
  expect(server.corruptFileKeptAt).toBeUndefined()
  expect(existsSync(`${file}-clean`)).toBe(false)
  await server.close()
})

test('a file whose process died is read through', async () => {
  await fill(200)
  const { child, uri } = await startProcess()
  await withClient(uri, (client) => client.db('d').collection('leads').insertOne({ n: -1 }))
  child.kill('SIGKILL')
  await once(child, 'exit')
  await rm(`${file}-wal`)
  const { atime, mtime } = await stat(file)
  const bytes = await readFile(file)
  bytes.fill(0x55, 12_288, 40_960)
  await writeFile(file, bytes)
  await utimes(file, atime, mtime)
  const server = await startServer({ dataDir, auth: null })
  expect(server.corruptFileKeptAt).toMatch(/corrupt/)
  await server.close()
})

test('a log whose file is gone is kept aside too', async () => {
  const { child, uri } = await startProcess()
  await withClient(uri, (client) => client.db('d').collection('leads').insertOne({ n: 1 }))
  child.kill('SIGKILL')
  await once(child, 'exit')
  await rm(file)
  const server = await startServer({ dataDir, auth: null })
  expect(server.corruptFileKeptAt).toMatch(/corrupt/)
  await server.close()
  expect((await readdir(dataDir)).some((name) => name.endsWith('-wal'))).toBe(true)
})

test('a file of a newer version, or of another program, is refused and left alone', async () => {
  await fill(1)
  const newer = new DatabaseSync(file)
  newer.exec('PRAGMA user_version = 99')
  newer.close()
  await expect(startServer({ dataDir, auth: null })).rejects.toMatchObject({ code: 'version' })
  const foreign = new DatabaseSync(file)
  foreign.exec('PRAGMA application_id = 1')
  foreign.close()
  await expect(startServer({ dataDir, auth: null })).rejects.toMatchObject({ code: 'foreign' })
})

test('a log of garbage is passed over, and what the file itself holds is there', async () => {
  await fill(50)
  await writeFile(`${file}-wal`, 'not a log at all, but long enough to be read as one '.repeat(200))
  const server = await startServer({ dataDir, auth: null })
  expect(server.corruptFileKeptAt).toBeUndefined()
  expect(await countIn(server)).toBe(50)
  await server.close()
  expect(checkFolder(dataDir)).toMatchObject({ documents: 50, problems: [] })
})

test('a log that was cut short loses its end and nothing else', async () => {
  const { child, uri } = await startProcess()
  await withClient(uri, async (client) => {
    const leads = client.db('d').collection('leads')
    await leads.createIndex({ n: 1 })
    for (let n = 0; n < 50; n++) await leads.insertOne({ n })
  })
  child.kill('SIGKILL')
  await once(child, 'exit')
  await truncate(`${file}-wal`, Math.floor((await stat(`${file}-wal`)).size / 2))
  const server = await startServer({ dataDir, auth: null })
  expect(server.corruptFileKeptAt).toBeUndefined()
  const found = await withClient(server.uri, (client) =>
    client.db('d').collection('leads').find().sort({ n: 1 }).toArray()
  )
  expect(found.map((lead) => lead.n)).toEqual(found.map((_, at) => at))
  await server.close()
  expect(checkFolder(dataDir).problems).toEqual([])
})

test('a database file that cannot be opened for writing is a plain error', async () => {
  await mkdir(file)
  await expect(startServer({ dataDir, auth: null })).rejects.toMatchObject({ code: 'unwritable' })
})

test.skipIf(process.getuid?.() === 0)('a read-only file is a plain error, and stays as it is', async () => {
  await fill(1)
  const before = await readFile(file)
  await chmod(file, 0o400)
  await expect(startServer({ dataDir, auth: null })).rejects.toMatchObject({ code: 'unwritable' })
  expect((await readFile(file)).equals(before)).toBe(true)
})

test('a folder that cannot be made is a plain error', async () => {
  await writeFile(join(dataDir, 'file'), '')
  await expect(startServer({ dataDir: join(dataDir, 'file', 'below'), auth: null })).rejects.toMatchObject({
    code: 'unwritable'
  })
})
