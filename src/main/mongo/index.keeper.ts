import type { IndexReport } from '#shared/diagnostics/diagnostics.contract.ts'
import { indexNews } from '#shared/ipc/events.ts'
import { otherCollections, ownCollections } from '../collections.ts'
import type { Publish } from '../ipc/events.ts'
import type { Log } from '../log.ts'
import type { Connection } from './connection.ts'
import { ensureIndexes } from './indexes.ts'

type Deps = { connection: Connection; publish: Publish; log: Log }

/** Looks after the indexes of the database that is open, and keeps what there was to report for the diagnostics. */
export function createIndexKeeper({ connection, publish, log }: Deps) {
  let reports: IndexReport[] = []
  return {
    reports: () => reports,
    /** Does nothing while the database does not answer; a failure is logged. */
    lookAfter: async (): Promise<void> => {
      if (connection.status().state !== 'online') return
      try {
        reports = await ensureIndexes(connection.db(), ownCollections, otherCollections)
        publish('data.changed', { collection: indexNews, ids: [], kind: 'updated' })
      } catch (error) {
        log('warn', 'Could not look after the indexes', { error: String(error) })
      }
    }
  }
}
