import { expect, test } from 'vitest'
import { countPlaywright, countVitest, sum } from './runners.ts'

test('adds up all runners', () => {
  const counts = { passed: 2, failed: 1, skipped: 3 }
  expect(sum([counts, counts])).toEqual({ passed: 4, failed: 2, skipped: 6 })
})

test('a test file that does not load is a failure', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 0,
    numPendingTests: 1,
    numTodoTests: 0,
    testResults: [
      { status: 'passed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [] }
    ]
  }
  expect(countVitest(report)).toEqual({ passed: 5, failed: 1, skipped: 1 })
})

test('an end-to-end spec that does not load is a failure', () => {
  const stats = { expected: 3, unexpected: 1, flaky: 0, skipped: 2 }
  expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 3, failed: 2, skipped: 2 })
})
