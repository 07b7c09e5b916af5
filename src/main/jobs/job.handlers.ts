import type { FeatureHandlers } from '../ipc/router.ts'
import type { Jobs } from './jobs.ts'

/** All long work is an administrator's so far: nobody else is shown any. */
export function createJobHandlers(jobs: Jobs): FeatureHandlers<'jobs'> {
  return {
    list: ({ user }) => (user.role === 'admin' ? jobs.list() : []),
    cancel: (_ctx, { id }) => {
      jobs.cancel(id)
      return {}
    }
  }
}
