import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { takeBack } from '#renderer/records/list/useBulkNews.ts'
import { useJobNews } from '#renderer/state/useJobNews.ts'
import { showDone } from '#renderer/ui/toasts.tsx'
import type { Job } from '#shared/jobs/job.contract.ts'

/** Tells when an import that ran in the background is finished, on whatever page one is. */
export function useLeadImportNews(): void {
  const { t } = useTranslation()
  useJobNews(
    useCallback(
      (job: Job) => {
        if (job.kind !== 'lead-import' || job.state !== 'done') return
        const undo = job.undoable ? () => void takeBack(job.id) : undefined
        showDone(t('leadImports.run.toast', { count: writtenBy(job.result) }), undo)
      },
      [t]
    )
  )
}

/** Read without the report's schema, which would come into the window's first lines. */
function writtenBy(result: unknown): number {
  const counts = (result as { counts?: { created?: number; updated?: number } } | null)?.counts
  return (counts?.created ?? 0) + (counts?.updated ?? 0)
}
