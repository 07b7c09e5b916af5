import { setTimeout } from 'node:timers/promises'
import type { ChangeStream, ChangeStreamDocument, Db, Document, ResumeToken } from 'mongodb'
import type { FeedEvent, FeedSource } from './change-feed.ts'

/** A burst is passed on in batches: what comes within this time of its first change, */
const gatherMs = 50
/** and never more changes than this. */
const batchSize = 1000
/** While nothing that is watched happens, the place moves on all the same, or the server would forget it. */
const idleMs = 60_000

/** Fixes the place from which to follow, and tells of the gap before it. Throws where there are no change streams. */
export async function beginStream({ db, collections, sink }: FeedSource): Promise<ResumeToken> {
  const stream = watch(db, collections, { maxAwaitTimeMS: 1 })
  try {
    await stream.tryNext()
    const token = stream.resumeToken
    await sink.gap({ collections, token })
    return token
  } finally {
    await stream.close()
  }
}

/** Passes on what happens after `token`. Settles when the database was dropped, rejects when the stream breaks. */
export async function followStream(source: FeedSource, token: ResumeToken): Promise<void> {
  const stream = watch(source.db, source.collections, { startAfter: token })
  const close = () => void stream.close().catch(() => undefined)
  source.signal.addEventListener('abort', close)
  try {
    source.sink.opened('stream')
    await passOn(stream, source)
  } finally {
    source.signal.removeEventListener('abort', close)
    await stream.close()
  }
}

async function passOn(stream: ChangeStream, source: FeedSource): Promise<void> {
  const read = readAhead(stream)
  let toldAt = performance.now()
  while (!source.signal.aborted) {
    const gathered = await gather(read)
    if (gathered.changes.length > 0 || performance.now() - toldAt > idleMs) {
      await tell(gathered, source)
      toldAt = performance.now()
    }
    if (gathered.isEnd) return
  }
}

type Read = { change: ChangeStreamDocument | null; token: ResumeToken }
type Reader = { next: Promise<Read>; goOn: () => void }

/** One read is always under way, so that waiting for a burst to end loses nothing. */
function readAhead(stream: ChangeStream): Reader {
  const read = () => {
    const next = stream.tryNext().then((change) => ({ change, token: change?._id ?? stream.resumeToken }))
    // Whoever waits for it next is told of a failure; until then it is nobody's.
    next.catch(() => undefined)
    return next
  }
  const reader: Reader = {
    next: read(),
    goOn: () => {
      reader.next = read()
    }
  }
  return reader
}

type Gathered = { changes: ChangeStreamDocument[]; token: ResumeToken; isEnd: boolean }

async function gather(reader: Reader): Promise<Gathered> {
  const first = await reader.next
  const gathered: Gathered = { changes: [], token: first.token, isEnd: false }
  const timeUp = setTimeout(gatherMs, null, { ref: false })
  let read: Read | null = first
  while (read?.change) {
    gathered.changes.push(read.change)
    gathered.token = read.token
    gathered.isEnd = read.change.operationType === 'invalidate'
    if (gathered.isEnd) return gathered
    reader.goOn()
    read = gathered.changes.length < batchSize ? await Promise.race([reader.next, timeUp]) : null
  }
  // It was the answer "nothing yet", with a newer place, and not the clock.
  if (read && !read.change) reader.goOn()
  return gathered
}

async function tell({ changes, token }: Gathered, { collections, sink }: FeedSource): Promise<void> {
  const events = changes.flatMap((change) => toEvent(change) ?? [])
  await sink.batch({ events, token })
  const lost = changes.flatMap(replacedCollections).filter((name) => collections.includes(name))
  if (lost.length > 0) await sink.gap({ collections: [...new Set(lost)], token })
}

/** Events of dropped and renamed collections come too: what was in them is gone without an event of its own. */
function watch(db: Db, collections: readonly string[], options: Document): ChangeStream {
  const wholeDatabase = { operationType: { $in: ['rename', 'dropDatabase', 'invalidate'] } }
  return db.watch(
    [
      { $match: { $or: [{ 'ns.coll': { $in: collections } }, wholeDatabase] } },
      // Documents are looked up for a whole batch at once, and only where somebody wants them.
      { $project: { fullDocument: 0 } }
    ],
    options
  )
}

const kinds = { insert: 'created', update: 'updated', replace: 'updated', delete: 'deleted' } as const

function toEvent(change: ChangeStreamDocument): FeedEvent | null {
  if (!(change.operationType in kinds) || !('documentKey' in change)) return null
  const { _id } = change.documentKey
  return {
    collection: change.ns.coll,
    _id,
    id: String(_id),
    kind: kinds[change.operationType as keyof typeof kinds],
    fields: change.operationType === 'update' ? writtenFields(change.updateDescription) : null,
    document: null,
    at: change.clusterTime ?? null
  }
}

function writtenFields(update: {
  updatedFields?: Document
  removedFields?: string[]
  truncatedArrays?: { field: string }[]
}): string[] {
  const paths = [
    ...Object.keys(update.updatedFields ?? {}),
    ...(update.removedFields ?? []),
    ...(update.truncatedArrays ?? []).map(({ field }) => field)
  ]
  return [...new Set(paths.map((path) => path.split('.')[0] as string))]
}

function replacedCollections(change: ChangeStreamDocument): string[] {
  if (change.operationType === 'drop') return [change.ns.coll]
  if (change.operationType === 'rename') return [change.ns.coll, change.to.coll]
  return []
}
