import { expect, test } from 'vitest'
import { relativeDay, relativeMoment } from './relative-date.ts'

const now = new Date(2026, 4, 20, 15, 30)

test('a moment is told in the largest unit that still says something', () => {
  const cases: [Date, string][] = [
    [new Date(2026, 4, 20, 15, 29, 40), 'now'],
    [new Date(2026, 4, 20, 15, 18), '12 minutes ago'],
    [new Date(2026, 4, 20, 9, 0), '6 hours ago'],
    [new Date(2026, 4, 19, 9, 0), 'yesterday'],
    [new Date(2026, 4, 23, 9, 0), 'in 3 days'],
    [new Date(2026, 3, 20, 9, 0), '4 weeks ago'],
    [new Date(2025, 11, 20), '4 months ago'],
    [new Date(2023, 4, 20), '3 years ago']
  ]
  for (const [moment, expected] of cases) expect(relativeMoment(moment, now, 'en')).toBe(expected)
})

test('late yesterday evening is hours ago in the small hours', () => {
  expect(relativeMoment(new Date(2026, 4, 19, 23, 0), new Date(2026, 4, 20, 1, 0), 'en')).toBe('2 hours ago')
})

test('a day has no time: tonight is today, just after midnight is tomorrow', () => {
  expect(relativeDay(new Date(2026, 4, 20, 23, 59), now, 'en')).toBe('today')
  expect(relativeDay(new Date(2026, 4, 21, 0, 1), now, 'en')).toBe('tomorrow')
  expect(relativeDay(new Date(2026, 4, 17), now, 'fr', true)).toMatch(/^il y a 3\sj$/)
})
