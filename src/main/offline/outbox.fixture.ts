import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deserialize, serialize } from 'bson'
import { type Db, type Document, MongoClient, ObjectId } from 'mongodb'
import type { DataChange } from '#shared/ipc/events.ts'
import type { Ctx } from '../context.ts'
import { startServer } from '../embedded/server.ts'
import { scopedCollection } from '../mongo/scoped-collection.ts'
import type { SignedInUser } from '../session/signed-in-user.ts'
import type { Deciding } from './deciding.ts'
import { createOverlay, layOn } from './outbox.overlay.ts'
import { type Outbox, type OutboxOptions, openOutbox } from './outbox.ts'
import { recordingCollection } from './recording-collection.ts'
import { createSender, type Sender } from './sender.ts'

/** For tests: a computer with local documents and an outbox, which reaches a server or does not. */
export type TestComputer = {
  outbox: Outbox
  local: Db
  sender: Sender
  /** Whether the server is there for it. */
  link: { server: Db | null }
  clock: { now: Date }
  /** What services get without the server. */
  ctx: (user: SignedInUser) => Ctx
  deciding: (user: SignedInUser) => Deciding
  /** Fetches documents again, while the server is there. */
  refresh: (collection: string, ids: string[]) => Promise<void>
  /** Takes the server's documents of these collections, as the cache does. */
  fill: (...collections: string[]) => Promise<void>
  changes: DataChange[]
  /** Ends without a word, as `kill -9` does for what is in memory; the files stay for the next one. */
  stop: () => Promise<void>
  folder: string
  remove: () => Promise<void>
}

type Options = Pick<OutboxOptions, 'write'> & { folder?: string; key?: Buffer }

const usualKey = randomBytes(32)

export async function openComputer(
  server: Db,
  { write, folder, key = usualKey }: Options = {}
): Promise<TestComputer> {
  const dataDir = folder ?? (await mkdtemp(join(tmpdir(), 'carmel-outbox-')))
  const engine = await startServer({ dataDir: join(dataDir, 'cache'), auth: null })
  const client = await new MongoClient(engine.uri, { ignoreUndefined: true }).connect()
  const local = client.db('cache')
  const log = () => undefined
  const outbox = await openOutbox({ folder: dataDir, key, log, ...(write && { write }) })
  await layOn(outbox, local, outbox.state.operations.values())
  const link: TestComputer['link'] = { server }
  const clock = { now: new Date('2026-03-01T09:00:00Z') }
  const changes: DataChange[] = []
  const newId = () => new ObjectId().toHexString()
  const common = {
    now: () => clock.now,
    newId,
    website: async () => 'site' as const,
    startJob: () => {
      throw new Error('no jobs here')
    },
    changed: (change: DataChange) => void changes.push(change),
    log,
    signal: new AbortController().signal
  }
  const ctx = (user: SignedInUser): Ctx => {
    const group = { id: newId(), isBegun: false }
    const recording = { local, outbox, user, group, now: common.now, newId }
    return { ...common, user, collection: (definition) => recordingCollection(recording, definition) }
  }
  const overlay = createOverlay(outbox)

  const refresh = (collection: string, ids: string[]) =>
    overlay.exclusive(async () => {
      if (!link.server) return
      const wanted = ids.map((id) => new ObjectId(id))
      const found = await link.server
        .collection(collection)
        .find({ _id: { $in: wanted } }, { raw: true })
        .toArray()
      await store(collection, found as unknown as Uint8Array[])
      const there = new Set(found.map((bytes) => String(deserialize(bytes as unknown as Uint8Array)._id)))
      await forget(
        collection,
        wanted.filter((id) => !there.has(String(id)))
      )
    })

  async function store(collection: string, documents: Uint8Array[]): Promise<void> {
    for (const bytes of await overlay.lay(collection, documents)) {
      const { _id, ...document } = deserialize(bytes, { promoteValues: false }) as Document
      await local.collection(collection).replaceOne({ _id }, document, { upsert: true })
    }
  }

  async function forget(collection: string, ids: ObjectId[]): Promise<void> {
    const kept = new Set((await overlay.keep(collection, ids)).map(String))
    const gone = ids.filter((id) => !kept.has(String(id)))
    await local.collection(collection).deleteMany({ _id: { $in: gone } })
  }

  const sender = createSender({
    outbox,
    local,
    server: () => link.server,
    ctx: (user) => ({
      ...common,
      user,
      collection: (definition) => scopedCollection(link.server ?? local, definition, user)
    }),
    refresh,
    changed: () => undefined,
    now: common.now,
    newId,
    log
  })

  const stop = async () => {
    await sender.rest()
    await outbox.close()
    await client.close()
    await engine.close()
  }
  return {
    outbox,
    local,
    sender,
    link,
    clock,
    ctx,
    deciding: (user) => ({
      outbox,
      local,
      user,
      now: common.now,
      newId,
      wake: () => void sender.wake()
    }),
    refresh,
    fill: async (...collections) => {
      for (const name of collections) {
        const found = await server.collection(name).find({}, { raw: true }).toArray()
        await overlay.exclusive(() => store(name, found as unknown as Uint8Array[]))
        const there = new Set(found.map((bytes) => String(deserialize(bytes as unknown as Uint8Array)._id)))
        const here = await local
          .collection(name)
          .find({}, { projection: { _id: 1 } })
          .toArray()
        await overlay.exclusive(() =>
          forget(
            name,
            here.map(({ _id }) => _id).filter((id) => !there.has(String(id)))
          )
        )
      }
    },
    changes,
    stop,
    folder: dataDir,
    remove: () => rm(dataDir, { recursive: true, force: true })
  }
}

/** A document as comparable text: whatever its types are, they have to be the same on both sides. */
export function asText(document: Document | null): string {
  return document ? Buffer.from(serialize(document)).toString('hex') : 'none'
}
