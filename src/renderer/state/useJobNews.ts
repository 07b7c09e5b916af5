import { useEffect, useRef } from 'react'
import type { Job } from '#shared/jobs/job.contract.ts'
import { useJobs } from './jobs.ts'

/** Calls `tell` once for each job that ends while the window is open. What had ended before is no news. */
export function useJobNews(tell: (job: Job) => void): void {
  const jobs = useJobs()
  const since = useRef(new Date())
  const told = useRef(new Set<string>())
  useEffect(() => {
    for (const job of jobs) {
      const isNews = job.endedAt !== null && job.endedAt >= since.current && !told.current.has(job.id)
      if (!isNews) continue
      told.current.add(job.id)
      tell(job)
    }
  }, [jobs, tell])
}
