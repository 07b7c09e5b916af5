import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useJobNews } from '#renderer/state/useJobNews.ts'
import { showDone, showError } from '#renderer/ui/toasts.tsx'
import { exportResultSchema } from '#shared/exports/export.schema.ts'
import { AppError, type ErrorCode } from '#shared/ipc/result.ts'
import type { Job } from '#shared/jobs/job.contract.ts'
import { fileRefusalText } from './file.refusal.ts'
import { revealSaved } from './reveal.saved.ts'

/** Tells that a file is there, or why it is not, on whatever page one is. */
export function useExportNews(): void {
  const { t } = useTranslation()
  useJobNews(
    useCallback(
      (job: Job) => {
        if (job.kind !== 'export') return
        const result = exportResultSchema.safeParse(job.result)
        if (job.state === 'done' && result.success) {
          const { saved } = result.data
          const next = saved ? { label: t('papers.reveal'), onClick: () => revealSaved(saved) } : undefined
          showDone(t(`lists.export.${result.data.list}`, { ...result.data }), undefined, undefined, next)
        }
        if (!job.error) return
        const { code, message, details } = job.error
        const error = new AppError(code as ErrorCode, message, details)
        showError(fileRefusalText(error, t) ?? error)
      },
      [t]
    )
  )
}
