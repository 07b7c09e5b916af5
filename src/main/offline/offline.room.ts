import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Db } from 'mongodb'
import type { SyncState } from '#shared/offline/sync.contract.ts'
import type { SyncProblem } from '#shared/offline/sync.values.ts'
import type { Workspace } from '#shared/workspace/workspace.schema.ts'
import { LaunchError } from '../embedded/launch.ts'
import type { Publish } from '../ipc/events.ts'
import type { Log } from '../log.ts'
import type { FeedConsumer } from '../mongo/change-feed.ts'
import type { CollectionDefinition, ScopedCollection } from '../mongo/scoped-collection.ts'
import type { WebsiteProfile } from '../mongo/website-profile.ts'
import type { SignedInUser } from '../session/signed-in-user.ts'
import type { Secrets } from '../settings.ts'
import { cachedCollection } from './cached.collections.ts'
import {
  type LaunchStore,
  type OfflineStore,
  openOfflineStore,
  wipeDocuments,
  wipeOfflineStore
} from './offline.store.ts'
import { isWritable } from './outbox.collections.ts'
import type { Group, OutboxRoom } from './outbox.room.ts'
import { KeyUnreadable } from './store.key.ts'
import { createStoreSync, type StoreSync } from './store.sync.ts'

/** The copy of whoever is signed in to a server: what the rest of the backend sees of it. */
export type OfflineRoom = {
  /** Opens or closes the copy as things are now. To be called when session or workspace changed. */
  follow: () => void
  /** Settles when what was being opened or closed is. */
  settled: () => Promise<void>
  /** The collection to work with instead of the server's; null while the server is to be asked. */
  collection: (definition: CollectionDefinition, user: SignedInUser, group: Group) => ScopedCollection | null
  /** What the server's back end was when it was last seen; null without a copy. */
  website: () => WebsiteProfile | null
  consumer: FeedConsumer
  state: () => Promise<SyncState>
  /** Errors: `offline`. */
  compareAll: () => Promise<void>
  /** Removes the copy and begins a new one; what waits to be sent stays. */
  wipe: () => Promise<void>
  /** Removes everything that is kept for who is signed in, with `signOut` between closing and removing. */
  forget: (signOut: () => void) => Promise<void>
  close: () => Promise<void>
}

type Deps = {
  dataDir: string
  secrets: Secrets
  launch: LaunchStore
  workspace: () => Workspace | null
  currentUser: () => SignedInUser | null
  /** The server's database; null while it does not answer. */
  server: () => Db | null
  feedMode: () => 'off' | 'stream' | 'polling'
  outbox: OutboxRoom
  /** Signing in without the server. */
  signIn: {
    until: (user: SignedInUser) => Promise<Date | null>
    /** Notes the time now and then. */
    touch: (user: SignedInUser) => Promise<void>
  }
  publish: Publish
  now: () => Date
  log: Log
}

type Open = { folder: string; store: OfflineStore; sync: StoreSync }

const tellEveryMs = 250
const lookEveryMs = 60_000
/** Without change streams a comparison is the only way to learn of some changes. */
const compareEveryMs = { stream: 30 * 60_000, polling: 5 * 60_000, off: 30 * 60_000 }

export function createOfflineRoom(deps: Deps): OfflineRoom {
  const { log, outbox } = deps
  let open: Open | null = null
  let wanted: string | null = null
  let problem: SyncProblem | null = null
  let turning: Promise<void> = Promise.resolve()
  let telling: NodeJS.Timeout | null = null
  let comparedAt = 0

  /** One opening or closing after the other. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    turning = turning.then(work).catch((error) => log('error', 'Offline copy', { error: String(error) }))
    return turning
  }

  function target(): { folder: string; user: SignedInUser } | null {
    const user = deps.currentUser()
    const workspace = deps.workspace()
    if (!user || workspace?.kind !== 'server') return null
    return { folder: folderOf(deps.dataDir, workspace, user), user }
  }

  function follow(): void {
    const next = target()
    if (next && next.folder === wanted) {
      open?.sync.follow(next.user)
      return
    }
    if (!next && wanted === null) return
    wanted = next?.folder ?? null
    void inTurn(async () => {
      await shut()
      if (wanted === next?.folder && next) await begin(next.folder, next.user)
      tellSoon()
    })
  }

  async function begin(folder: string, user: SignedInUser): Promise<void> {
    problem = null
    tellSoon()
    let store: OfflineStore | null = null
    try {
      store = await openOfflineStore({ folder, secrets: deps.secrets, launch: deps.launch, log })
      open = { folder, store, sync: await startSync(store, user) }
      store.onLost(() => void reopen())
    } catch (error) {
      log('error', 'The offline copy could not be opened', { error: String(error) })
      problem = problemOf(error)
      await outbox.close()
      await store?.close()
    }
  }

  async function startSync(store: OfflineStore, user: SignedInUser): Promise<StoreSync> {
    let sync: StoreSync | null = null
    const refresh = async (collection: string, ids: string[]) => sync?.refresh(collection, ids)
    const overlay = await outbox.open({ db: store.db, folder: store.folder, key: store.key, refresh })
    const { server, now } = deps
    sync = await createStoreSync({ store, overlay, user, server, now, log, changed: tellSoon })
    comparedAt = deps.now().getTime()
    outbox.wake()
    return sync
  }

  async function shut(): Promise<void> {
    const closing = open
    open = null
    if (!closing) return
    await closing.sync.stop()
    await outbox.close()
    await closing.store.close()
  }

  /** Its thread ended by itself, or its files are gone: acknowledged writes are in the outbox's own file. */
  function reopen(remove: (folder: string) => Promise<void> = async () => undefined): Promise<void> {
    return inTurn(async () => {
      const next = target()
      await shut()
      if (!next) return
      await remove(next.folder)
      await begin(next.folder, next.user)
      if (open && deps.server()) void open.sync.compareAll().catch(() => undefined)
    })
  }

  function tellSoon(): void {
    telling ??= setTimeout(async () => {
      telling = null
      deps.publish('sync.changed', await state())
    }, tellEveryMs)
    telling.unref()
  }

  async function state(): Promise<SyncState> {
    const current = open
    const user = deps.currentUser()
    const mode = deps.feedMode()
    const activity = current?.sync.activity() ?? null
    return {
      state: stateName(),
      feed: mode === 'off' || !deps.server() ? null : mode,
      progress: activity?.progress ?? null,
      last_sync_at: stateName() === 'current' ? deps.now() : (current?.sync.state().lastSyncAt ?? null),
      is_encrypted: current?.store.isEncrypted ?? null,
      counts: current ? await counts(current.store) : { leads: 0, tasks: 0 },
      problem: problem ?? activity?.problem ?? null,
      set_aside_at: current?.store.setAsideAt ?? null,
      sign_in_until: user ? await deps.signIn.until(user) : null
    }
  }

  function stateName(): SyncState['state'] {
    if (wanted === null) return 'off'
    if (problem) return 'failed'
    if (!open) return 'opening'
    if (!deps.server()) return 'offline'
    const { doing, problem: failure } = open.sync.activity()
    if (doing !== 'nothing') return doing
    if (failure) return 'failed'
    return open.sync.state().isComplete ? 'current' : 'comparing'
  }

  /** What no change feed tells of is found from time to time; and a copy that could not be brought up is tried again. */
  const look = setInterval(() => {
    const user = deps.currentUser()
    if (user) void deps.signIn.touch(user).catch(() => undefined)
    const age = deps.now().getTime() - comparedAt
    const isDue = stateName() === 'failed' || age > compareEveryMs[deps.feedMode()]
    if (!open || !deps.server() || !isDue || open.sync.activity().doing !== 'nothing') return
    comparedAt = deps.now().getTime()
    void open.sync.compareAll().catch(() => undefined)
  }, lookEveryMs)
  look.unref()

  return {
    follow,
    settled: () => turning,
    collection: (definition, user, group) => {
      const isKept = cachedCollection(definition.name) !== null || isWritable(definition.name)
      const isServerAsked = deps.server() !== null && !outbox.hasWaiting()
      if (!open?.sync.state().isFilled || !isKept || isServerAsked) return null
      if (target()?.folder !== open.folder) return null
      return outbox.collection(definition, user, group)
    },
    website: () => open?.sync.state().website ?? null,
    consumer: {
      savedToken: async () => {
        await turning
        return open ? open.sync.savedToken() : undefined
      },
      onBatch: (batch) => open?.sync.onBatch(batch),
      onGap: (gap) => {
        comparedAt = deps.now().getTime()
        open?.sync.onGap(gap)
      }
    },
    state,
    compareAll: async () => {
      await turning
      await open?.sync.compareAll()
    },
    wipe: () => reopen(wipeDocuments),
    forget: async (signOut) => {
      const { folder } = target() ?? {}
      await outbox.clear()
      signOut()
      follow()
      await inTurn(async () => {
        if (folder) await wipeOfflineStore(folder)
      })
    },
    close: async () => {
      clearInterval(look)
      wanted = null
      await inTurn(shut)
    }
  }
}

/** Each person of each database has a folder of their own. */
function folderOf(dataDir: string, { label, db_name }: Workspace, { _id }: SignedInUser): string {
  const workspace = createHash('sha256').update(`${label}\n${db_name}`).digest('hex').slice(0, 16)
  return join(dataDir, 'offline', `${workspace}-${_id}`)
}

async function counts({ db }: OfflineStore): Promise<SyncState['counts']> {
  const of = (name: string) =>
    db
      .collection(name)
      .estimatedDocumentCount()
      // The store may be closing just now.
      .catch(() => 0)
  const [leads, tasks] = await Promise.all([of('leads'), of('tasks')])
  return { leads, tasks }
}

function problemOf(error: unknown): SyncProblem {
  if (error instanceof KeyUnreadable) return 'key_unreadable'
  return error instanceof LaunchError && error.code === 'locked' ? 'store_in_use' : 'store_unusable'
}
