import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { api, ask } from '#renderer/api/client.ts'
import { useJobs } from '#renderer/state/jobs.ts'
import type { Job } from '#shared/jobs/job.contract.ts'
import {
  type ImportPlan,
  importReportSchema,
  type LeadImportReport
} from '#shared/lead-imports/import.schema.ts'
import { jobError } from './job.error.ts'

/** The dry run of a plan. */
export type ImportCheck = { job: Job | null; report: LeadImportReport | null; error: unknown }

/** A plan that is being changed is checked once it rests. */
const restMs = 250

/** Checks a plan as a job, and anew whenever it changes; what is no longer wanted is stopped. */
export function useImportCheck(fileId: string, plan: ImportPlan): ImportCheck {
  const wanted = JSON.stringify(plan)
  const [resting] = useDebouncedValue(wanted, restMs)
  const [started, setStarted] = useState<{ for: string; id: string | null; error: unknown } | null>(null)
  useEffect(() => {
    let isWanted = true
    let id: string | null = null
    const stop = () => {
      if (id !== null) void api.jobs.cancel({ id })
    }
    ask(api.leadImports.check({ file_id: fileId, plan: JSON.parse(resting) as ImportPlan }))
      .then((job) => {
        id = job.id
        if (isWanted) setStarted({ for: resting, id, error: null })
        else stop()
      })
      .catch((error: unknown) => isWanted && setStarted({ for: resting, id: null, error }))
    return () => {
      isWanted = false
      stop()
    }
  }, [fileId, resting])
  const jobs = useJobs()
  const isCurrent = started?.for === wanted
  const job = isCurrent ? (jobs.find(({ id }) => id === started.id) ?? null) : null
  const report = job?.state === 'done' ? importReportSchema.safeParse(job.result) : null
  return {
    job,
    report: report?.success ? report.data : null,
    error: isCurrent ? (started.error ?? (job?.state === 'failed' ? jobError(job) : null)) : null
  }
}
