import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startOfDay, startOfMonth, startOfWeek } from '#shared/dashboard/dashboard.rules.ts'
import type { BoardColumn } from '#shared/opportunities/opportunity.values.ts'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'

const admin = person('admin', 'admin')
const sam = person('sam', 'sales')

let services: TestServices
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(() => services.reset([admin, sam]))

const daysAgo = (days: number) => new Date(startOfDay(services.clock.now, days).getTime() + 3_600_000)
const insert = (collection: string, documents: object[]) =>
  services.db.collection(collection).insertMany(documents)
const dashboard = (user = admin) => services.as(user).dashboard

test('counts the leads that came in, and no merged ones', async () => {
  await insert('leads', [
    { created_at: daysAgo(0) },
    { created_at: daysAgo(0) },
    { created_at: daysAgo(6) },
    { created_at: daysAgo(7) },
    { created_at: daysAgo(29) },
    { created_at: daysAgo(30) },
    { created_at: daysAgo(400) },
    { created_at: 'soon' },
    { created_at: daysAgo(0), status: 'merged' },
    { brand_name: 'without a date' }
  ])
  const { today, last7, last30, weeks, since } = dataOf(await dashboard().leadsIn({}))
  expect({ today, last7, last30 }).toEqual({ today: 2, last7: 3, last30: 5 })
  expect(since.last7).toEqual(startOfDay(services.clock.now, 6))
  expect(weeks).toHaveLength(12)
  expect(weeks.at(-1)?.start).toEqual(startOfWeek(services.clock.now))
  expect(weeks.reduce((sum, { count }) => sum + count, 0)).toBe(6)
})

test('puts every lead at the stage that its spelling stands for', async () => {
  await insert('leads', [
    { stage: 'qualification' },
    { stage: 'pitch_delivered' },
    { stage: 'QUALIFICATION' },
    { stage: null },
    {},
    { stage: 'on the moon' },
    { stage: 'won', status: 'Merged' }
  ])
  const { total, stages } = dataOf(await dashboard().leadStages({}))
  expect(total).toBe(6)
  expect(stages.filter(({ count }) => count > 0)).toEqual([
    { stage: 'analysis_requested', count: 2 },
    { stage: 'qualification', count: 3 },
    { stage: 'unknown', count: 1 }
  ])
})

test('lists the sources of the last 30 days and adds up the rest', async () => {
  const many = Array.from({ length: 9 }, (_, i) => ({ source: `s${i}`, created_at: daysAgo(1) }))
  await insert('leads', [
    ...many,
    { source: 'fair', created_at: daysAgo(2) },
    { source: 'fair', created_at: daysAgo(3) },
    { source: '', created_at: daysAgo(3) },
    { created_at: daysAgo(3) },
    { source: 'old', created_at: daysAgo(31) }
  ])
  const { sources, others } = dataOf(await dashboard().sources({}))
  expect(sources.slice(0, 2)).toEqual([
    { source: null, count: 2 },
    { source: 'fair', count: 2 }
  ])
  expect(sources).toHaveLength(8)
  expect(others).toBe(3)
})

test('each step of the funnel counts whoever reached it', async () => {
  const recent = { created_at: daysAgo(10) }
  await insert('leads', [
    { ...recent, status: 'GENERATED' },
    { ...recent, status: 'contacted' },
    { ...recent, status: 'QUALIFIED' },
    { ...recent, status: 'NEW', converted_contact_id: 'aaaaaaaaaaaaaaaaaaaaaaaa' },
    { ...recent, status: 'LOST' },
    { created_at: daysAgo(90), status: 'CONVERTED' }
  ])
  const { steps } = dataOf(await dashboard().funnel({}))
  expect(steps).toEqual([
    { step: 'leads', count: 5 },
    { step: 'contacted', count: 3 },
    { step: 'qualified', count: 2 },
    { step: 'converted', count: 1 }
  ])
})

test('adds up open deals by currency, and never won or lost ones', async () => {
  await insert('opportunities', [
    { stage: 'qualification', value: 100, probability: 50 },
    { stage: 'proposal', value: 10, probability: 10, currency: 'EUR' },
    { stage: 'closed_won', value: 1000 },
    { stage: 'lost', value: 5000 },
    { stage: 'odd', value: 1, probability: 100 }
  ])
  const { open, won, sums, stages } = dataOf(await dashboard().pipeline({}))
  expect({ open, won }).toEqual({ open: 3, won: 1 })
  expect(sums).toEqual([
    { currency: 'USD', value: 101, weighted: 51 },
    { currency: 'EUR', value: 10, weighted: 1 }
  ])
  expect(stages.find(({ stage }) => stage === 'unknown')?.count).toBe(1)
})

test('won deals stand in the month that they were closed in, or else last touched', async () => {
  const thisMonth = startOfMonth(services.clock.now)
  const before = startOfMonth(services.clock.now, 1)
  await insert('opportunities', [
    { stage: 'won', value: 100, closed_at: thisMonth },
    { stage: 'Closed_Won', value: 20, closed_at: thisMonth, currency: 'EUR' },
    { stage: 'won', estimated_value: 7, updated_at: before },
    { stage: 'won', value: 9, closed_at: startOfMonth(services.clock.now, 12) },
    { stage: 'lost', value: 9, closed_at: thisMonth }
  ])
  const { months } = dataOf(await dashboard().wonByMonth({}))
  expect(months).toHaveLength(12)
  expect(months.at(-1)).toEqual({
    start: thisMonth,
    count: 2,
    sums: [
      { currency: 'USD', value: 100 },
      { currency: 'EUR', value: 20 }
    ]
  })
  expect(months.at(-2)).toEqual({ start: before, count: 1, sums: [{ currency: 'USD', value: 7 }] })
  expect(months.reduce((sum, { count }) => sum + count, 0)).toBe(3)
})

test('tells how long deals stay at a stage; a salesperson learns that of their own', async () => {
  const [own] = Object.values(
    (await insert('opportunities', [{ stage: 'won', assigned_to: sam.email }, { stage: 'won' }])).insertedIds
  ).map(String)
  const move = (deal: string | undefined, old_stage: string, days: number) => ({
    type: 'stage_change',
    opportunity_id: deal,
    created_at: daysAgo(days),
    metadata: { old_stage }
  })
  await insert('activities', [
    move(own, 'qualification', 20),
    move(own, 'proposal', 15),
    move('cccccccccccccccccccccccc', 'qualification', 20),
    move('cccccccccccccccccccccccc', 'proposal_sent', 5)
  ])
  const stageDays = async (user = admin) => dataOf(await dashboard(user).stageDays({})).stages
  expect(await stageDays()).toEqual([{ stage: 'proposal_sent', days: 10, moves: 2 }])
  expect(await stageDays(sam)).toEqual([{ stage: 'proposal_sent', days: 5, moves: 1 }])
  await insert('activities', [
    move(own, 'on the moon', 1),
    { type: 'stage_change', lead_id: 'x', metadata: {} }
  ])
  const left = async (...stages: BoardColumn[]) =>
    dataOf(await services.as(admin).activities.list({ left: stages, from: daysAgo(180) })).entries.length
  expect(await left('proposal_sent')).toBe(2)
  expect(await left('unknown')).toBe(1)
  expect(await left('unknown', 'proposal_sent', 'qualification')).toBe(5)
  expect(await left('won')).toBe(0)
})

test('adds up what each person logged, one line a person whatever the case of their address', async () => {
  const entry = (user_email: string | null, type: string, days = 1) => ({
    user_email,
    type,
    created_at: daysAgo(days)
  })
  await insert('activities', [
    entry('Sam@carmel.example', 'call'),
    entry(sam.email, 'call'),
    entry(sam.email, 'note'),
    entry(admin.email, 'note'),
    entry(admin.email, 'note', 31),
    entry(null, 'note')
  ])
  const { owners } = dataOf(await dashboard().activityByOwner({}))
  expect(owners).toEqual([
    {
      email: sam.email,
      total: 3,
      types: [
        { type: 'call', count: 2 },
        { type: 'note', count: 1 }
      ]
    },
    { email: admin.email, total: 1, types: [{ type: 'note', count: 1 }] }
  ])
  expect(dataOf(await dashboard(sam).activityByOwner({})).owners.map(({ email }) => email)).toEqual([
    sam.email
  ])
})

test('a person’s figure is what the list of their activities holds, in all four collections', async () => {
  const at = daysAgo(1)
  const [lead] = Object.values(
    (await insert('leads', [{ brand_name: 'Sam’s', assigned_to: sam.email }])).insertedIds
  ).map(String)
  await insert('activities', [
    { type: 'call', user_email: sam.email, created_at: at, lead_id: lead },
    { type: 'note', user_email: sam.email, created_at: at, lead_id: 'eeeeeeeeeeeeeeeeeeeeeeee' },
    { type: 'note', user_email: admin.email, created_by: sam.email, created_at: at.toISOString() },
    { type: 'note', user_email: sam.email }
  ])
  await insert('notes', [{ content: 'x', created_by: sam.email, created_at: at, lead_id: lead }])
  await insert('crm_activities', [
    { type: 'email_sent', sent_by: sam.email, sent_at: at.toISOString(), lead_id: lead },
    { type: 'email_sent', sent_by: sam.email, sent_at: daysAgo(40).toISOString() }
  ])
  await insert('timeline_events', [{ event_type: 'task_created', created_by: sam.email, created_at: at }])
  for (const user of [admin, sam]) {
    const { owners, since } = dataOf(await dashboard(user).activityByOwner({}))
    for (const { email, total } of owners) {
      const input = { authors: [email], from: since, limit: 200 }
      const { entries } = dataOf(await services.as(user).activities.list(input))
      expect([email, total]).toEqual([email, entries.length])
    }
    expect(owners.find(({ email }) => email === sam.email)?.total).toBe(user === admin ? 6 : 3)
  }
})

test('a salesperson counts their own leads and deals only', async () => {
  await insert('leads', [{ assigned_to: sam.email, created_at: daysAgo(0) }, { created_at: daysAgo(0) }])
  await insert('opportunities', [{ owner_email: sam.email, stage: 'negotiation', value: 5 }, { value: 7 }])
  expect(dataOf(await dashboard(sam).leadsIn({})).today).toBe(1)
  expect(dataOf(await dashboard(sam).leadStages({})).total).toBe(1)
  expect(dataOf(await dashboard(sam).pipeline({})).open).toBe(1)
})

test('an empty database has nothing to count', async () => {
  expect(dataOf(await dashboard().leadsIn({})).last30).toBe(0)
  expect(dataOf(await dashboard().sources({})).sources).toEqual([])
  expect(dataOf(await dashboard().stageDays({})).stages).toEqual([])
  expect(dataOf(await dashboard().pipeline({})).sums).toEqual([])
})
