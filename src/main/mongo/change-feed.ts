import { setTimeout } from 'node:timers/promises'
import { type Db, type Document, MongoServerError, type ResumeToken, type Timestamp } from 'mongodb'
import type { Log } from '../log.ts'
import { followByPolling } from './change-feed.polling.ts'
import { beginStream, followStream } from './change-feed.stream.ts'

/** One document that was written, by whomever. */
export type FeedEvent = {
  collection: string
  /** As it is stored: mostly an ObjectId, in odd documents text. */
  _id: unknown
  /** The same as text: hex for an ObjectId. */
  id: string
  kind: 'created' | 'updated' | 'deleted'
  /** The top-level fields that were written; null where the whole document was, or nobody knows. */
  fields: string[] | null
  /** The document as it is now; null when it is gone, or no consumer asked for documents of its collection. */
  document: Document | null
  /** The server's time of the write; null when it was found by polling. */
  at: Timestamp | null
}

/** What happened, in the server's order. `token` is the place after it: null while polling. May hold no events. */
export type FeedBatch = { events: FeedEvent[]; token: ResumeToken | null }

/** What happened before `token` is not known: whoever keeps copies of these collections must compare. */
export type FeedGap = { collections: readonly string[]; token: ResumeToken | null }

export type FeedConsumer = {
  /** The collections whose documents it wants with the events. */
  documents?: readonly string[]
  /** The next batch comes when this has settled. A failure is logged, and the feed goes on. */
  onBatch: (batch: FeedBatch) => Promise<void> | void
  onGap: (gap: FeedGap) => Promise<void> | void
  /**
   * Where it left off; the feed goes on from there, or, where it has no place (null), begins with a gap. Undefined while it
   * keeps nothing at all. At most one consumer keeps a place.
   */
  savedToken?: () => Promise<ResumeToken | null | undefined>
}

/** Tells of every change to the watched collections, made here, by a colleague or by the website. */
export type ChangeFeed = {
  /** Returns the function that ends it. Whoever joins while the feed runs hears what happens from then on. */
  consume: (consumer: FeedConsumer) => () => void
  /** Follows this database; does nothing when it does already. */
  start: (db: Db) => void
  stop: () => Promise<void>
  /** How changes are noticed at present. */
  mode: () => 'off' | 'stream' | 'polling'
}

/** What a source follows, where it hands in what it finds, and when it ends. */
export type FeedSource = { db: Db; collections: readonly string[]; sink: FeedSink; signal: AbortSignal }

export type FeedSink = {
  opened: (mode: 'stream' | 'polling') => void
  batch: (batch: FeedBatch) => Promise<void>
  gap: (gap: FeedGap) => Promise<void>
}

const retryDelayMs = 1000

/** Makes a feed of `collections`; `pollMs` is the pause between two looks at a server without change streams. */
export function createChangeFeed(options: {
  collections: readonly string[]
  log: Log
  pollMs?: number
}): ChangeFeed {
  const { collections, log } = options
  const consumers = new Set<FeedConsumer>()
  let mode: 'off' | 'stream' | 'polling' = 'off'
  let running: { db: Db; stop: AbortController; done: Promise<void> } | null = null
  /** The place after what was delivered last in this run of the program, and the database that it is a place in. */
  let last: { db: string; token: ResumeToken } | null = null

  async function tell(deliver: (consumer: FeedConsumer) => Promise<void> | void): Promise<void> {
    for (const consumer of consumers) {
      try {
        await deliver(consumer)
      } catch (error) {
        log('error', 'A change could not be passed on', { error: String(error) })
      }
    }
  }

  function sinkFor(db: Db): FeedSink {
    const keep = (token: ResumeToken | null) => {
      last = token ? { db: db.databaseName, token } : null
    }
    return {
      opened: (how) => {
        mode = how
        log('info', 'Following changes', { how })
      },
      batch: async (batch) => {
        const wanted = new Set([...consumers].flatMap(({ documents = [] }) => documents))
        const events = await withDocuments(db, batch.events, wanted)
        await tell((consumer) => consumer.onBatch({ ...batch, events }))
        keep(batch.token)
      },
      gap: async (gap) => {
        await tell((consumer) => consumer.onGap(gap))
        keep(gap.token)
      }
    }
  }

  async function savedToken(db: Db): Promise<ResumeToken | null> {
    for (const { savedToken } of consumers) {
      const token = await savedToken?.()
      if (token !== undefined) return token
    }
    return last?.db === db.databaseName ? last.token : null
  }

  async function follow(db: Db, signal: AbortSignal): Promise<void> {
    const source: FeedSource = { db, collections, sink: sinkFor(db), signal }
    let token = await savedToken(db)
    let hasStreams = true
    while (!signal.aborted) {
      try {
        if (hasStreams) {
          token ??= await beginStream(source)
          await followStream(source, token)
          token = null
        } else await followByPolling(source, options.pollMs ?? 5000)
      } catch (error) {
        if (signal.aborted) return
        log('warn', 'Changes are no longer followed; trying again', { error: String(error) })
        hasStreams = hasStreams && !(isRefusal(error) && token === null)
        token = isRefusal(error) ? null : (last?.token ?? token)
        await setTimeout(retryDelayMs, undefined, { signal, ref: false }).catch(() => undefined)
      }
    }
  }

  return {
    consume: (consumer) => {
      consumers.add(consumer)
      return () => consumers.delete(consumer)
    },
    start: (db) => {
      if (running && isSame(running.db, db)) return
      running?.stop.abort()
      const before = running?.done
      const stop = new AbortController()
      const done = (async () => {
        await before
        await follow(db, stop.signal)
      })().catch((error) => log('error', 'Changes are not followed', { error: String(error) }))
      running = { db, stop, done }
    },
    stop: async () => {
      const ended = running
      running = null
      ended?.stop.abort()
      await ended?.done
      mode = 'off'
    },
    mode: () => mode
  }
}

function isSame(one: Db, other: Db): boolean {
  return one.client === other.client && one.databaseName === other.databaseName
}

/** The server answered no, which asking again does not change; what is only for the moment carries a label. */
function isRefusal(error: unknown): boolean {
  return error instanceof MongoServerError && !error.hasErrorLabel('ResumableChangeStreamError')
}

const lookupSize = 1000

/** The documents as they are now, of the collections that are wanted. */
async function withDocuments(db: Db, events: FeedEvent[], wanted: ReadonlySet<string>): Promise<FeedEvent[]> {
  const found = new Map<string, Document>()
  for (const collection of wanted) {
    const ids = events.flatMap((event) =>
      event.collection === collection && event.kind !== 'deleted' ? [event._id] : []
    )
    for (let from = 0; from < ids.length; from += lookupSize) {
      const _id = { $in: ids.slice(from, from + lookupSize) as never[] }
      for await (const document of db.collection(collection).find({ _id })) {
        found.set(`${collection} ${document._id}`, document)
      }
    }
  }
  return events.map((event) => ({
    ...event,
    document: found.get(`${event.collection} ${event._id}`) ?? null
  }))
}
