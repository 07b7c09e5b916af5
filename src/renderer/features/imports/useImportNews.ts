import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useJobs } from '#renderer/state/jobs.ts'
import { showDone } from '#renderer/ui/toasts.tsx'
import { importReportSchema } from '#shared/imports/import.contract.ts'
import type { Job } from '#shared/jobs/job.contract.ts'

/** Tells when an import that ran in the background is finished, on whatever page one is. */
export function useImportNews(): void {
  const { t } = useTranslation()
  const jobs = useJobs()
  const running = useRef(new Set<string>())
  useEffect(() => {
    for (const job of jobs) {
      if (job.kind !== 'import-dump') continue
      if (job.state === 'running') running.current.add(job.id)
      else if (running.current.delete(job.id) && job.state === 'done') {
        showDone(t('settings.import.doneToast', { count: insertedBy(job) }))
      }
    }
  }, [jobs, t])
}

function insertedBy(job: Job): number {
  const report = importReportSchema.safeParse(job.result)
  return report.success ? report.data.collections.reduce((sum, row) => sum + row.inserted, 0) : 0
}
