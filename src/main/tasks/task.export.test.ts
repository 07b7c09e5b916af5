import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { calendarInstant } from '#shared/values/calendar-day.ts'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'

const sam = person('Sam', 'sales', { email: 'sam@carmel.example' })
const vera = person('Vera', 'viewer')

let services: TestServices
let folder: string
beforeAll(async () => {
  services = await startTestServices()
  folder = await mkdtemp(join(tmpdir(), 'carmel-ics-'))
})
afterAll(async () => {
  await services.stop()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  await services.reset([sam, vera])
  services.files.next = join(folder, 'tasks.ics')
})

/** Content lines as RFC 5545 unfolds them. */
async function lines(): Promise<string[]> {
  const text = await readFile(join(folder, 'tasks.ics'), 'utf8')
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  return text.replaceAll('\r\n ', '').split('\r\n')
}

const day = (text: string) => calendarInstant(text) as Date

test('a task is an event of its day, with its text escaped, its rule and its reminder', async () => {
  const title = 'A;B,C\\D "E" \u05E9\u05DC\u05D5\u05DD \u{1F4DE}\u0007'
  const description = 'Line 1\nBEGIN:VEVENT\r\nSUMMARY:forged'
  const reminder_date = new Date('2026-01-30T07:00:00Z')
  const rule = 'FREQ=MONTHLY;BYMONTHDAY=31'
  const task = dataOf(
    await services.as(sam).tasks.create({
      title,
      description,
      due_date: day('2026-01-31'),
      priority: 'A',
      repeat_rule: rule,
      reminder_date
    })
  )
  expect(dataOf(await services.as(sam).tasks.exportCalendar({ _id: task._id }))).toEqual({
    file: 'tasks.ics',
    count: 1,
    skipped: 0
  })
  const found = await lines()
  expect(found.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1)
  expect(found).toContain(`UID:${task._id}@carmel`)
  expect(found).toContain('SUMMARY:A\\;B\\,C\\\\D "E" \u05E9\u05DC\u05D5\u05DD \u{1F4DE}')
  expect(found).toContain('DESCRIPTION:Line 1\\nBEGIN:VEVENT\\nSUMMARY:forged')
  expect(found).toContain('DTSTART;VALUE=DATE:20260131')
  expect(found).toContain('PRIORITY:1')
  expect(found).toContain('RRULE:FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1')
  expect(found).toContain('TRIGGER;VALUE=DATE-TIME:20260130T070000Z')
  expect(await services.db.collection('activities').findOne({})).toMatchObject({
    type: 'export',
    metadata: { count: 1 },
    user_email: sam.email
  })
})

test('a time is a time; open tasks of the filter go out, dated ones only', async () => {
  const create = (input: object) => services.as(sam).tasks.create({ title: 'T', ...input } as never)
  dataOf(await create({ due_date: new Date('2026-01-07T09:30:00Z'), due_has_time: true }))
  dataOf(await create({ title: 'no date' }))
  const done = dataOf(await create({ title: 'done', due_date: day('2026-01-07') }))
  dataOf(await services.as(sam).tasks.complete({ _id: done._id, done: true }))
  expect(dataOf(await services.as(sam).tasks.exportCalendar({ assignee: 'me' }))).toMatchObject({
    count: 1,
    skipped: 1
  })
  const found = await lines()
  expect(found).toContain('DTSTART:20260107T093000Z')
  expect(found).toContain('DTEND:20260107T100000Z')
})

test('a closed dialog writes nothing; a place that can’t be written is said; a viewer exports nothing', async () => {
  dataOf(await services.as(sam).tasks.create({ title: 'T', due_date: day('2026-01-07') }))
  services.files.next = null
  expect(dataOf(await services.as(sam).tasks.exportCalendar({}))).toBeNull()
  services.files.next = join(folder, 'missing', 'tasks.ics')
  expect(await services.as(sam).tasks.exportCalendar({})).toMatchObject({
    error: { code: 'not_allowed_now', details: { reason: 'ENOENT' } }
  })
  expect(await services.as(vera).tasks.exportCalendar({})).toMatchObject({ error: { code: 'forbidden' } })
  expect(await services.db.collection('activities').countDocuments()).toBe(0)
})
