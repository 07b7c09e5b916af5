import type { Timestamp } from 'mongodb'
import type { DataChange } from '#shared/ipc/events.ts'
import type { FeedConsumer, FeedEvent } from './change-feed.ts'

/**
 * What the windows hear of the change feed: which collections changed, and never which documents, because those may
 * be others' than the signed-in person may see. The windows read again what they show, through services that know.
 */
export type ChangeNews = {
  consumer: FeedConsumer
  /** The windows were told of a change made here: up to now they will have read everything. */
  toldHere: (collection: string) => void
  stop: () => void
}

/** A burst is one piece of news at its beginning and then one a second. */
const firstMs = 30
const againMs = 1000
/** Without change streams, deletions and writes without a date go unnoticed: what is shown is read again this often. */
const refreshMs = 60_000

export function createChangeNews(options: {
  collections: readonly string[]
  publish: (change: DataChange) => void
  /** The newest server time that this computer has heard of. */
  serverTime: () => Timestamp | null
  isPolling: () => boolean
}): ChangeNews {
  const waiting = new Set<string>()
  const readUntil = new Map<string, Timestamp>()
  let timer: NodeJS.Timeout | null = null
  let toldAt = Number.NEGATIVE_INFINITY

  const tell = () => {
    timer = null
    toldAt = performance.now()
    for (const collection of waiting) {
      options.publish({ collection, ids: [], kind: 'updated', isElsewhere: true })
    }
    waiting.clear()
  }
  const note = (collections: Iterable<string>) => {
    for (const collection of collections) waiting.add(collection)
    if (timer || waiting.size === 0) return
    timer = setTimeout(tell, Math.max(firstMs, toldAt + againMs - performance.now()))
    timer.unref()
  }
  /** The window read after this was written: mostly because it was written here. */
  const isRead = ({ collection, at }: FeedEvent) => {
    const until = readUntil.get(collection)
    return at !== null && until !== undefined && at.lessThanOrEqual(until)
  }
  const refresh = setInterval(() => {
    if (options.isPolling()) note(options.collections)
  }, refreshMs)
  refresh.unref()

  return {
    consumer: {
      onBatch: ({ events }) =>
        note(events.filter((event) => !isRead(event)).map(({ collection }) => collection)),
      onGap: ({ collections }) => note(collections)
    },
    toldHere: (collection) => {
      const now = options.serverTime()
      if (now) readUntil.set(collection, now)
    },
    stop: () => {
      clearInterval(refresh)
      if (timer) clearTimeout(timer)
    }
  }
}
