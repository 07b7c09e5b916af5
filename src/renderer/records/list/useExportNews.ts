import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useJobNews } from '#renderer/state/useJobNews.ts'
import { showDone, showError } from '#renderer/ui/toasts.tsx'
import { exportResultSchema } from '#shared/exports/export.schema.ts'
import { AppError, type ErrorCode } from '#shared/ipc/result.ts'
import type { Job } from '#shared/jobs/job.contract.ts'

/** Tells that a file is there, or why it is not, on whatever page one is. */
export function useExportNews(): void {
  const { t } = useTranslation()
  useJobNews(
    useCallback(
      (job: Job) => {
        if (job.kind !== 'export') return
        const result = exportResultSchema.safeParse(job.result)
        if (job.state === 'done' && result.success)
          showDone(t(`lists.export.${result.data.list}`, { ...result.data }))
        if (job.error)
          showError(new AppError(job.error.code as ErrorCode, job.error.message, job.error.details))
      },
      [t]
    )
  )
}
