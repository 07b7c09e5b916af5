import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useJobNews } from '#renderer/state/useJobNews.ts'
import { showDone } from '#renderer/ui/toasts.tsx'
import { importReportSchema } from '#shared/imports/import.contract.ts'
import type { Job } from '#shared/jobs/job.contract.ts'

/** Tells when an import of a dump that ran in the background is finished, on whatever page one is. */
export function useImportNews(): void {
  const { t } = useTranslation()
  useJobNews(
    useCallback(
      (job: Job) => {
        if (job.kind !== 'import-dump' || job.state !== 'done') return
        showDone(t('settings.import.doneToast', { count: insertedBy(job) }))
      },
      [t]
    )
  )
}

function insertedBy(job: Job): number {
  const report = importReportSchema.safeParse(job.result)
  return report.success ? report.data.collections.reduce((sum, row) => sum + row.inserted, 0) : 0
}
