import type { DataChange } from '#shared/ipc/events.ts'
import type { Job } from '#shared/jobs/job.contract.ts'
import type { JobRun } from './jobs/jobs.ts'
import type { Log } from './log.ts'
import type { CollectionDefinition, ScopedCollection } from './mongo/scoped-collection.ts'
import type { WebsiteProfile } from './mongo/website-profile.ts'
import type { SignedInUser } from './session/signed-in-user.ts'

/**
 * What every service function receives as its first argument: who asks, what time it is, and the database
 * as that person may see it. Nothing else reaches a service, so a test or a simulation can replay it.
 */
export type Ctx = {
  user: SignedInUser
  /** The clock; UTC instants. */
  now: () => Date
  /** A new ObjectId as hex. */
  newId: () => string
  /** A collection limited to what `user` may see. Throws `offline` while no database is connected. */
  collection: (definition: CollectionDefinition) => ScopedCollection
  /** Which back end of the website works on the same database. */
  website: () => Promise<WebsiteProfile>
  /** Starts long work in the name of `user`, and answers the job as it stands. */
  startJob: (kind: Job['kind'], run: JobRun) => Job
  /** Tells every window that documents changed. */
  changed: (change: DataChange) => void
  log: Log
  signal: AbortSignal
}
