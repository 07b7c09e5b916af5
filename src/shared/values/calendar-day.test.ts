import { expect, test } from 'vitest'
import { calendarDay, calendarInstant, daysFrom } from './calendar-day.ts'

test('a day that is stored comes back as the same day', () => {
  for (const day of ['2026-01-01', '2026-03-27', '2026-10-25', '2028-02-29', '2026-12-31']) {
    const instant = calendarInstant(day)
    expect(instant && calendarDay(instant)).toBe(day)
  }
})

test('text that is no day of the calendar is refused', () => {
  for (const text of ['', '2026-02-30', '2026-13-01', '26-1-1', 'tomorrow', '2026-01-01T10:00']) {
    expect(calendarInstant(text)).toBeNull()
  }
})

test('days are counted by the calendar, not by 24 hours', () => {
  const evening = new Date(2026, 4, 10, 23, 50)
  expect(daysFrom(evening, new Date(2026, 4, 11, 0, 5))).toBe(1)
  expect(daysFrom(evening, new Date(2026, 4, 10, 0, 5))).toBe(0)
  expect(daysFrom(evening, new Date(2026, 4, 8, 23, 59))).toBe(-2)
})

test('a night in which the clocks change counts as one day', () => {
  expect(daysFrom(new Date(2026, 2, 1), new Date(2026, 3, 1))).toBe(31)
  expect(daysFrom(new Date(2026, 9, 1), new Date(2026, 10, 1))).toBe(31)
})
