import { basename } from 'node:path'
import type { Db } from 'mongodb'
import { AppError } from '#shared/ipc/result.ts'
import type { OutboxStatus } from '#shared/offline/outbox.contract.ts'
import type { Ctx } from '../context.ts'
import { type ChooseSavePath, writeWhole } from '../exports/export.file.ts'
import type { Publish } from '../ipc/events.ts'
import type { FeatureHandlers } from '../ipc/router.ts'
import type { Log } from '../log.ts'
import type { CollectionDefinition, ScopedCollection } from '../mongo/scoped-collection.ts'
import type { SignedInUser } from '../session/signed-in-user.ts'
import { decide, resolve, retry } from './choices.ts'
import type { Deciding } from './deciding.ts'
import { discard } from './giving.up.ts'
import { createOverlay, layOn } from './outbox.overlay.ts'
import { type Outbox, openOutbox } from './outbox.ts'
import { conflictPage, exported, logPage, queuePage, statusOf } from './outbox.views.ts'
import { recordingCollection } from './recording-collection.ts'
import { createSender, type Sender } from './sender.ts'

/** The outbox of whoever is signed in, while their local documents are open: what the rest of the backend sees of it. */
export type OutboxRoom = {
  /** Opens it beside local documents; answers how waiting writes show in these. Errors: what opening a file can throw. */
  open: (store: OutboxStore) => Promise<ReturnType<typeof createOverlay>>
  /** A collection that keeps what is written to it. `group` is one for each call of a service. */
  collection: (definition: CollectionDefinition, user: SignedInUser, group: Group) => ScopedCollection
  /** Whether something waits to be sent: while so, calls go on locally, or they would overtake it. */
  hasWaiting: () => boolean
  /** The server is back, or somebody signed in. */
  wake: () => void
  /** What waits is lost with it: for a device that is to be forgotten. */
  clear: () => Promise<void>
  close: () => Promise<void>
  handlers: { outbox: FeatureHandlers<'outbox'> }
}

export type Group = { id: string; isBegun: boolean }

/** What the local documents give: their database, a folder of their own, and the key of files in it. */
export type OutboxStore = {
  db: Db
  folder: string
  key: Buffer
  /** Fetches documents anew, as far as they may be seen, and stores them; nothing while the server is away. */
  refresh: (collection: string, ids: string[]) => Promise<void>
}

type Deps = {
  /** The server's database; null while it does not answer. */
  server: () => Db | null
  ctx: (user: SignedInUser) => Ctx
  currentUser: () => SignedInUser | null
  publish: Publish
  chooseSavePath: ChooseSavePath
  now: () => Date
  newId: () => string
  log: Log
}

type Open = { outbox: Outbox; store: OutboxStore; sender: Sender }

/** Windows need not hear of every single write. */
const tellEveryMs = 200

export function createOutboxRoom(deps: Deps): OutboxRoom {
  let current: Open | null = null
  let telling: NodeJS.Timeout | null = null

  async function open(store: OutboxStore) {
    await close()
    const outbox = await openOutbox({ folder: store.folder, key: store.key, log: deps.log })
    await layOn(outbox, store.db, outbox.state.operations.values())
    const sender = createSender({
      ...deps,
      outbox,
      local: store.db,
      refresh: store.refresh,
      changed: tellSoon
    })
    outbox.listen(tellSoon)
    current = { outbox, store, sender }
    tellSoon()
    return createOverlay(outbox)
  }

  async function close(): Promise<void> {
    const closing = current
    current = null
    if (!closing) return
    await closing.sender.rest()
    await closing.outbox.close()
  }

  function tellSoon(): void {
    telling ??= setTimeout(() => {
      telling = null
      deps.publish('outbox.changed', status(deps.currentUser()))
    }, tellEveryMs)
    telling.unref()
  }

  function status(user: SignedInUser | null): OutboxStatus {
    if (current) return statusOf(current.outbox, user, current.sender.progress())
    return { state: 'idle', waiting: 0, refused: 0, conflicts: 0, last_sent_at: null, progress: null }
  }

  function need(): Open {
    if (!current) throw new AppError('not_found', 'Nothing is kept on this computer')
    return current
  }

  function deciding(ctx: Ctx): Deciding {
    const { outbox, store, sender } = need()
    const { now, newId } = deps
    return {
      outbox,
      local: store.db,
      user: ctx.user,
      now,
      newId,
      wake: () => void sender.wake()
    }
  }

  const nothing = { rows: [], total: 0 }
  return {
    open,
    close,
    collection: (definition, user, group) => {
      const { outbox, store } = need()
      const { now, newId } = deps
      return recordingCollection({ local: store.db, outbox, user, group, now, newId }, definition)
    },
    hasWaiting: () => current?.outbox.hasWaiting() ?? false,
    wake: () => void current?.sender.wake(),
    clear: async () => {
      await current?.outbox.clear()
    },
    handlers: {
      outbox: {
        status: ({ user }) => status(user),
        queue: ({ user }, page) =>
          current ? queuePage(current.outbox, current.store.db, user, page) : nothing,
        conflicts: ({ user }, page) =>
          current ? conflictPage(current.outbox, current.store.db, user, page) : nothing,
        log: ({ user }, page) => (current ? logPage(current.outbox, current.store.db, user, page) : nothing),
        resolve: async (ctx, { id, choices }) => {
          await resolve(deciding(ctx), id, choices)
          return {}
        },
        decide: async (ctx, { id, choose }) => ({ document_id: await decide(deciding(ctx), id, choose) }),
        retry: async (ctx, { id }) => {
          await retry(deciding(ctx), id)
          return {}
        },
        edit: async (ctx, { id, set }) => {
          await retry(deciding(ctx), id, set)
          return {}
        },
        discard: async (ctx, { id }) => {
          await discard(deciding(ctx), id)
          return {}
        },
        exportQueue: async (ctx) => exportQueue(ctx, deps, current?.outbox ?? null),
        syncNow: async () => {
          if (current) await current.sender.sendNow()
          else if (!deps.server()) throw new AppError('offline', 'The database does not answer')
          return {}
        }
      }
    }
  }
}

async function exportQueue(ctx: Ctx, { chooseSavePath }: Deps, outbox: Outbox | null) {
  const path = await chooseSavePath({ name: 'carmel-outbox', extension: 'json' })
  if (!path) return null
  const entries = outbox ? exported(outbox, ctx.user) : []
  await writeWhole(path, [`${JSON.stringify(entries, null, 2)}\n`], ctx.signal)
  return { file: basename(path), count: entries.length }
}
