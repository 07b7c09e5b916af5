import type { Document } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TaskSection } from '#shared/tasks/task.rules.ts'
import { calendarDay, calendarInstant, localMidnight } from '#shared/values/calendar-day.ts'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'

const admin = person('Ada', 'admin', { email: 'ada@carmel.example' })
const sam = person('Sam', 'sales', { email: 'sam@carmel.example' })

let services: TestServices
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(async () => {
  await services.reset([admin, sam])
  services.clock.now = new Date(2026, 0, 5, 15, 0)
})

const insert = (tasks: Document[]) => services.db.collection('tasks').insertMany(tasks)
const inDays = (days: number, hours = 10) =>
  new Date(localMidnight(services.clock.now, days).getTime() + hours * 3_600_000)
/** The day as text, as another program may have written it. */
const textInDays = (days: number) => `${inDays(days).toISOString().slice(0, -1)}`

async function sections(filter: object = { assignee: null }): Promise<Record<TaskSection, string[]>> {
  const day = dataOf(await services.as(admin).tasks.day(filter))
  for (const { count, tasks } of day.sections) expect(count).toBe(tasks.length)
  return Object.fromEntries(
    day.sections.map(({ section, tasks }) => [section, tasks.map(({ title }) => title)])
  ) as Record<TaskSection, string[]>
}

test('every task is in one section, whatever its shape', async () => {
  await insert([
    { title: 'yesterday', due_date: inDays(-1) },
    { title: 'text yesterday', due_date: textInDays(-1) },
    { title: 'this morning', due_date: inDays(0) },
    { title: 'past time', due_date: inDays(0), due_has_time: true },
    { title: 'evening time', due_date: inDays(0, 20), due_has_time: true },
    { title: 'noon', due_date: calendarInstant(calendarDay(services.clock.now)), is_completed: false },
    { title: 'text today', due_date: textInDays(0), status: 'pending' },
    { title: 'in a week', due_date: inDays(7), is_completed: null },
    { title: 'after a week', due_date: inDays(8) },
    { title: 'text later', due_date: textInDays(20), status: 'in_progress', is_completed: true },
    { title: 'never' },
    { title: 'blank', due_date: '' },
    { title: 'null', due_date: null },
    { title: 'odd text', due_date: 'next week' },
    { title: 'number', due_date: 7 },
    { title: 'done', is_completed: true, completed_at: inDays(-2), due_date: inDays(-9) },
    { title: 'done later', is_completed: true, completed_at: inDays(-1) },
    { title: 'done word', status: 'Completed', is_completed: false },
    { title: 'cancelled', status: 'CANCELLED', due_date: textInDays(-1) }
  ])
  const found = await sections()
  expect(found).toEqual({
    overdue: ['text yesterday', 'yesterday', 'past time'],
    today: ['text today', 'this morning', 'noon', 'evening time'].sort(byDue),
    week: ['in a week'],
    later: ['text later', 'after a week'],
    undated: expect.arrayContaining(['never', 'blank', 'null', 'odd text', 'number']),
    completed: expect.arrayContaining(['done later', 'done', 'done word', 'cancelled'])
  })
  expect(Object.values(found).flat()).toHaveLength(19)
  expect(found.completed.slice(0, 2)).toEqual(['done later', 'done'])
})

/** Where noon in UTC stands among the hours of the day depends on the zone that the test runs in. */
function byDue(a: string, b: string): number {
  const noon = (calendarInstant('2026-01-05') as Date).getTime()
  const at: Record<string, number> = {
    'text today': 0,
    'this morning': inDays(0).getTime(),
    noon,
    'evening time': inDays(0, 20).getTime()
  }
  return (at[a] ?? 0) - (at[b] ?? 0)
}

test('whose tasks: mine in any spelling, everybody’s, one person’s, nobody’s', async () => {
  await insert([
    { title: 'upper', assigned_to_email: 'ADA@Carmel.example' },
    { title: 'later', assigned_to: admin.email },
    { title: 'by id', assigned_to: admin._id },
    { title: 'sam', assigned_to_email: sam.email },
    { title: 'nobody', assigned_to_email: null }
  ])
  const titles = async (assignee: string | null) => (await sections({ assignee })).undated.sort()
  expect(await titles('me')).toEqual(['by id', 'later', 'upper'])
  expect(await titles(admin.email)).toEqual(['by id', 'later', 'upper'])
  expect(await titles(sam.email)).toEqual(['sam'])
  expect(await titles('none')).toEqual(['nobody'])
  expect(await titles(null)).toHaveLength(5)
})

test('words are found in title and description, and never as a pattern', async () => {
  await insert([{ title: 'Call (Éclat)' }, { title: 'Other', description: 'call back' }, { title: 'X' }])
  expect((await sections({ assignee: null, search: 'CALL' })).undated.sort()).toEqual([
    'Call (Éclat)',
    'Other'
  ])
  expect((await sections({ assignee: null, search: '(éclat)' })).undated).toEqual(['Call (Éclat)'])
  expect((await sections({ assignee: null, search: '.*' })).undated).toEqual([])
})

test('pages of a section hold every task once, by date and priority', async () => {
  const due = inDays(-3)
  await insert(
    Array.from({ length: 130 }, (_, i) => ({
      title: `t${i}`,
      due_date: i % 10 === 0 ? textInDays(-3) : due,
      priority: 'CBA'[i % 3]
    }))
  )
  const titles: string[] = []
  for (let skip = 0; ; skip += 40) {
    const input = { assignee: null, section: 'overdue', skip, limit: 40 } as const
    const page = dataOf(await services.as(admin).tasks.section(input))
    expect(page.count).toBe(130)
    titles.push(...page.tasks.map(({ title }) => title))
    if (page.tasks.length < 40) break
  }
  expect(new Set(titles).size).toBe(130)
  const priorities = titles.slice(13).map((title) => 'CBA'[Number(title.slice(1)) % 3] ?? '')
  expect(priorities).toEqual([...priorities].sort())
})

test('the count of what is overdue is the signed-in person’s, or that of everybody', async () => {
  await insert([
    { title: 'mine', due_date: inDays(-1), assigned_to_email: sam.email },
    { title: 'mine as text', due_date: textInDays(-1), assigned_to_email: 'SAM@carmel.example' },
    { title: 'done', due_date: inDays(-1), assigned_to_email: sam.email, is_completed: true },
    { title: 'given', due_date: inDays(-1), created_by_email: sam.email, assigned_to_email: admin.email }
  ])
  expect(dataOf(await services.as(sam).tasks.overdue({}))).toEqual({ count: 2 })
  expect(dataOf(await services.as(admin).tasks.overdue({ assignee: null }))).toEqual({ count: 3 })
})

test('a week holds what is due in it, done or not, to the millisecond', async () => {
  const [from, to] = [localMidnight(services.clock.now), localMidnight(services.clock.now, 7)]
  await insert([
    { title: 'first', due_date: from },
    { title: 'done', due_date: inDays(3), is_completed: true },
    { title: 'text', due_date: textInDays(2) },
    { title: 'last', due_date: new Date(to.getTime() - 1) },
    { title: 'before', due_date: new Date(from.getTime() - 1) },
    { title: 'after', due_date: to },
    { title: 'text after', due_date: textInDays(8) }
  ])
  const { tasks, count } = dataOf(await services.as(admin).tasks.between({ assignee: null, from, to }))
  expect(tasks.map(({ title }) => title).sort()).toEqual(['done', 'first', 'last', 'text'])
  expect(count).toBe(4)
})

test('a record shows its tasks: open ones by date, then completed ones', async () => {
  const lead = { brand_name: 'Éclat', owner_email: sam.email }
  const lead_id = (await services.db.collection('leads').insertOne(lead)).insertedId.toHexString()
  const own = { lead_id, assigned_to_email: sam.email }
  await insert([
    { ...own, title: 'undated' },
    { ...own, title: 'later', due_date: inDays(3) },
    { ...own, title: 'soon', due_date: inDays(1) },
    { ...own, title: 'done', is_completed: true },
    { title: 'of a colleague', lead_id, assigned_to_email: admin.email },
    { title: 'of another lead', lead_id: 'b'.repeat(24), assigned_to_email: sam.email }
  ])
  const found = dataOf(await services.as(sam).tasks.ofRecord({ record: { lead_id } }))
  expect(found.open.map(({ title }) => title)).toEqual(['soon', 'later', 'undated'])
  expect(found.completed.map(({ title }) => title)).toEqual(['done'])
  expect(found.open[0]?.record).toMatchObject({ kind: 'lead', name: 'Éclat', mayOpen: true })
  await services.db.collection('leads').updateOne({}, { $set: { owner_email: admin.email } })
  expect(await services.as(sam).tasks.ofRecord({ record: { lead_id } })).toMatchObject({
    error: { code: 'not_found' }
  })
})
