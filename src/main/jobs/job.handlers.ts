import type { FeatureHandlers } from '../ipc/router.ts'
import type { Jobs } from './jobs.ts'

/** Contract to `jobs`, no logic. */
export function createJobHandlers(jobs: Jobs): FeatureHandlers<'jobs'> {
  return {
    list: () => jobs.list(),
    cancel: (_ctx, { id }) => {
      jobs.cancel(id)
      return {}
    }
  }
}
