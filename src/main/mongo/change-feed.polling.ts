import { setTimeout } from 'node:timers/promises'
import type { Db, Document } from 'mongodb'
import type { FeedEvent, FeedSource } from './change-feed.ts'

/**
 * A server without change streams is asked again and again for what carries a new `updated_at`. What is deleted, or
 * changed without it, only a comparison finds: consumers make one for the gap at the start, and from time to time.
 */

/** Where new documents and changes are found through an index. History is written once: its date is that of its making. */
const dateFields: Record<string, string> = {
  leads: 'updated_at',
  contacts: 'updated_at',
  opportunities: 'updated_at',
  tasks: 'updated_at',
  activities: 'created_at',
  crm_activities: 'created_at',
  notes: 'created_at',
  timeline_events: 'created_at'
}

/** Dates are those of the writers' clocks: so much slower than the server's they may be. */
const overlapMs = 120_000
/** More changes between two looks are a gap. */
const most = 5000

/** Looks every `everyMs` until it is stopped; rejects when a look fails. */
export async function followByPolling(source: FeedSource, everyMs: number): Promise<void> {
  const { collections, sink, signal } = source
  const polled = collections.filter((name) => Object.hasOwn(dateFields, name))
  const seen = new Map<string, Seen>()
  let isFirst = true
  while (!signal.aborted) {
    const since = new Date((await serverTime(source.db)) - overlapMs)
    const found = await Promise.all(polled.map((name) => look(source.db, name, since, seen)))
    if (isFirst) await sink.gap({ collections, token: null })
    else await tell(found, source)
    if (isFirst) sink.opened('polling')
    isFirst = false
    await setTimeout(everyMs, undefined, { signal, ref: false }).catch(() => undefined)
  }
}

/** When each document of the last minutes was written, by id. */
type Seen = Map<string, number>
type Found = { collection: string; events: FeedEvent[]; isTooMany: boolean }

async function tell(found: Found[], { sink }: FeedSource): Promise<void> {
  const lost = found.filter(({ isTooMany }) => isTooMany).map(({ collection }) => collection)
  const events = found.flatMap(({ isTooMany, events }) => (isTooMany ? [] : events))
  if (lost.length > 0) await sink.gap({ collections: lost, token: null })
  if (events.length > 0) await sink.batch({ events, token: null })
}

async function look(db: Db, collection: string, since: Date, all: Map<string, Seen>): Promise<Found> {
  const field = dateFields[collection] as string
  const documents = await db
    .collection(collection)
    .find({ [field]: { $gt: since } }, { projection: { [field]: 1, created_at: 1 }, limit: most + 1 })
    .sort({ [field]: -1 })
    .toArray()
  const before = all.get(collection) ?? new Map()
  all.set(collection, new Map(documents.map((document) => [String(document._id), +document[field]])))
  const news = documents.filter((document) => before.get(String(document._id)) !== +document[field])
  return {
    collection,
    events: news.reverse().map((document) => toEvent(collection, document, since)),
    isTooMany: documents.length > most && news.length > 0
  }
}

function toEvent(collection: string, document: Document, since: Date): FeedEvent {
  const isNew = document.created_at instanceof Date && document.created_at > since
  return {
    collection,
    _id: document._id,
    id: String(document._id),
    kind: isNew ? 'created' : 'updated',
    fields: null,
    document: null,
    at: null
  }
}

async function serverTime(db: Db): Promise<number> {
  const { localTime } = await db.command({ hello: 1 })
  return localTime instanceof Date ? localTime.getTime() : Date.now()
}
