import { expect, test } from 'vitest'
import type { Job } from '#shared/jobs/job.contract.ts'
import { withJob } from './jobs.ts'

function job(id: string, done: number): Job {
  return {
    id,
    kind: 'import-dump',
    state: 'running',
    done,
    total: 10,
    step: null,
    startedAt: new Date(0),
    endedAt: null,
    error: null,
    result: null,
    undoable: false
  }
}

test('puts the news of a job in its place', () => {
  const jobs = withJob([job('b', 1), job('a', 1)], job('a', 7))
  expect(jobs.map(({ id, done }) => [id, done])).toEqual([
    ['b', 1],
    ['a', 7]
  ])
})

test('puts a new job in front', () => {
  expect(withJob([job('a', 1)], job('b', 0)).map(({ id }) => id)).toEqual(['b', 'a'])
})
