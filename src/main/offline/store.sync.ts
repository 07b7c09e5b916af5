import type { Db, ResumeToken } from 'mongodb'
import { AppError } from '#shared/ipc/result.ts'
import type { SyncProblem } from '#shared/offline/sync.values.ts'
import { LoadError } from '../embedded/loader.ts'
import type { Log } from '../log.ts'
import type { FeedBatch, FeedGap } from '../mongo/change-feed.ts'
import { toAppError } from '../mongo/errors.ts'
import { detectWebsite } from '../mongo/website-profile.ts'
import type { SignedInUser } from '../session/signed-in-user.ts'
import { cachedCollection, cachedCollections } from './cached.collections.ts'
import { applyChanges, isCached } from './deltas.ts'
import { digestKind } from './digests.ts'
import { compareCollection, ensureStoreIndexes, fillCollection, takeOver } from './fill.ts'
import type { OfflineStore, Overlay } from './offline.store.ts'
import type { Sides } from './server.reading.ts'
import { readStoreState, type StoreState, viewOf, writeStoreState } from './store.state.ts'
import type { Writing } from './store.writing.ts'

/** What the copy is doing. */
export type Activity = {
  doing: 'nothing' | 'filling' | 'comparing'
  progress: { done: number; total: number } | null
  problem: SyncProblem | null
}

/** Keeps one open store as the server is for one person. */
export type StoreSync = {
  state: () => Readonly<StoreState>
  activity: () => Activity
  /** For the change feed. */
  savedToken: () => ResumeToken | null
  onBatch: (batch: FeedBatch) => void
  onGap: (gap: FeedGap) => void
  /** Compares everything; settles when that is done. Errors: what the driver and the store can throw. */
  compareAll: () => Promise<void>
  /** The person's rights may be others now. */
  follow: (user: SignedInUser) => void
  /** Reads documents again, as far as they may be seen; nothing while the server is away. */
  refresh: (collection: string, ids: unknown[]) => Promise<void>
  stop: () => Promise<void>
}

type Options = {
  store: OfflineStore
  overlay: Overlay
  user: SignedInUser
  /** The server's database; null while it does not answer. */
  server: () => Db | null
  now: () => Date
  log: Log
  changed: () => void
}

const nothing = () => undefined
const everything = cachedCollections.map(({ definition }) => definition.name)

export async function createStoreSync(options: Options): Promise<StoreSync> {
  const { store, log, now, changed } = options
  const writing: Writing = { ...store, overlay: options.overlay }
  const stopping = new AbortController()
  const state = await readStoreState(store)
  let { user } = options
  let activity: Activity = { doing: 'nothing', progress: null, problem: null }
  let last: Promise<void> = Promise.resolve()

  function show(next: Partial<Activity>): void {
    activity = { ...activity, ...next }
    changed()
  }

  async function note(change: Partial<StoreState>): Promise<void> {
    await writeStoreState(store, { ...state, ...change })
    Object.assign(state, change)
  }

  /** One thing after the other, in the order in which they were asked for. */
  function inTurn(work: (sides: Sides) => Promise<void>): Promise<void> {
    const turn = last.then(async () => {
      if (stopping.signal.aborted) return
      const server = options.server()
      if (!server) throw new AppError('offline', 'The database does not answer')
      await work({ server, store, user, signal: stopping.signal })
    })
    last = turn.catch(fail)
    return turn
  }

  /** A copy that could not be brought up is compared when the server is there again, or at the next look. */
  async function fail(error: unknown): Promise<void> {
    if (stopping.signal.aborted) return
    const isAway = toAppError(error)?.code === 'offline'
    if (!isAway) log('warn', 'The offline copy could not be brought up', { error: String(error) })
    show({ doing: 'nothing', progress: null, problem: isAway ? null : problemOf(error) })
    await note({ isComplete: false }).catch(() => undefined)
  }

  async function compare(sides: Sides, names: readonly string[], token: ResumeToken | null): Promise<void> {
    const isFill = !state.isFilled
    const view = viewOf(sides.user)
    const wasIncomplete = !state.isComplete
    await note({ isComplete: false })
    show({ doing: isFill ? 'filling' : 'comparing', progress: null })
    const wanted = wasIncomplete || view !== state.view ? everything : names
    const total = isFill ? await countWanted(sides) : null
    let done = 0
    const progress = (documents: number) => {
      done += documents
      show({ progress: total === null ? null : { done: Math.min(done, total), total } })
    }
    const kind = await digestKind(sides.server)
    for (const cached of cachedCollections.filter(({ definition }) => wanted.includes(definition.name))) {
      const isEmpty = (await store.db.collection(cached.definition.name).findOne({})) === null
      if (isEmpty) await fillCollection(sides, cached, { writing, progress })
      else await compareCollection(sides, cached, { writing, progress, kind })
      await ensureStoreIndexes(store, cached)
    }
    const website = await detectWebsite(sides.server)
    await note({
      isFilled: true,
      isComplete: true,
      view,
      website,
      lastSyncAt: now(),
      ...(token !== null && { token })
    })
    show({ doing: 'nothing', progress: null, problem: null })
  }

  async function apply(sides: Sides, { events, token }: FeedBatch): Promise<void> {
    const concerned = events.filter(({ collection }) => isCached(collection))
    await applyChanges(sides, writing, concerned)
    if (concerned.length > 0 || token !== null)
      await note({ lastSyncAt: now(), ...(token !== null && { token }) })
    if (concerned.length > 0) changed()
  }

  const quietly = (work: Promise<void>) => void work.catch(() => undefined)
  const compareAll = () => inTurn((sides) => compare(sides, everything, null))
  return {
    state: () => state,
    activity: () => activity,
    savedToken: () => (state.isComplete && state.view === viewOf(user) ? state.token : null),
    onBatch: (batch) => quietly(inTurn((sides) => apply(sides, batch))),
    onGap: ({ collections, token }) => {
      const concerned = collections.filter(isCached)
      if (concerned.length > 0) quietly(inTurn((sides) => compare(sides, concerned, token)))
    },
    compareAll,
    follow: (next) => {
      const isOther = viewOf(next) !== viewOf(user)
      user = next
      if (isOther) quietly(compareAll())
    },
    refresh: async (collection, ids) => {
      const cached = cachedCollection(collection)
      if (cached && options.server())
        await inTurn((sides) => takeOver(sides, cached, writing, ids).then(nothing))
    },
    stop: async () => {
      stopping.abort()
      await last
    }
  }
}

/** How many documents there are to be; of history only where all of it is wanted. */
async function countWanted({ server, user }: Sides): Promise<number> {
  const counts = await Promise.all(
    cachedCollections.map(({ definition, isHistory }) => {
      const scope = definition.scope(user)
      const collection = server.collection(definition.name)
      if (isHistory && user.role === 'sales') return 0
      return scope ? collection.countDocuments(scope) : collection.estimatedDocumentCount()
    })
  )
  return counts.reduce((sum, count) => sum + count, 0)
}

function problemOf(error: unknown): SyncProblem {
  const isFull =
    (error instanceof LoadError && error.code === 'full') ||
    (error as { codeName?: unknown } | null)?.codeName === 'OutOfDiskSpace'
  return isFull ? 'disk_full' : 'failed'
}
