import type { Job } from '#shared/jobs/job.contract.ts'

export type JobPace = {
  /** Items a second since the start; null until it can be told. */
  perSecond: number | null
  /** Seconds left at this rate; null while the total is not known. */
  secondsLeft: number | null
}

/** Before this, a rate says nothing yet. */
const settledMs = 1_000

/** How fast a running job goes and how long it will take. */
export function jobPace(job: Pick<Job, 'done' | 'total' | 'startedAt'>, now: Date): JobPace {
  const elapsedMs = now.getTime() - job.startedAt.getTime()
  if (elapsedMs < settledMs || job.done === 0) return { perSecond: null, secondsLeft: null }
  const perSecond = (job.done * 1000) / elapsedMs
  const left = job.total === null ? null : Math.max(0, job.total - job.done) / perSecond
  return { perSecond, secondsLeft: left }
}

/** A duration in words, rounded to what matters: "40 sec.", "3 min". */
export function roughDuration(seconds: number, language: string): string {
  const [value, unit] = seconds < 55 ? [Math.max(5, roundUp(seconds, 5)), 'second'] : minutesOrHours(seconds)
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(value)
}

function minutesOrHours(seconds: number): [number, 'minute' | 'hour'] {
  return seconds < 90 * 60 ? [Math.round(seconds / 60), 'minute'] : [Math.round(seconds / 3600), 'hour']
}

function roundUp(value: number, step: number): number {
  return Math.ceil(value / step) * step
}
