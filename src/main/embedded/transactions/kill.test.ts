import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ClientSession, type Db, MongoClient, MongoServerError } from 'mongodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeDataDir } from '../server.fixture.ts'
import { checkFolder } from '../storage/check.ts'
import { bundleServer, KillableServer } from '../storage/killable.fixture.ts'

const ROUNDS = 12
const CLIENTS = 3
const ACCOUNTS = 4
const START = 100
const LONGEST_LIFE_MS = 120

type Account = { _id: number; balance: number; moves: number }
type Entry = { _id: string; from: number; to: number; amount: number }

let folder: string
let script: string
let running: KillableServer | undefined

beforeAll(async () => {
  folder = await makeDataDir()
  script = await bundleServer(folder)
})
afterAll(async () => {
  await running?.kill()
  await rm(folder, { recursive: true, force: true })
})

test('a server that is killed inside transactions has all of a committed one, and nothing of the others', async () => {
  const dataDir = join(folder, 'data')
  const acknowledged = new Set<string>()
  for (let round = 0; round < ROUNDS; round++) {
    running = new KillableServer(script, dataDir, ['--replset'])
    const uri = await running.ready
    if (!uri) throw new Error('the server did not start')
    await expectWhole(uri, acknowledged)
    const working = Array.from({ length: CLIENTS }, (_, at) =>
      moveUntilKilled(uri, `${round}-${at}`, acknowledged)
    )
    await sleep(Math.random() * LONGEST_LIFE_MS)
    await running.kill()
    await Promise.all(working)
    expect(checkFolder(dataDir).problems).toEqual([])
  }
  expect(acknowledged.size).toBeGreaterThan(ROUNDS)
}, 120_000)

/** Every entry of the journal moved money once: what is in one collection must be in the other. */
async function expectWhole(uri: string, acknowledged: ReadonlySet<string>): Promise<void> {
  const client = new MongoClient(uri)
  const db = client.db('d')
  const accounts = db.collection<Account>('accounts')
  if ((await accounts.countDocuments()) === 0) {
    await accounts.insertMany(
      Array.from({ length: ACCOUNTS }, (_, at) => ({ _id: at, balance: START, moves: 0 })),
      { writeConcern: { w: 1, j: true } }
    )
  }
  const entries = await db.collection<Entry>('entries').find().toArray()
  for (const { _id, balance, moves } of await accounts.find().toArray()) {
    const [away, here] = [entries.filter(({ from }) => from === _id), entries.filter(({ to }) => to === _id)]
    expect(balance).toBe(START - sum(away) + sum(here))
    expect(moves).toBe(away.length + here.length)
  }
  const found = new Set(entries.map(({ _id }) => _id))
  expect([...acknowledged].filter((id) => !found.has(id))).toEqual([])
  await client.close(true)
}

function sum(entries: readonly Entry[]): number {
  return entries.reduce((total, { amount }) => total + amount, 0)
}

async function moveUntilKilled(uri: string, name: string, acknowledged: Set<string>): Promise<void> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 200 })
  const session = client.startSession()
  try {
    for (let at = 0; ; at++) {
      const id = `${name}-${at}`
      await session.withTransaction(() => move(client.db('d'), session, id), { timeoutMS: 700 })
      acknowledged.add(id)
    }
  } catch (error) {
    if (error instanceof MongoServerError) throw error
  } finally {
    await client.close(true)
  }
}

async function move(db: Db, session: ClientSession, id: string): Promise<void> {
  const accounts = db.collection<Account>('accounts')
  const from = Math.floor(Math.random() * ACCOUNTS)
  const to = (from + 1 + Math.floor(Math.random() * (ACCOUNTS - 1))) % ACCOUNTS
  const amount = 1 + Math.floor(Math.random() * 5)
  await accounts.updateOne({ _id: from }, { $inc: { balance: -amount, moves: 1 } }, { session })
  await db.collection<Entry>('entries').insertOne({ _id: id, from, to, amount }, { session })
  await accounts.updateOne({ _id: to }, { $inc: { balance: amount, moves: 1 } }, { session })
}
