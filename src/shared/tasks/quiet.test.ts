import { expect, test } from 'vitest'
import { defaultReminderSettings, isQuiet, type ReminderSettings, reminderSettingsSchema } from './quiet.ts'

const jerusalem: ReminderSettings = { ...defaultReminderSettings, timeZone: 'Asia/Jerusalem' }
/** Jerusalem is two hours ahead of UTC in winter, three in summer. */
const quietAt = (utc: string, more: Partial<ReminderSettings> = {}) =>
  isQuiet(new Date(utc), { ...jerusalem, ...more })

test('quiet hours go over midnight, on the clock of the person’s zone, in winter and in summer', () => {
  expect(quietAt('2026-01-05T19:59:00Z')).toBe(false)
  expect(quietAt('2026-01-05T20:00:00Z')).toBe(true)
  expect(quietAt('2026-01-06T04:59:00Z')).toBe(true)
  expect(quietAt('2026-01-06T05:00:00Z')).toBe(false)
  expect(quietAt('2026-07-06T18:59:00Z')).toBe(false)
  expect(quietAt('2026-07-06T19:00:00Z')).toBe(true)
})

test('quiet hours within a day, none, and hours that say nothing', () => {
  const noon = { quiet: { from: '12:00', to: '14:00' } }
  expect(quietAt('2026-01-05T10:30:00Z', noon)).toBe(true)
  expect(quietAt('2026-01-05T12:00:00Z', noon)).toBe(false)
  expect(quietAt('2026-01-05T22:00:00Z', { quiet: null })).toBe(false)
  expect(quietAt('2026-01-05T22:00:00Z', { quiet: { from: '08:00', to: '08:00' } })).toBe(false)
})

test('a quiet day is quiet from its midnight to the next', () => {
  const saturday = { quiet: null, quietDays: [6] }
  expect(quietAt('2026-01-09T21:59:00Z', saturday)).toBe(false)
  expect(quietAt('2026-01-09T22:00:00Z', saturday)).toBe(true)
  expect(quietAt('2026-01-10T21:59:00Z', saturday)).toBe(true)
  expect(quietAt('2026-01-10T22:00:00Z', saturday)).toBe(false)
})

test.each([
  { quiet: { from: '24:00', to: '08:00' } },
  { quiet: { from: '8:00', to: '09:00' } },
  { quietDays: [7] },
  { timeZone: 'Middle/Earth' }
])('%j is refused', (wrong) => {
  expect(reminderSettingsSchema.safeParse({ ...jerusalem, ...wrong }).success).toBe(false)
})
