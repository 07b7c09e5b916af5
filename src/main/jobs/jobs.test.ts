import { expect, test } from 'vitest'
import { AppError } from '#shared/ipc/result.ts'
import type { Job } from '#shared/jobs/job.contract.ts'
import { createJobs } from './jobs.ts'

function setUp() {
  const told: Job[] = []
  const logged: string[] = []
  const clock = { ms: Date.UTC(2026, 0, 5) }
  let ids = 0
  const jobs = createJobs({
    publish: (_name, payload) => told.push(payload as Job),
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
  const job = jobs.start('import-dump', async () => ({ documents: 3 }))
  expect(job).toMatchObject({ id: 'job-1', state: 'running', total: null, endedAt: null })
  await settle()
  expect(told.map((event) => event.state)).toEqual(['running', 'done'])
  expect(jobs.list()).toMatchObject([{ state: 'done', result: { documents: 3 }, error: null }])
})

test('tells progress at most ten times a second, but every new step and the last state', async () => {
  const { jobs, told, clock } = setUp()
  jobs.start('import-dump', async ({ progress }) => {
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
  const { id } = jobs.start('import-dump', ({ signal }) => {
    const { promise, resolve } = Promise.withResolvers()
    signal.addEventListener('abort', () => resolve('half'))
    return promise
  })
  jobs.cancel(id)
  await settle()
  expect(jobs.list()).toMatchObject([{ state: 'cancelled', result: 'half' }])
})

test('a job that throws because it was stopped is cancelled, not failed', async () => {
  const { jobs } = setUp()
  const { id } = jobs.start('sample', async ({ signal }) => {
    await settle()
    signal.throwIfAborted()
  })
  jobs.cancel(id)
  await settle()
  await settle()
  expect(jobs.list()).toMatchObject([{ state: 'cancelled', error: null }])
})

test('an expected failure keeps its code, a bug is logged and hidden behind its id', async () => {
  const { jobs, logged } = setUp()
  jobs.start('import-dump', async () => {
    throw new AppError('not_found', 'No folder', { folder: 'x' })
  })
  jobs.start('import-dump', async () => {
    throw new TypeError('secret inside')
  })
  await settle()
  const [bug, expected] = jobs.list()
  expect(expected).toMatchObject({ state: 'failed', error: { code: 'not_found', details: { folder: 'x' } } })
  expect(bug).toMatchObject({ state: 'failed', error: { code: 'internal', details: { logId: 'job-2' } } })
  expect(JSON.stringify(bug)).not.toContain('secret')
  expect(logged).toEqual(['A job failed unexpectedly'])
})

test('cancelling an unknown job is refused, a finished one stays as it is', async () => {
  const { jobs } = setUp()
  expect(() => jobs.cancel('nobody')).toThrow(expect.objectContaining({ code: 'not_found' }))
  const { id } = jobs.start('sample', async () => 'whole')
  await settle()
  jobs.cancel(id)
  expect(jobs.list()).toMatchObject([{ state: 'done', result: 'whole' }])
})

test('stopAll waits until nothing runs any more', async () => {
  const { jobs } = setUp()
  jobs.start('import-dump', async ({ signal }) => {
    while (!signal.aborted) await settle()
    await settle()
  })
  await jobs.stopAll()
  expect(jobs.list()).toMatchObject([{ state: 'cancelled' }])
})

test('forgets all but the last twenty finished jobs', async () => {
  const { jobs } = setUp()
  for (let count = 0; count < 25; count += 1) {
    jobs.start('sample', async () => count)
    await settle()
  }
  expect(jobs.list().map((job) => job.result)).toEqual(Array.from({ length: 20 }, (_, index) => 24 - index))
})
