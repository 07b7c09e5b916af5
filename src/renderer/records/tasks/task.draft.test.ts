import { expect, test } from 'vitest'
import type { TaskRow } from '#shared/tasks/task.schema.ts'
import { calendarInstant } from '#shared/values/calendar-day.ts'
import { presetOf, presetRule } from './repeat.presets.ts'
import { snoozeOffers } from './snooze.offers.ts'
import {
  blankDraft,
  changed,
  changedFields,
  draftOf,
  readDraft,
  reminderChoices,
  splitNews
} from './task.draft.ts'

function buildTask(part: Partial<TaskRow>): TaskRow {
  return {
    _id: 'a'.repeat(24),
    title: 'Call',
    description: null,
    assigned_to_email: 'sam@carmel.example',
    created_by_email: null,
    lead_id: null,
    contact_id: null,
    opportunity_id: null,
    due_date: null,
    due_has_time: false,
    priority: 'B',
    is_completed: false,
    completed_at: null,
    repeat_rule: null,
    reminder_date: null,
    created_at: null,
    updated_at: null,
    record: null,
    ...part
  }
}

const day = (text: string) => calendarInstant(text) as Date

test('a task that nobody edits changes nothing, whatever its stored time of day is', () => {
  for (const task of [
    buildTask({ due_date: new Date('2026-01-05T09:30:00Z') }),
    buildTask({ due_date: new Date(2026, 0, 5, 14, 30), due_has_time: true, reminder_date: new Date() }),
    buildTask({ priority: 'high', repeat_rule: 'FREQ=DAILY;COUNT=3', title: '' })
  ])
    expect(changedFields(draftOf(task), draftOf(task))).toEqual([])
})

test('a day is stored as its noon in UTC, a time as the local time', () => {
  const draft = blankDraft({ title: 'T', day: '2026-01-05' })
  expect(readDraft(draft, ['due_date', 'due_has_time'])).toEqual({
    ok: true,
    set: { due_date: day('2026-01-05'), due_has_time: false }
  })
  expect(readDraft({ ...draft, time: '14:30' }, ['due_date', 'due_has_time'])).toEqual({
    ok: true,
    set: { due_date: new Date(2026, 0, 5, 14, 30), due_has_time: true }
  })
})

test('reminders are told from the due date and follow it', () => {
  const base = blankDraft({ title: 'T', day: '2026-01-05', reminder: 'dayBefore' })
  expect(readDraft(base, ['reminder_date'])).toEqual({
    ok: true,
    set: { reminder_date: new Date(2026, 0, 4, 9, 0) }
  })
  const moved = changed(base, { day: '2026-02-05' })
  expect(changedFields(moved, base)).toEqual(['due_date', 'reminder_date'])
  const timed = changed(base, { time: '10:00' })
  expect(timed.reminder).toBe('atTime')
  expect(changed(timed, { day: null }).reminder).toBe('none')
  expect(reminderChoices({ day: null, time: '' })).toEqual(['none', 'custom'])
})

test('a stored reminder is shown as the choice that it is', () => {
  const due_date = new Date(2026, 0, 5, 10, 0)
  const timed = { due_date, due_has_time: true }
  expect(draftOf(buildTask({ ...timed, reminder_date: due_date })).reminder).toBe('atTime')
  expect(draftOf(buildTask({ ...timed, reminder_date: new Date(2026, 0, 5, 9, 0) })).reminder).toBe(
    'hourBefore'
  )
  const odd = draftOf(buildTask({ ...timed, reminder_date: new Date(2026, 0, 5, 8, 7) }))
  expect([odd.reminder, odd.reminderAt]).toEqual(['custom', '2026-01-05 08:07'])
  expect(readDraft(odd, ['reminder_date'])).toEqual({
    ok: true,
    set: { reminder_date: new Date(2026, 0, 5, 8, 7) }
  })
})

test.each([
  [{ title: '  ' }, { title: 'too_small' }],
  [
    { title: 'T', time: '10:00' },
    { time: 'required', day: 'required' }
  ],
  [{ title: 'T', day: '2026-01-05', time: '25:00' }, { time: 'bad_time' }],
  [{ title: 'T', repeat: 'FREQ=DAILY' }, { day: 'required' }],
  [{ title: 'T', reminder: 'custom' as const }, { reminderAt: 'required' }],
  [{ title: 'T', day: '1999-01-01' }, { day: 'bad_date' }],
  [{ title: 'x'.repeat(301) }, { title: 'too_long' }]
])('%j is refused at its field', (part, codes) => {
  const reading = readDraft(blankDraft(part), [
    'title',
    'due_date',
    'due_has_time',
    'repeat_rule',
    'reminder_date'
  ])
  expect(reading.ok).toBe(false)
  if (!reading.ok) expect(Object.keys(reading.codes).sort()).toEqual(Object.keys(codes).sort())
})

test('a monthly rule keeps to the day of the due date while that moves', () => {
  const draft = blankDraft({ day: '2026-01-31', repeat: presetRule('month', '2026-01-31', 'en') })
  expect(draft.repeat).toBe('FREQ=MONTHLY;BYMONTHDAY=31')
  expect(changed(draft, { day: '2026-02-15' }).repeat).toBe('FREQ=MONTHLY;BYMONTHDAY=15')
  const own = { ...draft, repeat: 'FREQ=MONTHLY;BYMONTHDAY=1' }
  expect(changed(own, { day: '2026-02-15' }).repeat).toBe('FREQ=MONTHLY;BYMONTHDAY=1')
})

test('stored rules are shown as the usual ones they are; working days differ between countries', () => {
  expect(presetOf('FREQ=WEEKLY', '2026-01-05', 'en')).toBe('week')
  expect(presetOf('FREQ=DAILY;UNTIL=20261231T235959Z', null, 'en')).toBe('day')
  expect(presetOf('FREQ=WEEKLY;BYDAY=SU,MO,TU,WE,TH', null, 'he')).toBe('workdays')
  expect(presetOf('FREQ=WEEKLY;BYDAY=SU,MO,TU,WE,TH', null, 'fr')).toBe('custom')
  expect(presetOf('FREQ=WEEKLY;INTERVAL=2', null, 'en')).toBe('custom')
  expect(presetOf('anything', null, 'en')).toBe('custom')
  expect(presetOf(null, null, 'en')).toBe('none')
})

test('reminding later is offered for times that are ahead', () => {
  const names = (now: Date) => snoozeOffers(now, 1).map(({ name }) => name)
  expect(names(new Date(2026, 0, 5, 10))).toEqual(['minutes', 'hour', 'evening', 'tomorrow', 'nextWeek'])
  expect(names(new Date(2026, 0, 5, 19))).toEqual(['minutes', 'hour', 'tomorrow', 'nextWeek'])
  const [, , , , nextWeek] = snoozeOffers(new Date(2026, 0, 5, 10), 1)
  expect(nextWeek?.until).toEqual(new Date(2026, 0, 12, 9))
  expect(snoozeOffers(new Date(2026, 0, 4, 10), 1).at(-1)?.until).toEqual(new Date(2026, 0, 5, 9))
})

test('a text that is no day is refused at its field, and decides on nothing else', () => {
  const base = blankDraft({
    title: 'T',
    day: '2026-03-15',
    reminder: 'morning',
    repeat: 'FREQ=MONTHLY;BYMONTHDAY=15'
  })
  const typed = changed(base, { day: '31 Feb' })
  expect(typed).toMatchObject({ repeat: base.repeat, reminder: 'none' })
  expect(readDraft(typed, ['due_date'])).toEqual({ ok: false, codes: { day: 'bad_date' } })
  expect(readDraft({ ...typed, time: '14:30' }, ['due_date'])).toEqual({
    ok: false,
    codes: { day: 'bad_date' }
  })
})

test('news replace what was not edited; of what both have changed the form tells', () => {
  const start = blankDraft({ title: 'Call', description: 'About Haifa', priority: 'B' })
  const draft = { ...start, title: 'Call Tal', description: 'About Paris', time: '10:00' }
  const now = { ...start, title: 'Call Dana', priority: 'A' as const, time: '10:00' }
  expect(splitNews({ draft, start, now })).toEqual({
    edited: { title: 'Call Tal', description: 'About Paris', time: '10:00' },
    overtaken: { title: 'Call Dana' }
  })
})
