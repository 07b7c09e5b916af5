import { AppError } from '#shared/ipc/result.ts'
import type { Job } from '#shared/jobs/job.contract.ts'
import type { Publish } from '../ipc/events.ts'
import type { Log } from '../log.ts'
import { toAppError } from '../mongo/errors.ts'

/** What a job tells while it runs: any of the three; the rest stays as it was. */
export type JobProgress = Partial<Pick<Job, 'done' | 'total' | 'step'>>

/**
 * The work itself. It should stop soon after `signal` aborts; what it answers (also then) becomes the job's
 * `result`. Throwing fails the job.
 */
export type JobRun = (job: {
  progress: (change: JobProgress) => void
  signal: AbortSignal
}) => Promise<unknown>

export type Jobs = {
  /** Starts at once and answers the job as it stands; `job.changed` events tell the rest. */
  start: (kind: Job['kind'], run: JobRun) => Job
  /** Running jobs and the latest finished ones, newest first. */
  list: () => Job[]
  /** Asks a job to stop; a finished one stays as it is. Throws `not_found`. */
  cancel: (id: string) => void
  /** Stops everything and waits until nothing runs any more: before the database is closed. */
  stopAll: () => Promise<void>
}

const keepFinished = 20
/** About ten events a second: enough for a smooth bar, little enough for the window. */
const eventEveryMs = 100

type Entry = { job: Job; stop: AbortController; ended: Promise<void>; toldAt: number }

/** The one place where long work runs: id, progress events, cancel, result. */
export function createJobs(deps: { publish: Publish; now: () => Date; newId: () => string; log: Log }): Jobs {
  const entries = new Map<string, Entry>()

  const tell = (entry: Entry) => {
    entry.toldAt = deps.now().getTime()
    deps.publish('job.changed', { ...entry.job })
  }

  const progress = (entry: Entry, change: JobProgress) => {
    const newStep = change.step !== undefined && change.step !== entry.job.step
    Object.assign(entry.job, change)
    if (newStep || deps.now().getTime() - entry.toldAt >= eventEveryMs) tell(entry)
  }

  const end = (entry: Entry, outcome: Pick<Job, 'state' | 'error' | 'result'>) => {
    Object.assign(entry.job, outcome, { endedAt: deps.now() })
    tell(entry)
    forgetOld(entries)
  }

  const execute = async (entry: Entry, run: JobRun) => {
    const signal = entry.stop.signal
    try {
      const result = await run({ progress: (change) => progress(entry, change), signal })
      end(entry, { state: signal.aborted ? 'cancelled' : 'done', error: null, result: result ?? null })
    } catch (error) {
      if (signal.aborted) return end(entry, { state: 'cancelled', error: null, result: null })
      end(entry, { state: 'failed', error: toJobError(error, entry.job, deps.log), result: null })
    }
  }

  return {
    start: (kind, run) => {
      const job = newJob(deps.newId(), kind, deps.now())
      const entry: Entry = { job, stop: new AbortController(), ended: Promise.resolve(), toldAt: 0 }
      entries.set(job.id, entry)
      tell(entry)
      entry.ended = execute(entry, run)
      return { ...job }
    },
    list: () => [...entries.values()].reverse().map(({ job }) => ({ ...job })),
    cancel: (id) => {
      const entry = entries.get(id)
      if (!entry) throw new AppError('not_found', 'No such job', { id })
      entry.stop.abort()
    },
    stopAll: async () => {
      for (const { stop } of entries.values()) stop.abort()
      await Promise.all([...entries.values()].map(({ ended }) => ended))
    }
  }
}

function newJob(id: string, kind: Job['kind'], startedAt: Date): Job {
  return {
    id,
    kind,
    state: 'running',
    done: 0,
    total: null,
    step: null,
    startedAt,
    endedAt: null,
    error: null,
    result: null
  }
}

function toJobError(error: unknown, job: Job, log: Log): Job['error'] {
  const known = toAppError(error)
  if (known) return { code: known.code, message: known.message, details: known.details }
  log('error', 'A job failed unexpectedly', {
    kind: job.kind,
    logId: job.id,
    error: error instanceof Error ? (error.stack ?? error.message) : String(error)
  })
  return { code: 'internal', message: 'Something went wrong', details: { logId: job.id } }
}

function forgetOld(entries: Map<string, Entry>): void {
  const finished = [...entries.values()].filter(({ job }) => job.state !== 'running')
  for (const { job } of finished.slice(0, -keepFinished)) entries.delete(job.id)
}
