import { expect, test } from 'vitest'
import { AppError } from '#shared/ipc/result.ts'
import type { Job } from '#shared/jobs/job.contract.ts'
import { createJobs } from './jobs.ts'

const dana = { _id: 'dana', role: 'sales' as const }
const sam = { _id: 'sam', role: 'sales' as const }
const admin = { _id: 'admin', role: 'admin' as const }

function setUp() {
  const told: Job[] = []
  const logged: string[] = []
  const clock = { ms: Date.UTC(2026, 0, 5) }
  let ids = 0
  const jobs = createJobs({
    tell: (job) => told.push(job),
    now: () => new Date(clock.ms),
    newId: () => {
      ids += 1
      return `job-${ids}`
    },
    log: (_level, message) => logged.push(message)
  })
  return { jobs, told, logged, clock }
}

/** Lets what has been resolved go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve))

test('tells the start, the end and the result', async () => {
  const { jobs, told } = setUp()
  const job = jobs.start('import-dump', dana, async () => ({ documents: 3 }))
  expect(job).toMatchObject({ id: 'job-1', state: 'running', total: null, endedAt: null })
  await settle()
  expect(told.map((event) => event.state)).toEqual(['running', 'done'])
  expect(jobs.list(dana)).toMatchObject([{ state: 'done', result: { documents: 3 }, error: null }])
})

test('tells progress at most ten times a second, but every new step and the last state', async () => {
  const { jobs, told, clock } = setUp()
  jobs.start('import-dump', dana, async ({ progress }) => {
    progress({ total: 1000 })
    for (let done = 1; done <= 1000; done += 1) {
      clock.ms += 1
      progress({ done })
    }
    progress({ step: 'leads' })
    progress({ done: 1000 })
  })
  await settle()
  expect(told.map((event) => event.done)).toEqual([
    0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 1000, 1000
  ])
  expect(told.at(-2)).toMatchObject({ step: 'leads', state: 'running' })
  expect(told.at(-1)).toMatchObject({ step: 'leads', total: 1000, state: 'done' })
})

test('a cancelled job keeps what it did so far as its result', async () => {
  const { jobs } = setUp()
  const { id } = jobs.start('import-dump', dana, ({ signal }) => {
    const { promise, resolve } = Promise.withResolvers()
    signal.addEventListener('abort', () => resolve('half'))
    return promise
  })
  jobs.cancel(id, dana)
  await settle()
  expect(jobs.list(dana)).toMatchObject([{ state: 'cancelled', result: 'half' }])
})

test('a job that throws because it was stopped is cancelled, not failed', async () => {
  const { jobs } = setUp()
  const { id } = jobs.start('sample', dana, async ({ signal }) => {
    await settle()
    signal.throwIfAborted()
  })
  jobs.cancel(id, dana)
  await settle()
  await settle()
  expect(jobs.list(dana)).toMatchObject([{ state: 'cancelled', error: null }])
})

test('an expected failure keeps its code, a bug is logged and hidden behind its id', async () => {
  const { jobs, logged } = setUp()
  jobs.start('import-dump', dana, async () => {
    throw new AppError('not_found', 'No folder', { folder: 'x' })
  })
  jobs.start('import-dump', dana, async () => {
    throw new TypeError('secret inside')
  })
  await settle()
  const [bug, expected] = jobs.list(dana)
  expect(expected).toMatchObject({ state: 'failed', error: { code: 'not_found', details: { folder: 'x' } } })
  expect(bug).toMatchObject({ state: 'failed', error: { code: 'internal', details: { logId: 'job-2' } } })
  expect(JSON.stringify(bug)).not.toContain('secret')
  expect(logged).toEqual(['A job failed unexpectedly'])
})

test('cancelling an unknown job is refused, a finished one stays as it is', async () => {
  const { jobs } = setUp()
  expect(() => jobs.cancel('nobody', dana)).toThrow(expect.objectContaining({ code: 'not_found' }))
  const { id } = jobs.start('sample', dana, async () => 'whole')
  await settle()
  jobs.cancel(id, dana)
  expect(jobs.list(dana)).toMatchObject([{ state: 'done', result: 'whole' }])
})

test('stopAll waits until nothing runs any more', async () => {
  const { jobs } = setUp()
  jobs.start('import-dump', dana, async ({ signal }) => {
    while (!signal.aborted) await settle()
    await settle()
  })
  await jobs.stopAll()
  expect(jobs.list(dana)).toMatchObject([{ state: 'cancelled' }])
})

test('forgets all but the last twenty finished jobs', async () => {
  const { jobs } = setUp()
  for (let count = 0; count < 25; count += 1) {
    jobs.start('sample', dana, async () => count)
    await settle()
  }
  expect(jobs.list(dana).map((job) => job.result)).toEqual(
    Array.from({ length: 20 }, (_, index) => 24 - index)
  )
})

test('a job is known to who started it and to administrators, and to nobody else', async () => {
  const { jobs } = setUp()
  const { id } = jobs.start('bulk-change', dana, async ({ signal }) => {
    while (!signal.aborted) await settle()
  })
  expect(jobs.list(admin)).toHaveLength(1)
  expect(jobs.list(sam)).toEqual([])
  expect(() => jobs.cancel(id, sam)).toThrow(expect.objectContaining({ code: 'not_found' }))
  jobs.cancel(id, dana)
  await settle()
  expect(jobs.list(dana)).toMatchObject([{ state: 'cancelled' }])
})

test('what a job did is taken back once, as a job, and only by who did it', async () => {
  const { jobs, told } = setUp()
  const { id } = jobs.start('bulk-change', dana, async ({ offerUndo }) => {
    offerUndo(async () => 'taken back')
  })
  await settle()
  expect(jobs.list(dana)).toMatchObject([{ undoable: true }])
  expect(() => jobs.undo(id, admin)).toThrow(expect.objectContaining({ code: 'not_allowed_now' }))
  expect(() => jobs.undo(id, sam)).toThrow(expect.objectContaining({ code: 'not_found' }))
  expect(jobs.undo(id, dana)).toMatchObject({ kind: 'undo', state: 'running' })
  await settle()
  expect(told.at(-1)).toMatchObject({ kind: 'undo', result: 'taken back', undoable: false })
  expect(() => jobs.undo(id, dana)).toThrow(expect.objectContaining({ code: 'not_allowed_now' }))
})

test('a job that stopped half-way can be taken back as well', async () => {
  const { jobs } = setUp()
  const { id } = jobs.start('bulk-change', dana, async ({ offerUndo }) => {
    offerUndo(async () => null)
    throw new AppError('offline', 'gone')
  })
  await settle()
  expect(jobs.list(dana)).toMatchObject([{ id, state: 'failed', undoable: true }])
})

test('only the latest jobs keep their way back', async () => {
  const { jobs } = setUp()
  for (let count = 0; count < 5; count += 1) {
    jobs.start('bulk-change', dana, async ({ offerUndo }) => offerUndo(async () => null))
    await settle()
  }
  expect(jobs.list(dana).map(({ undoable }) => undoable)).toEqual([true, true, true, false, false])
})
