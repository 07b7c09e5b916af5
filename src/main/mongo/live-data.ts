import type { DataChange } from '#shared/ipc/events.ts'
import type { Log } from '../log.ts'
import { type ChangeFeed, createChangeFeed } from './change-feed.ts'
import { createChangeNews } from './change-news.ts'
import type { Connection } from './connection.ts'

/** What keeps this computer up with what others write. */
export type LiveData = {
  feed: ChangeFeed
  /** Follows the database, or stops, as things are now. To be called when they have changed. */
  follow: () => void
  /** Tells the windows at once of what was written here; they need not hear it again from the feed. */
  tellHere: (change: DataChange) => void
  stop: () => Promise<void>
}

export function createLiveData(options: {
  collections: readonly string[]
  connection: Connection
  publish: (change: DataChange) => void
  /** A server that others write to is open, and somebody is signed in here. */
  isWanted: () => boolean
  log: Log
}): LiveData {
  const { collections, connection, publish } = options
  const feed = createChangeFeed({ collections, log: options.log })
  const news = createChangeNews({
    collections,
    publish,
    serverTime: () => connection.serverTime(),
    isPolling: () => feed.mode() === 'polling'
  })
  feed.consume(news.consumer)
  return {
    feed,
    follow: () => {
      if (options.isWanted() && connection.status().state === 'online') feed.start(connection.db())
      else void feed.stop()
    },
    tellHere: (change) => {
      news.toldHere(change.collection)
      publish(change)
    },
    stop: async () => {
      news.stop()
      await feed.stop()
    }
  }
}
