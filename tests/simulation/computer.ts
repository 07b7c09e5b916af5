import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Db, MongoClient } from 'mongodb'
import { openComputer, type TestComputer } from '#main/offline/outbox.fixture.ts'
import { writeAll } from '#main/offline/outbox.journal.ts'
import type { SignedInUser } from '#main/session/signed-in-user.ts'
import { type Fate, type Link, openLink } from './faulty.link.ts'
import { makeQuickFolder } from './quick.folder.ts'

/** One person's computer in the simulation: it goes online and offline, and crashes. */
export class SimulatedComputer {
  readonly name: string
  readonly user: SignedInUser
  readonly folder: string
  /** What becomes of the next writes on their way; all arrive while it is null. */
  fateOf: ((command: string, collection: string) => Promise<Fate>) | null = null
  /** How many records the journal still takes before the computer crashes; null for as many as there are. */
  crashAfter: number | null = null
  /** Up to where it has followed what happened on the server. */
  place = 0
  #inner: TestComputer | null = null
  #client: MongoClient | null = null
  readonly #link: Link
  readonly #server: Db

  private constructor(name: string, user: SignedInUser, folder: string, link: Link, server: Db) {
    this.name = name
    this.user = user
    this.folder = folder
    this.#link = link
    this.#server = server
  }

  static async open(name: string, user: SignedInUser, server: Db, port: number): Promise<SimulatedComputer> {
    const folder = await makeQuickFolder()
    const fate = (command: string, collection: string) =>
      computer.fateOf ? computer.fateOf(command, collection) : Promise.resolve('deliver' as const)
    const link = await openLink(port, fate)
    const computer: SimulatedComputer = new SimulatedComputer(name, user, folder, link, server)
    await computer.start()
    return computer
  }

  get inner(): TestComputer {
    if (!this.#inner) throw new Error(`${this.name} is not running`)
    return this.#inner
  }

  get isOnline(): boolean {
    return this.inner.link.server !== null
  }

  async start(): Promise<void> {
    this.#inner = await openComputer(this.#server, {
      folder: this.folder,
      write: (...given) => this.#write(...given)
    })
    this.#inner.link.server = null
  }

  /** Nothing gets to the disk any more once it has crashed. */
  async #write(...[file, bytes, position]: Parameters<typeof writeAll>): Promise<void> {
    if (this.crashAfter !== null && this.crashAfter <= 0) throw new Error('crashed')
    if (this.crashAfter !== null) this.crashAfter -= 1
    await writeAll(file, bytes, position)
  }

  async goOnline(): Promise<void> {
    await this.goOffline()
    // No retries by the driver: what it would hide is what is tested.
    const client = new MongoClient(this.#link.uri, {
      retryWrites: false,
      retryReads: false,
      ignoreUndefined: true,
      serverSelectionTimeoutMS: 300,
      maxPoolSize: 2
    })
    await client.connect()
    this.#client = client
    this.inner.link.server = client.db(this.#server.databaseName)
  }

  async goOffline(): Promise<void> {
    this.inner.link.server = null
    await this.#client?.close()
    this.#client = null
  }

  /** What is in memory is lost; also the local documents, now and then. */
  async crash({ losesCache }: { losesCache: boolean }): Promise<void> {
    await this.goOffline()
    await this.inner.stop()
    this.crashAfter = null
    if (losesCache) await rm(join(this.folder, 'cache'), { recursive: true, force: true })
    await this.start()
    if (losesCache) await this.inner.fill('leads', 'tasks', 'activities', 'timeline_events', 'audit_logs')
  }

  async close(): Promise<void> {
    await this.goOffline()
    await this.inner.stop()
    await this.#link.close()
    await rm(this.folder, { recursive: true, force: true })
  }
}
