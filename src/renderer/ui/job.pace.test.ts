import { expect, test } from 'vitest'
import { jobPace, roughDuration } from './job.pace.ts'

const startedAt = new Date('2026-03-01T10:00:00Z')
const after = (seconds: number) => new Date(startedAt.getTime() + seconds * 1000)

test('tells rate and time left from what is done', () => {
  const pace = jobPace({ done: 200, total: 1000, startedAt }, after(10))
  expect(pace).toEqual({ perSecond: 20, secondsLeft: 40 })
})

test('tells no time left while the total is unknown', () => {
  expect(jobPace({ done: 200, total: null, startedAt }, after(10)).secondsLeft).toBeNull()
})

test('keeps quiet in the first second and before the first item', () => {
  expect(jobPace({ done: 200, total: 1000, startedAt }, after(0.5)).perSecond).toBeNull()
  expect(jobPace({ done: 0, total: 1000, startedAt }, after(5)).secondsLeft).toBeNull()
})

test('never tells a negative time', () => {
  expect(jobPace({ done: 1001, total: 1000, startedAt }, after(10)).secondsLeft).toBe(0)
})

test('rounds a duration to what matters', () => {
  expect(roughDuration(38, 'en')).toBe('40 sec')
  expect(roughDuration(1, 'en')).toBe('5 sec')
  expect(roughDuration(170, 'en')).toBe('3 min')
  expect(roughDuration(7300, 'en')).toBe('2 hr')
})
