import type { FeatureHandlers } from '../ipc/router.ts'
import type { Jobs } from './jobs.ts'

/** Long work, as far as the one who asks may know of it. */
export function createJobHandlers(jobs: Jobs): FeatureHandlers<'jobs'> {
  return {
    list: ({ user }) => jobs.list(user),
    cancel: ({ user }, { id }) => {
      jobs.cancel(id, user)
      return {}
    },
    undo: ({ user }, { id }) => jobs.undo(id, user)
  }
}
