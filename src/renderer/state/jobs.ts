import { useQuery } from '@tanstack/react-query'
import type { Job } from '#shared/jobs/job.contract.ts'
import { callOptions, queryClient } from '../api/queries.ts'

const jobList = callOptions('jobs', 'list', {})

/** Every job of this run of the application, newest first; progress arrives by events. */
export function useJobs(): Job[] {
  const { data } = useQuery(jobList)
  return data ?? []
}

/** Puts the news of `job.changed` into the cached list. */
export function followJob(job: Job): void {
  queryClient.setQueryData(jobList.queryKey, (jobs) => jobs && withJob(jobs, job))
}

/** The list with one job's news in place, or in front when it is new. */
export function withJob(jobs: Job[], news: Job): Job[] {
  const known = jobs.some((job) => job.id === news.id)
  return known ? jobs.map((job) => (job.id === news.id ? news : job)) : [news, ...jobs]
}
