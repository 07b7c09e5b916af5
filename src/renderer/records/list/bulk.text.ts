import type { TFunction } from 'i18next'
import type { Job } from '#shared/jobs/job.contract.ts'
import { type BulkResult, bulkResultSchema, keptReasons } from '#shared/lists/bulk.schema.ts'

/** What a change of many records came to, in words; null for a job that is none. */
export function bulkText(job: Job, t: TFunction): { text: string; isEmpty: boolean } | null {
  const parsed = bulkResultSchema.safeParse(job.result)
  if (!parsed.success) return null
  const result = parsed.data
  const kept = keptReasons.flatMap((reason) => {
    const count = result.kept[reason] ?? 0
    return count > 0 ? [t(`lists.bulk.kept.${reason}`, { count })] : []
  })
  const isEmpty = result.count === 0
  const isNothing = isEmpty && kept.length === 0
  const sentences = [isNothing ? t('lists.bulk.nothing') : headline(job, result, t), ...kept]
  return { text: sentences.join(' '), isEmpty }
}

function headline(job: Job, result: BulkResult, t: TFunction): string {
  const records = recordsText(result.list, result.count, t)
  return job.state === 'cancelled'
    ? `${t('lists.bulk.stopped', { records })}.`
    : `${t(`lists.bulk.${result.done}`, { records })}.`
}

/** So many records of a list, in its own words: "12 leads". */
export function recordsText(list: string, count: number, t: TFunction): string {
  return t(`${list}.list.count` as 'leads.list.count', { count })
}
