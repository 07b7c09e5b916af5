import { expect, test } from 'vitest'
import { calendarDay, calendarInstant } from '../values/calendar-day.ts'
import { formatRepeat, nextDue, parseRepeat } from './repeat.ts'

const monday = new Date(2026, 0, 5, 9)

/** The days on which a rule comes due, one after the other, when each is done on its day. */
function days(rule: string, from: string, count: number): (string | null)[] {
  const found: (string | null)[] = []
  let due = calendarInstant(from)
  while (due && found.length < count) {
    due = nextDue(rule, { due, hasTime: false, now: due })
    found.push(due && calendarDay(due))
  }
  return found
}

test.each([
  ['FREQ=DAILY', '2026-01-30', ['2026-01-31', '2026-02-01']],
  ['FREQ=DAILY;INTERVAL=3', '2026-02-26', ['2026-03-01', '2026-03-04']],
  ['FREQ=WEEKLY', '2026-01-05', ['2026-01-12', '2026-01-19']],
  ['FREQ=WEEKLY;INTERVAL=2', '2025-12-29', ['2026-01-12', '2026-01-26']],
  ['FREQ=WEEKLY;BYDAY=SU,MO,TU,WE,TH', '2026-01-07', ['2026-01-08', '2026-01-11', '2026-01-12']],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE', '2026-01-05', ['2026-01-07', '2026-01-19', '2026-01-21']],
  ['FREQ=MONTHLY;BYMONTHDAY=31', '2026-01-31', ['2026-02-28', '2026-03-31', '2026-04-30']],
  ['FREQ=MONTHLY;INTERVAL=3', '2026-11-15', ['2027-02-15', '2027-05-15']],
  ['FREQ=YEARLY;BYMONTHDAY=29', '2024-02-29', ['2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29']]
])('%s from %s', (rule, from, expected) => {
  expect(days(rule, from, expected.length)).toEqual(expected)
})

test('what was left lying comes once, today or later', () => {
  const due = calendarInstant('2025-11-03') as Date
  const next = (rule: string) => nextDue(rule, { due, hasTime: false, now: monday })
  expect(next('FREQ=DAILY')).toEqual(calendarInstant('2026-01-05'))
  expect(next('FREQ=WEEKLY')).toEqual(calendarInstant('2026-01-05'))
  expect(next('FREQ=WEEKLY;INTERVAL=2')).toEqual(calendarInstant('2026-01-12'))
  expect(next('FREQ=MONTHLY')).toEqual(calendarInstant('2026-02-03'))
  expect(nextDue('FREQ=DAILY', { due: new Date(2000, 0, 1), hasTime: false, now: monday })).not.toBeNull()
})

test('done before its day, it comes after its day', () => {
  const due = calendarInstant('2026-01-09') as Date
  expect(nextDue('FREQ=DAILY', { due, hasTime: false, now: monday })).toEqual(calendarInstant('2026-01-10'))
})

test('a time of day stays the same on the clock of this place, also where the clocks change', () => {
  let due = new Date(2026, 2, 1, 8, 30)
  for (let week = 0; week < 60; week++) {
    due = nextDue('FREQ=WEEKLY', { due, hasTime: true, now: due }) as Date
    expect([due.getHours(), due.getMinutes(), due.getDay()]).toEqual([8, 30, 0])
  }
})

test('a series ends on its last day', () => {
  expect(days('FREQ=WEEKLY;UNTIL=20260112T235959Z', '2026-01-05', 3)).toEqual(['2026-01-12', null])
})

test.each([
  null,
  '',
  'weekly',
  'FREQ=HOURLY',
  'FREQ=DAILY;INTERVAL=0',
  'FREQ=DAILY;INTERVAL=1000',
  'FREQ=DAILY;COUNT=3',
  'FREQ=MONTHLY;BYDAY=1MO',
  'FREQ=WEEKLY;BYDAY=XX',
  'FREQ=MONTHLY;BYMONTHDAY=32',
  'FREQ=DAILY;UNTIL=20260231'
])('%s is no rule that is followed', (rule) => {
  expect(parseRepeat(rule)).toBeNull()
  expect(nextDue(rule, { due: monday, hasTime: false, now: monday })).toBeNull()
})

test('a rule reads as it is written', () => {
  const rules = [
    'FREQ=DAILY',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TH;UNTIL=20261231T235959Z',
    'FREQ=MONTHLY;BYMONTHDAY=31'
  ]
  for (const rule of rules) {
    const repeat = parseRepeat(rule)
    expect(repeat && formatRepeat(repeat)).toBe(rule)
  }
  expect(parseRepeat('RRULE:freq=weekly;byday=mo')).toMatchObject({ unit: 'week', weekdays: [1] })
})
