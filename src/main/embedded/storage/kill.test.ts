import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { MongoClient } from 'mongodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeDataDir } from '../server.fixture.ts'
import { checkFolder } from './check.ts'
import { bundleServer, KillableServer } from './killable.fixture.ts'
import { Writer, type Written } from './writer.fixture.ts'

/**
 * To do a failed run again: CARMEL_KILL_SEED=<seed> npx vitest run src/main/embedded/storage/kill.test.ts
 * (the operations and the delays are the same then; the machine's own pace is not). CARMEL_KILL_ROUNDS soaks.
 */
const SEED = Number(process.env.CARMEL_KILL_SEED ?? Math.floor(Math.random() * 2 ** 31))
const ROUNDS = Number(process.env.CARMEL_KILL_ROUNDS ?? 200)
/** Folders that are worked on side by side: starting a process waits more than it computes. */
const LANES = 2
const WRITERS = ['a', 'b', 'c', 'd']
const LONGEST_LIFE_MS = 60
const LONGEST_START_MS = 120

let folder: string
let script: string
let hasFailed = false
const running: KillableServer[] = []

beforeAll(async () => {
  folder = await makeDataDir()
  script = await bundleServer(folder)
})
afterAll(async () => {
  await Promise.all(running.map((server) => server.kill()))
  await rm(folder, { recursive: true, force: true })
})

test(`no acknowledged write is lost and none is halved in ${ROUNDS} kills (seed ${SEED})`, async () => {
  const lanes = Array.from({ length: LANES }, (_, lane) => runLane(lane))
  const operations = (await Promise.all(lanes)).reduce((sum, count) => sum + count, 0)
  expect(operations, 'the servers must live long enough to be written to').toBeGreaterThan(ROUNDS)
}, 600_000)

/** @returns how many operations were acknowledged */
async function runLane(lane: number): Promise<number> {
  const dataDir = join(folder, `lane-${lane}`)
  const random = randomFrom(SEED + lane)
  const writers = WRITERS.map((name, at) => new Writer(name, randomFrom(SEED + lane * 100 + at)))
  for (let round = 0; round < ROUNDS / LANES && !hasFailed; round++) {
    try {
      const isEarly = round > 0 && random(4) === 0
      if (isEarly) await killWhileStarting(dataDir, random(LONGEST_START_MS))
      else await killWhileWriting(dataDir, writers, random(LONGEST_LIFE_MS))
      expect(checkFolder(dataDir).problems).toEqual([])
    } catch (error) {
      hasFailed = true
      throw new Error(`round ${round} of lane ${lane}, seed ${SEED}`, { cause: error })
    }
  }
  return writers.reduce((sum, writer) => sum + writer.operations, 0)
}

function start(dataDir: string): KillableServer {
  const server = new KillableServer(script, dataDir)
  running.push(server)
  return server
}

async function killWhileStarting(dataDir: string, afterMs: number): Promise<void> {
  const server = start(dataDir)
  await sleep(afterMs)
  await server.kill()
}

async function killWhileWriting(dataDir: string, writers: Writer[], afterMs: number): Promise<void> {
  const server = start(dataDir)
  try {
    const uri = await server.ready
    if (!uri) throw new Error('the server did not start')
    settle(writers, await stored(uri))
    const working = writers.map((writer) => writer.writeUntilKilled(uri))
    await sleep(afterMs)
    await server.kill()
    await Promise.all(working)
  } finally {
    await server.kill()
  }
}

/** What is in the collection after the restart, read through the index and by a scan alike. */
async function stored(uri: string): Promise<Map<string, Written>> {
  const client = new MongoClient(uri)
  try {
    const leads = client.db('d').collection<Written>('leads')
    await leads.createIndexes([
      { key: { slot: 1 }, unique: true, sparse: true },
      { key: { tags: 1, v: -1 } },
      { key: { text: 1 } }
    ])
    return new Map((await leads.find().toArray()).map((document) => [document._id, document]))
  } finally {
    await client.close(true)
  }
}

/** Holds what is stored against what every writer knows, and takes what became of its last operation. */
function settle(writers: readonly Writer[], found: ReadonlyMap<string, Written>): void {
  for (const { acknowledged, pending } of writers) {
    for (const id of new Set([...acknowledged.keys(), ...pending.keys()])) {
      const possible = [acknowledged.get(id), ...(pending.has(id) ? [pending.get(id)] : [])]
      expect(possible.map(shown), `document ${id}`).toContain(shown(found.get(id)))
      acknowledged.set(id, found.get(id))
    }
  }
  const known = new Set(writers.flatMap(({ acknowledged }) => [...acknowledged.keys()]))
  expect([...found.keys()].filter((id) => !known.has(id))).toEqual([])
}

/** For comparing: fields in the order of their names. */
function shown(document: Written | undefined): string {
  return document ? JSON.stringify(Object.entries(document).sort()) : 'deleted'
}

/** Numbers that follow from a seed alone (mulberry32): from 0 up to, not including, `below`. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed | 0
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}
