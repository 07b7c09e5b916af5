import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { ObjectId } from 'mongodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServer } from '#main/embedded/server.fixture.ts'
import { checkFolder } from '#main/embedded/storage/check.ts'
import type { SignedInUser } from '#main/session/signed-in-user.ts'
import { bundle } from './bundle.ts'
import { type Random, randomFrom } from './random.ts'

/** CARMEL_KILL_SEED does the delays of a failed run again; CARMEL_KILL_ROUNDS soaks. */
const seed = Number(process.env.CARMEL_KILL_SEED ?? Math.floor(Math.random() * 2 ** 31))
const rounds = Number(process.env.CARMEL_KILL_ROUNDS ?? 50)
const longestLifeMs = 150

const servers = testServer({ replSet: 'carmel', sessionLimits: { absenceMs: 20 } })
let folder: string
let script: string
const running = new Set<ChildProcess>()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carmel-kill-'))
  script = await bundle(join(import.meta.dirname, 'syncing.process.ts'), folder)
})
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

type Told = { lead?: string; phone?: string; note?: string; waiting?: number }

test(`${rounds} kills in the middle of sending lose nothing and double nothing (seed ${seed})`, async () => {
  const db = servers.db()
  const _id = new ObjectId()
  const email = 'anna@example.org'
  await db
    .collection('crm_users')
    .insertOne({ _id, email, role: 'sales', is_active: true, assigned_leads: [] })
  const id = _id.toHexString()
  const user: SignedInUser = { _id: id, email, name: 'Anna', role: 'sales', ids: [id], assignedLeads: [] }
  const dataDir = join(folder, 'computer')
  const random = randomFrom(seed)
  const told: Told[] = []
  const given = (round: string, last: string) => [
    servers.server.uri,
    db.databaseName,
    dataDir,
    JSON.stringify(user),
    round,
    last
  ]
  for (let round = 0; round < rounds; round++) {
    told.push(...(await killedRun(given(String(round), ''), random)))
    expect(checkFolder(join(dataDir, 'cache')).problems, `round ${round}`).toEqual([])
  }
  const [end] = await wholeRun(given('', 'last'))
  expect(end).toEqual({ waiting: 0 })

  const notes = told.flatMap(({ note }) => note ?? [])
  expect(told.length).toBeGreaterThan(rounds)
  for (const { lead, phone } of told) {
    const stored = await db.collection('leads').findOne({ _id: new ObjectId(lead) })
    expect(stored, lead).not.toBeNull()
    if (phone) expect(stored?.phone).toBe(phone)
  }
  for (const note of notes) {
    expect(await db.collection('activities').countDocuments({ description: note }), note).toBe(1)
  }
  // Also what nobody was told of is there once or not at all, and counted as often as it is there.
  for (const lead of await db.collection('leads').find().toArray()) {
    const written = await db
      .collection('activities')
      .countDocuments({ lead_id: String(lead._id), subject: 'Note added' })
    expect(written).toBeLessThanOrEqual(1)
    expect(Number(lead.activity_count)).toBeLessThanOrEqual(written)
    const isTold = told.some((one) => one.lead === String(lead._id) && one.note)
    if (isTold) expect(Number(lead.activity_count)).toBe(1)
  }
}, 600_000)

async function killedRun(given: string[], random: Random): Promise<Told[]> {
  const child = start(given)
  const lines = follow(child)
  await Promise.race([lines.ready, once(child, 'exit')])
  await pause(random.below(longestLifeMs))
  child.kill('SIGKILL')
  return lines.end
}

function wholeRun(given: string[]): Promise<Told[]> {
  return follow(start(given)).end
}

function start(given: string[]): ChildProcess {
  const child = spawn(process.execPath, [script, ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: `${script}.cache` }
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/** Every whole line that a process has told before it ended. */
function follow(child: ChildProcess): { ready: Promise<void>; end: Promise<Told[]> } {
  const told: Told[] = []
  const ready = Promise.withResolvers<void>()
  const end = (async () => {
    if (!child.stdout) throw new Error('The process has no output')
    for await (const line of createInterface(child.stdout)) {
      const parsed = parse(line)
      if (parsed) told.push(parsed)
      ready.resolve()
    }
    return told
  })()
  return { ready: ready.promise, end: end.then((all) => all.filter((one) => !('ready' in one))) }
}

/** The last line may be half. */
function parse(line: string): Told | null {
  try {
    return JSON.parse(line) as Told
  } catch {
    return null
  }
}
