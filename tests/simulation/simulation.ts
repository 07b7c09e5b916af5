import { setTimeout as pause } from 'node:timers/promises'
import { type Db, type Document, ObjectId } from 'mongodb'
import type { SignedInUser } from '#main/session/signed-in-user.ts'
import { findProblems, hiddenWrites, type World } from './checks.ts'
import { SimulatedComputer } from './computer.ts'
import { decideSomething } from './decisions.ts'
import type { Fate } from './faulty.link.ts'
import { KnownIds } from './known.ids.ts'
import { Ledger } from './ledger.ts'
import { observe } from './observer.ts'
import { act, type Desk } from './people.ts'
import { type Random, randomFrom } from './random.ts'
import { createWebsite, type Website } from './website.ts'

/**
 * Three people and a website work on one database for a number of steps that follow from a seed, over a network and on
 * computers that fail. At the end everybody is online, nothing waits, and the checks must find nothing.
 */
export type SimulationResult = {
  seed: number
  steps: number
  counts: Record<string, number>
  problems: string[]
}

export type SimulationOptions = {
  db: Db
  port: number
  seed: number
  steps: number
  say?: (line: string) => void
}

export async function simulate({ db, port, seed, steps, say }: SimulationOptions): Promise<SimulationResult> {
  const random = randomFrom(seed)
  let serial = 0
  const unique = () => `v${++serial}`
  const people = await accounts(db)
  const owners = people.map(({ email, _id }) => ({ owner_email: email, assigned_to: email, owner_id: _id }))
  const known = new KnownIds(random)
  const website = createWebsite(db, { random, unique, owners, known })
  const observer = await observe(db)
  const computers: SimulatedComputer[] = []
  const ledger = new Ledger()
  try {
    for (const [at, user] of people.entries()) {
      computers.push(await SimulatedComputer.open(`computer ${at + 1}`, user, db, port))
    }
    const world: World = { db, computers, ledger, observer }
    const run = new Run(world, { random, unique, website, known })
    for (let step = 0; step < steps; step++) {
      // What a step does depends on its number and on what is there, never on how often the network was used before.
      random.reseed(seed * 1_000_003 + step)
      const told = await run.step()
      say?.(`${step}: ${told}`)
    }
    await run.finish()
    return { seed, steps, counts: run.counts, problems: [...run.problems, ...(await findProblems(world))] }
  } finally {
    for (const computer of computers) await computer.close()
    await observer.close()
  }
}

class Run {
  readonly counts: Record<string, number> = {}
  readonly problems: string[] = []
  readonly #world: World
  readonly #random: Random
  readonly #website: Website
  readonly #unique: () => string
  readonly #known: KnownIds

  constructor(
    world: World,
    {
      random,
      unique,
      website,
      known
    }: { random: Random; unique: () => string; website: Website; known: KnownIds }
  ) {
    this.#world = world
    this.#random = random
    this.#unique = unique
    this.#known = known
    this.#website = website
  }

  /** One step of one of them; tells which. */
  async step(): Promise<string> {
    const random = this.#random
    const computer = random.pick(this.#world.computers) as SimulatedComputer
    const kind = this.#kind()
    this.counts[kind] = (this.counts[kind] ?? 0) + 1
    const desk = { computer, ledger: this.#world.ledger, random, unique: this.#unique, known: this.#known }
    await this.#do(kind, desk)
    return `${kind} ${kind === 'website' ? '' : computer.name}`
  }

  #kind() {
    const at = this.#random.below(1000)
    const ends = [
      ['act', 640],
      ['website', 800],
      ['follow', 850],
      ['sync', 885],
      ['faulty sync', 935],
      ['decide', 965],
      ['clock', 985],
      ['crash', 995],
      ['crash and lose the cache', 1000]
    ] as const
    return ends.find(([, end]) => at < end)?.[0] ?? 'act'
  }

  async #do(kind: ReturnType<Run['step']> extends never ? never : string, desk: Desk): Promise<void> {
    const { computer, random } = desk
    if (kind === 'act') return act(desk)
    if (kind === 'website') return this.#website.act()
    if (kind === 'follow') return this.#follow(computer)
    if (kind === 'sync') return this.#sync(computer)
    if (kind === 'faulty sync') return this.#faultySync(computer)
    if (kind === 'decide') return decideSomething(desk)
    if (kind === 'clock') {
      computer.inner.clock.now = new Date(Date.now() + (random.below(200) - 100) * 3_600_000)
      return
    }
    return computer.crash({ losesCache: kind !== 'crash' })
  }

  /** Deltas: what changed on the server is fetched, in pieces. */
  async #follow(computer: SimulatedComputer): Promise<void> {
    const wasOnline = computer.isOnline
    if (!wasOnline) await computer.goOnline()
    await this.#followAll(computer)
    if (!wasOnline) await computer.goOffline()
  }

  async #followAll(computer: SimulatedComputer): Promise<void> {
    await this.#world.observer.catchUp()
    const { changed, place } = this.#world.observer.changedSince(computer.place)
    const wanted = Map.groupBy(changed, ({ collection }) => collection)
    for (const [collection, documents] of wanted) {
      if (!copied.includes(collection)) continue
      await computer.inner.refresh(collection, [...new Set(documents.map(({ id }) => id))])
    }
    computer.place = place
    this.problems.push(...(await hiddenWrites(computer, this.#world.db)))
  }

  async #sync(computer: SimulatedComputer): Promise<void> {
    await computer.goOnline()
    await computer.inner.sender.wake()
    await computer.goOffline()
  }

  /** The network loses, repeats and delays; the website writes in between; and the computer may crash half-way. */
  async #faultySync(computer: SimulatedComputer): Promise<void> {
    const random = this.#random
    await computer.goOnline()
    computer.fateOf = async (_command, collection) => {
      if (collection === 'crm_users') return 'deliver'
      if (random.chance(0.2)) await this.#website.act()
      return random.pick(fates) ?? 'deliver'
    }
    const crashes = random.chance(0.4)
    if (crashes) computer.crashAfter = random.below(12)
    await computer.inner.sender.wake()
    computer.fateOf = null
    if (crashes) await computer.crash({ losesCache: false })
    else await computer.goOffline()
  }

  /** Everybody is online until nothing waits and everybody has seen everything. */
  async finish(): Promise<void> {
    for (const computer of this.#world.computers) await this.#drain(computer)
    for (const computer of this.#world.computers) await this.#followAll(computer)
  }

  /** What an earlier run has left open on the server may hold it up for a moment. */
  async #drain(computer: SimulatedComputer): Promise<void> {
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      await computer.goOnline()
      await computer.inner.sender.wake()
      if (!computer.inner.outbox.hasWaiting()) return
      await pause(attempt * pauseMs)
    }
    throw new Error(`${computer.name} still has something to send`)
  }
}

const mostAttempts = 10
const pauseMs = 20

/** Mostly well: a run has to get somewhere. */
const fates: Fate[] = [
  ...Array.from({ length: 24 }, () => 'deliver' as const),
  'lose',
  'lose-answer',
  'lose-answer',
  'duplicate',
  'duplicate',
  'duplicate',
  'slow'
]
const copied = ['leads', 'tasks', 'activities', 'timeline_events']

async function accounts(db: Db): Promise<SignedInUser[]> {
  const roles = ['sales', 'sales', 'admin'] as const
  const users = roles.map((role, at) => {
    const _id = new ObjectId()
    return {
      _id,
      email: `person${at + 1}@example.org`,
      name: `Person ${at + 1}`,
      role,
      is_active: true,
      assigned_leads: []
    }
  })
  await db.collection<Document>('crm_users').insertMany(users)
  return users.map(({ _id, email, name, role }) => {
    const id = _id.toHexString()
    return { _id: id, email, name, role, ids: [id], assignedLeads: [] }
  })
}
