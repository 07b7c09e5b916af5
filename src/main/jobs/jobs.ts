import { AppError } from '#shared/ipc/result.ts'
import type { Job } from '#shared/jobs/job.contract.ts'
import type { Log } from '../log.ts'
import { toAppError } from '../mongo/errors.ts'
import type { SignedInUser } from '../session/signed-in-user.ts'

/** What a job tells while it runs: any of the three; the rest stays as it was. */
export type JobProgress = Partial<Pick<Job, 'done' | 'total' | 'step'>>

/**
 * The work itself. It should stop soon after `signal` aborts; what it answers (also then) becomes the job's
 * `result`. Throwing fails the job.
 */
export type JobRun = (job: JobHandle) => Promise<unknown>

export type JobHandle = {
  progress: (change: JobProgress) => void
  signal: AbortSignal
  /** What would take back everything that the job did; it is kept as long as the job is among the last few. */
  offerUndo: (undo: JobRun) => void
}

export type Jobs = {
  /** Starts at once and answers the job as it stands; `job.changed` events tell the rest. */
  start: (kind: Job['kind'], by: JobUser, run: JobRun) => Job
  /** Running jobs and the latest finished ones that `user` may know of, newest first. */
  list: (user: JobUser) => Job[]
  /** Asks a job to stop; a finished one stays as it is. Throws `not_found`. */
  cancel: (id: string, user: JobUser) => void
  /** Takes back what one's own job did. Throws `not_found`, `not_allowed_now`. */
  undo: (id: string, user: JobUser) => Job
  /** Stops everything and waits until nothing runs any more: before the database is closed. */
  stopAll: () => Promise<void>
}

/** Who starts a job, or asks about one. */
export type JobUser = Pick<SignedInUser, '_id' | 'role'>

const keepFinished = 20
/** What an undo needs is held in memory: only the latest jobs keep theirs. */
const keepUndos = 3
/** About ten events a second: enough for a smooth bar, little enough for the window. */
const eventEveryMs = 100

type Entry = {
  job: Job
  by: JobUser
  stop: AbortController
  ended: Promise<void>
  toldAt: number
  undo: JobRun | null
}

/** Tells the windows about a job that `by` started. */
export type TellJob = (job: Job, by: JobUser) => void

/** The one place where long work runs: id, progress events, cancel, undo, result. */
export function createJobs(deps: { tell: TellJob; now: () => Date; newId: () => string; log: Log }): Jobs {
  const entries = new Map<string, Entry>()

  const tell = (entry: Entry) => {
    entry.toldAt = deps.now().getTime()
    deps.tell({ ...entry.job }, entry.by)
  }

  const progress = (entry: Entry, change: JobProgress) => {
    const newStep = change.step !== undefined && change.step !== entry.job.step
    Object.assign(entry.job, change)
    if (newStep || deps.now().getTime() - entry.toldAt >= eventEveryMs) tell(entry)
  }

  const end = (entry: Entry, outcome: Pick<Job, 'state' | 'error' | 'result'>) => {
    Object.assign(entry.job, outcome, { endedAt: deps.now(), undoable: entry.undo !== null })
    tell(entry)
    for (const forgotten of oldUndos(entries)) {
      forgotten.undo = null
      forgotten.job.undoable = false
      tell(forgotten)
    }
    forgetOld(entries)
  }

  const execute = async (entry: Entry, run: JobRun) => {
    const signal = entry.stop.signal
    const handle: JobHandle = {
      progress: (change) => progress(entry, change),
      signal,
      offerUndo: (undo) => {
        entry.undo = undo
      }
    }
    try {
      const result = await run(handle)
      end(entry, { state: signal.aborted ? 'cancelled' : 'done', error: null, result: result ?? null })
    } catch (error) {
      if (signal.aborted) return end(entry, { state: 'cancelled', error: null, result: null })
      end(entry, { state: 'failed', error: toJobError(error, entry.job, deps.log), result: null })
    }
  }

  const find = (id: string, user: JobUser): Entry => {
    const entry = entries.get(id)
    if (!entry || !mayKnow(user, entry.by)) throw new AppError('not_found', 'No such job', { id })
    return entry
  }

  const start: Jobs['start'] = (kind, by, run) => {
    const job = newJob(deps.newId(), kind, deps.now())
    const stop = new AbortController()
    const entry: Entry = { job, by, stop, ended: Promise.resolve(), toldAt: 0, undo: null }
    entries.set(job.id, entry)
    tell(entry)
    entry.ended = execute(entry, run)
    return { ...job }
  }

  return {
    start,
    list: (user) =>
      [...entries.values()]
        .reverse()
        .filter(({ by }) => mayKnow(user, by))
        .map(({ job }) => ({ ...job })),
    cancel: (id, user) => find(id, user).stop.abort(),
    undo: (id, user) => {
      const entry = find(id, user)
      const { undo } = entry
      if (!undo || entry.by._id !== user._id)
        throw new AppError('not_allowed_now', 'Nothing to take back', { id })
      entry.undo = null
      entry.job.undoable = false
      tell(entry)
      return start('undo', user, undo)
    },
    stopAll: async () => {
      for (const { stop } of entries.values()) stop.abort()
      await Promise.all([...entries.values()].map(({ ended }) => ended))
    }
  }
}

/** Administrators know of everybody's long work, others of their own. */
export function mayKnow(user: JobUser, by: JobUser): boolean {
  return user.role === 'admin' || user._id === by._id
}

function oldUndos(entries: Map<string, Entry>): Entry[] {
  return [...entries.values()].filter(({ job, undo }) => job.undoable && undo).slice(0, -keepUndos)
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
    result: null,
    undoable: false
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
