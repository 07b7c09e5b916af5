import type { TFunction } from 'i18next'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { useJobNews } from '#renderer/state/useJobNews.ts'
import { showDone, showError } from '#renderer/ui/toasts.tsx'
import { AppError, type ErrorCode } from '#shared/ipc/result.ts'
import type { Job } from '#shared/jobs/job.contract.ts'
import { bulkText } from './bulk.text.ts'

/** Tells what came of a change of many records, on whatever page one is, and offers to take it back. */
export function useBulkNews(): void {
  const { t } = useTranslation()
  useJobNews(useCallback((job: Job) => isBulk(job.kind) && tell(job, t), [t]))
}

function tell(job: Job, t: TFunction): void {
  const undo = job.undoable ? () => void takeBack(job.id) : undefined
  const news = bulkText(job, t)
  if (news) showDone(news.text, news.isEmpty ? undefined : undo)
  if (news || !job.error) return
  const { code, message, details } = job.error
  const error = new AppError(code as ErrorCode, message, details)
  showError(error, undo && { label: t('common.undo'), onClick: undo })
}

function isBulk(kind: Job['kind']): boolean {
  return kind === 'bulk-change' || kind === 'bulk-delete' || kind === 'undo'
}

/** Takes back what a job did; what comes of it is told as a job's news. */
export async function takeBack(id: string): Promise<void> {
  try {
    await ask(api.jobs.undo({ id }))
  } catch (error) {
    showError(error)
  }
}
