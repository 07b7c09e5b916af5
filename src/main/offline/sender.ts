import type { Db } from 'mongodb'
import { AppError } from '#shared/ipc/result.ts'
import type { Ctx } from '../context.ts'
import type { Log } from '../log.ts'
import { isConnectionLoss } from '../mongo/errors.ts'
import type { SignedInUser } from '../session/signed-in-user.ts'
import { conclude } from './conclude.ts'
import { documentKey, type Operation } from './operation.ts'
import type { Standing } from './outbox.order.ts'
import type { Outbox } from './outbox.ts'
import { type Outcome, send } from './send.ts'
import { meetServer, type ServerSide } from './server.side.ts'
import { sameValue } from './stored.value.ts'

/** Sends what waits, one write after the other, whenever the server is there. */
export type Sender = {
  /** Something waits, or the server is back. Resolves when the run that follows has ended, however it ended. */
  wake: () => Promise<void>
  /** Sends now. Errors: `offline`. */
  sendNow: () => Promise<void>
  progress: () => { done: number; total: number } | null
  /** Lets the write that is on its way arrive, and begins no other. */
  rest: () => Promise<void>
}

export type SenderOptions = {
  outbox: Outbox
  /** The local documents. */
  local: Db
  /** The server's database; null while it does not answer. */
  server: () => Db | null
  /** What services get, on the server, in the name of an author. */
  ctx: (user: SignedInUser) => Ctx
  /** Puts what the server holds by now in the place of local documents. */
  refresh: (collection: string, ids: string[]) => Promise<void>
  changed: () => void
  now: () => Date
  newId: () => string
  log: Log
}

/** After so many writes the local documents are looked after, also while more wait. */
const refreshEvery = 100
const againMs = 5000

type Run = {
  server: ServerSide
  /** Documents that this run has written: that their date changed tells nothing any more. */
  own: Set<string>
  postponed: Set<string>
}

export function createSender(options: SenderOptions): Sender {
  const { outbox, log } = options
  let running: Promise<void> | null = null
  let isWanted = false
  let isStopped = false
  let progress: { done: number; total: number } | null = null
  let again: NodeJS.Timeout | null = null
  /** Documents whose local copies are behind, by collection; also after a run that broke off. */
  const touched = new Map<string, Set<string>>()

  function wake(): Promise<void> {
    isWanted = true
    running ??= runWhileWanted().finally(() => {
      running = null
      progress = null
      options.changed()
    })
    return running
  }

  async function runWhileWanted(): Promise<void> {
    while (isWanted && !isStopped) {
      isWanted = false
      const db = options.server()
      if (!db || (!outbox.hasWaiting() && outbox.state.behind.size === 0)) return
      try {
        await runOnce(db)
      } catch (error) {
        // A lost connection wakes us when it is back; anything else may pass by itself.
        log('warn', 'Could not send what waits', { error: error instanceof Error ? error.name : 'unknown' })
        if (!isConnectionLoss(error)) tryLater()
        return
      }
    }
  }

  function tryLater(): void {
    if (again) clearTimeout(again)
    again = setTimeout(() => void wake(), againMs)
    again.unref()
  }

  async function runOnce(db: Db): Promise<void> {
    const server = await meetServer(db, outbox.state.device)
    const run: Run = { server, own: new Set(), postponed: new Set() }
    try {
      while (!isStopped && (await sendAll(run)));
    } finally {
      await refreshTouched().catch((error: unknown) => {
        if (!isConnectionLoss(error)) throw error
      })
    }
    if (run.postponed.size > 0) tryLater()
    if (isStopped || outbox.hasWaiting()) return
    await outbox.add([{ t: 'empty', at: options.now() }])
    await server.tidy()
  }

  /** One pass in order; true when there is a reason for another one. */
  async function sendAll(run: Run): Promise<boolean> {
    const waiting = outbox
      .standings()
      .filter(({ state, operation }) => state === 'waiting' && !run.postponed.has(documentKey(operation)))
    progress = { done: 0, total: waiting.length }
    for (const standing of waiting) {
      if (isStopped) return false
      const isPlain = await sendOne(run, standing, waiting)
      progress.done += 1
      options.changed()
      if (progress.done % refreshEvery === 0) await refreshTouched()
      // What was behind it has to be looked at anew.
      if (!isPlain) return true
    }
    return waiting.length > 0
  }

  /** False when others may have to wait because of it. */
  async function sendOne(run: Run, standing: Standing, all: Standing[]): Promise<boolean> {
    // As it is by now: it may have been edited, given up or added to since the pass began.
    const operation = outbox.state.operations.get(standing.operation.id)
    if (!operation) return true
    const outcome = await send({ ...options, server: run.server }, operation)
    const key = documentKey(operation)
    if (outcome.kind === 'later') {
      run.postponed.add(key)
      return false
    }
    const user = await run.server.userOf(operation.author)
    const followers = all
      .filter(({ leaders }) => leaders.includes(standing.operation))
      .map((one) => one.operation)
    const isMerged = !run.own.has(key) && hasChangedElsewhere(operation, outcome)
    // A refusal may be because nobody is there in whose name to act: it only has to be noted.
    const ctx = options.ctx(user ?? nobody(operation))
    await conclude({ outbox, ctx, followers, isMerged }, operation, outcome)
    run.own.add(key)
    touch(touched, [operation, ...followers])
    return outcome.kind === 'done' && outcome.conflicts.length === 0
  }

  async function refreshTouched(): Promise<void> {
    const behind = [...outbox.state.behind.values()]
    touch(touched, behind)
    for (const [collection, ids] of touched) {
      await options.refresh(collection, [...ids])
      touched.delete(collection)
    }
    if (behind.length > 0) await outbox.add(behind.map((about) => ({ t: 'fresh', ...about })))
  }

  return {
    wake,
    sendNow: async () => {
      if (!options.server()) throw new AppError('offline', 'The database does not answer')
      await wake()
    },
    progress: () => progress,
    rest: async () => {
      isStopped = true
      if (again) clearTimeout(again)
      await running
    }
  }
}

function touch(
  touched: Map<string, Set<string>>,
  operations: { collection: string; documentId: string }[]
): void {
  for (const { collection, documentId } of operations) {
    const ids = touched.get(collection) ?? new Set()
    touched.set(collection, ids.add(documentId))
  }
}

/** Every writer moves `updated_at`: it was another one before this write where somebody else has been there. */
function hasChangedElsewhere(operation: Operation, outcome: Outcome): boolean {
  if (operation.kind !== 'update' || outcome.kind !== 'done') return false
  return outcome.earlier !== undefined && !sameValue(operation.base.updated_at, outcome.earlier)
}

function nobody({ author }: Operation): SignedInUser {
  return { ...author, name: author.email, role: 'viewer', ids: [author._id], assignedLeads: [] }
}
