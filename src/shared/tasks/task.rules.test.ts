import { expect, test } from 'vitest'
import { calendarInstant } from '../values/calendar-day.ts'
import { reminderAt, reminderOffset } from './reminder.ts'
import { sectionOf } from './task.rules.ts'
import { readTask } from './task.schema.ts'

const now = new Date(2026, 0, 5, 15, 0)
const section = (due_date: Date | null, more = {}) =>
  sectionOf({ due_date, due_has_time: false, is_completed: false, ...more }, now)

test('a day is overdue once it has passed, a time once it has', () => {
  expect(section(calendarInstant('2026-01-04'))).toBe('overdue')
  expect(section(calendarInstant('2026-01-05'))).toBe('today')
  expect(section(new Date(2026, 0, 5, 9, 30))).toBe('today')
  expect(section(new Date(2026, 0, 5, 14, 59), { due_has_time: true })).toBe('overdue')
  expect(section(new Date(2026, 0, 5, 15, 1), { due_has_time: true })).toBe('today')
})

test('the next days are seven, and then it is later', () => {
  expect(section(new Date(2026, 0, 6))).toBe('week')
  expect(section(new Date(2026, 0, 12, 23, 59, 59, 999))).toBe('week')
  expect(section(new Date(2026, 0, 13))).toBe('later')
  expect(section(null)).toBe('undated')
  expect(section(new Date(2020, 0, 1), { is_completed: true })).toBe('completed')
})

test.each([
  [{ is_completed: true }, true],
  [{ is_completed: false }, false],
  [{ is_completed: 'true' }, true],
  [{}, false],
  [{ status: 'completed' }, true],
  [{ status: 'Cancelled' }, true],
  [{ status: 'in_progress' }, false],
  // The later back end wrote only the status.
  [{ status: 'completed', is_completed: false }, true],
  [{ status: 'pending', is_completed: true }, false],
  [{ status: '', is_completed: true }, true],
  [{ status: null, is_completed: 1 }, true]
])('%j is completed: %s', (document, expected) => {
  expect(readTask(document).is_completed).toBe(expected)
})

test('a task of either back end is read, whatever is stored', () => {
  expect(
    readTask({ assigned_to: 'a@x.example', created_by: 'b@x.example', due_date: '2026-01-05T09:30:00' })
  ).toMatchObject({
    title: '',
    assigned_to_email: 'a@x.example',
    created_by_email: 'b@x.example',
    due_date: new Date('2026-01-05T09:30:00Z')
  })
  expect(readTask({ title: 7, due_date: 'soon', priority: {}, lead_id: [] })).toMatchObject({
    title: '7',
    due_date: null,
    priority: '{}'
  })
})

test('a reminder keeps its distance: to the time, or to the clock on the day', () => {
  const day = { due: calendarInstant('2026-03-20') as Date, hasTime: false }
  const eve = new Date(2026, 2, 19, 9, 0)
  expect(reminderOffset(eve, day)).toBe(9 * 60 - 24 * 60)
  const later = { due: calendarInstant('2026-04-20') as Date, hasTime: false }
  expect(reminderAt(reminderOffset(eve, day), later)).toEqual(new Date(2026, 3, 19, 9, 0))
  const timed = { due: new Date(2026, 2, 20, 10, 30), hasTime: true }
  expect(reminderOffset(new Date(2026, 2, 20, 9, 30), timed)).toBe(-60)
  expect(reminderAt(-60, { due: new Date(2026, 5, 1, 8, 0), hasTime: true })).toEqual(
    new Date(2026, 5, 1, 7, 0)
  )
})
