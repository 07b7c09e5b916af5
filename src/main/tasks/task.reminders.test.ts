import type { Document } from 'mongodb'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { defaultReminderSettings, type ReminderSettings } from '#shared/tasks/quiet.ts'
import { person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'
import type { SignedInUser } from '../session/signed-in-user.ts'
import { notifyReminders } from './task.notifications.ts'
import { createReminders, type DueReminder, type Reminders, reminderPath } from './task.reminders.ts'

const sam = person('Sam', 'sales', { email: 'sam@carmel.example' })
const ada = person('Ada', 'admin', { email: 'ada@carmel.example' })

let services: TestServices
const running: Reminders[] = []
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(async () => {
  await services.reset([sam, ada])
  services.clock.now = new Date('2026-01-05T10:00:00Z')
})
afterEach(() => {
  for (const reminders of running.splice(0)) reminders.stop()
})

/** One laptop, and what it has shown. */
function laptop(user: SignedInUser | null = sam, settings: Partial<ReminderSettings> = {}) {
  const shown: DueReminder[][] = []
  const reminders = createReminders({
    ctx: () => user && services.ctx(user),
    settings: () => ({ ...defaultReminderSettings, timeZone: 'UTC', ...settings }),
    show: (due) => shown.push(due)
  })
  running.push(reminders)
  return { ...reminders, shown, titles: () => shown.flat().map(({ title }) => title) }
}

const insert = (...tasks: Document[]) =>
  services.db
    .collection('tasks')
    .insertMany(
      tasks.map((task) => ({ assigned_to_email: 'Sam@carmel.example', is_completed: false, ...task }))
    )
const at = (time: string) => new Date(`2026-01-05T${time}:00Z`)

test('what is due is shown once, also when the program starts again', async () => {
  await insert(
    { title: 'due', reminder_date: at('09:59') },
    { title: 'now', reminder_date: at('10:00') },
    { title: 'later', reminder_date: at('10:01') }
  )
  const first = laptop()
  await first.check()
  expect(first.titles()).toEqual(['due', 'now'])
  await first.check()
  const restarted = laptop()
  await restarted.check()
  expect([...first.titles(), ...restarted.titles()]).toEqual(['due', 'now'])
  expect(await services.db.collection('tasks').findOne({ title: 'due' })).toMatchObject({
    reminded_at: at('09:59')
  })
})

test('two laptops at once show each reminder on one of them', async () => {
  await insert(...Array.from({ length: 40 }, (_, i) => ({ title: `t${i}`, reminder_date: at('09:00') })))
  const laptops = [laptop(), laptop(), laptop()]
  await Promise.all(laptops.map(({ check }) => check()))
  const titles = laptops.flatMap(({ titles: of }) => of())
  expect(titles).toHaveLength(40)
  expect(new Set(titles).size).toBe(40)
})

test('what came due while the computer slept is shown when it is back', async () => {
  await insert({ title: 'in the night', reminder_date: at('13:00') })
  const own = laptop()
  await own.check()
  expect(own.titles()).toEqual([])
  services.clock.now = at('20:00')
  await own.check()
  expect(own.titles()).toEqual(['in the night'])
})

test('quiet hours and days hold reminders back, and lose none', async () => {
  await insert({ title: 'late', reminder_date: at('21:30') })
  services.clock.now = at('23:00')
  const quietNight = laptop(sam, { quiet: { from: '21:00', to: '07:00' } })
  const quietDay = laptop(sam, { quiet: null, quietDays: [1, 2] })
  await quietNight.check()
  await quietDay.check()
  expect([...quietNight.titles(), ...quietDay.titles()]).toEqual([])
  services.clock.now = new Date('2026-01-06T07:00:00Z')
  await quietDay.check()
  await quietNight.check()
  expect(quietDay.titles()).toEqual([])
  expect(quietNight.titles()).toEqual(['late'])
})

test('nothing is shown of done tasks, of other people’s, without a person, or when switched off', async () => {
  await insert(
    { title: 'done', reminder_date: at('09:00'), is_completed: true },
    { title: 'done word', reminder_date: at('09:00'), status: 'completed' },
    { title: 'ada', reminder_date: at('09:00'), assigned_to_email: ada.email, created_by_email: sam.email },
    { title: 'nobody', reminder_date: at('09:00'), assigned_to_email: null, created_by_email: sam.email }
  )
  const all = [laptop(), laptop(null), laptop(ada, { enabled: false })]
  for (const { check } of all) await check()
  expect(all.flatMap(({ titles }) => titles())).toEqual([])
  const own = laptop(ada)
  await own.check()
  expect(own.titles()).toEqual(['ada'])
})

test('a snoozed reminder is shown again, at its new time', async () => {
  await insert({ title: 'T', reminder_date: at('09:00') })
  const own = laptop()
  await own.check()
  const [task] = await services.db.collection('tasks').find().toArray()
  const snooze = { _id: String(task?._id), until: at('10:10') }
  expect(await services.as(sam).tasks.snooze(snooze)).toMatchObject({ ok: true })
  await own.check()
  services.clock.now = at('10:10')
  await own.check()
  expect(own.titles()).toEqual(['T', 'T'])
  expect(await services.as(sam).tasks.snooze(snooze)).toMatchObject({
    error: { code: 'invalid_input', details: { fields: { until: 'bad_date' } } }
  })
})

test('lists are told to read again when a day begins and when a time passes, and not otherwise', async () => {
  services.clock.now = new Date(2026, 0, 5, 12, 0)
  const own = laptop()
  await own.check()
  await insert({ title: 'timed', due_date: new Date(2026, 0, 5, 12, 30), due_has_time: true })
  const told = async (now: Date) => {
    services.changes.length = 0
    services.clock.now = now
    await own.check()
    return services.changes.filter(({ collection }) => collection === 'tasks').length
  }
  expect(await told(new Date(2026, 0, 5, 12, 29))).toBe(0)
  expect(await told(new Date(2026, 0, 5, 12, 31))).toBe(1)
  expect(await told(new Date(2026, 0, 5, 23, 59))).toBe(0)
  expect(await told(new Date(2026, 0, 6, 0, 1))).toBe(1)
})

test('it wakes by itself at the minute of a reminder', async () => {
  const soon = new Date(Date.now() + 1_500)
  await insert({ title: 'soon', reminder_date: soon })
  services.clock.now = new Date(soon.getTime() - 1_500)
  const own = laptop(sam, { quiet: null })
  own.wake()
  await expect.poll(() => services.changes.length).toBe(0)
  services.clock.now = soon
  await expect.poll(own.titles, { timeout: 10_000 }).toEqual(['soon'])
})

test('a notification says what it is about and leads there; many become one', () => {
  const told: { title: string; body: string; path: string }[] = []
  const record = { kind: 'lead' as const, _id: 'a'.repeat(24), name: 'Éclat', mayOpen: true }
  const due = { _id: 'b'.repeat(24), title: 'Call', due_date: at('10:00'), record }
  const show = (reminders: DueReminder[]) =>
    notifyReminders(reminders, { notify: (notification) => told.push(notification), language: 'en' })
  show([due, { ...due, title: '', due_date: null, record: { ...record, mayOpen: false } }])
  expect(told).toEqual([
    { title: 'Call', body: 'Éclat · Due Jan 5, 2026', path: `/leads/${record._id}` },
    { title: '—', body: 'Éclat', path: `/tasks/${due._id}` }
  ])
  show([1, 2, 3, 4].map((n) => ({ ...due, title: `t${n}` })))
  expect(told[2]).toEqual({ title: '4 tasks to look at', body: 't1\nt2\nt3…', path: '/tasks' })
  expect(reminderPath({ ...due, record: null })).toBe(`/tasks/${due._id}`)
})
