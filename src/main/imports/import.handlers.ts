import type { Db } from 'mongodb'
import type { DataChange } from '#shared/ipc/events.ts'
import { AppError } from '#shared/ipc/result.ts'
import type { FeatureHandlers } from '../ipc/router.ts'
import type { Jobs, JobUser } from '../jobs/jobs.ts'
import { importDump } from './dump.ts'

/** `chooseFolder` answers null when the person closed the dialog; `database` throws `offline` without one. */
export function createImportHandlers(deps: {
  jobs: Jobs
  chooseFolder: () => Promise<string | null>
  database: () => Db
  changed: (change: DataChange) => void
  afterImport: () => Promise<void>
}): FeatureHandlers<'imports'> {
  return {
    chooseAndStart: async ({ user }) => {
      refuseWhileRunning(deps.jobs, user)
      const folder = await deps.chooseFolder()
      if (folder === null) return { job_id: null }
      refuseWhileRunning(deps.jobs, user)
      const db = deps.database()
      const imported = (collection: string) => deps.changed({ collection, ids: [], kind: 'imported' })
      const job = deps.jobs.start('import-dump', user, async ({ progress, signal }) => {
        const report = await importDump({ db, folder, signal, progress, imported })
        await deps.afterImport()
        return report
      })
      return { job_id: job.id }
    }
  }
}

/** Two imports at once would only slow each other down. */
function refuseWhileRunning(jobs: Jobs, user: JobUser): void {
  const isRunning = jobs.list(user).some((job) => job.kind === 'import-dump' && job.state === 'running')
  if (isRunning) throw new AppError('not_allowed_now', 'An import is running already')
}
