import { Decimal128, type Document, Double, Int32, Long, ObjectId } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { OpportunityFilter } from '#shared/opportunities/opportunity.contract.ts'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'

const admin = person('admin', 'admin')
const sam = person('sam', 'sales')
const now = new Date(2026, 0, 20, 9)
const day = (n: number, hour = 12) => new Date(2026, 0, n, hour)

let services: TestServices
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(async () => {
  await services.reset([admin, sam])
  services.clock.now = now
})

const deals = () => services.db.collection('opportunities')
const add = async (name: string, deal: Document = {}) =>
  (await deals().insertOne({ name, stage: 'negotiation', updated_at: now, ...deal })).insertedId

async function found(filter: Partial<OpportunityFilter>, user = admin): Promise<string[]> {
  const api = services.as(user).opportunities
  const { rows, total } = dataOf(await api.list({ ...filter, sort: [{ field: 'name', direction: 'asc' }] }))
  expect(total).toBe(rows.length)
  const { columns } = dataOf(await api.board(filter))
  expect(columns.reduce((sum, { count }) => sum + count, 0)).toBe(total)
  return rows.map(({ name }) => name)
}

const counted = async (
  field: 'stage' | 'owner' | 'sector' | 'currency',
  filter: Partial<OpportunityFilter> = {}
) =>
  Object.fromEntries(
    dataOf(await services.as(admin).opportunities.counts({ filter, field })).map(({ value, count }) => [
      value,
      count
    ])
  )

test('open, won and lost follow the stage in any spelling, whatever the flags say', async () => {
  await add('a', { stage: 'closed_won', is_closed: false })
  await add('b', { stage: ' WON ' })
  await add('c', { stage: 'Closed_Lost' })
  await add('d', { stage: 'mars', is_closed: true })
  await add('e', { stage: null })
  await add('f', { stage: 'Negotiation' })
  expect(await found({ state: ['won'] })).toEqual(['a', 'b'])
  expect(await found({ state: ['lost'] })).toEqual(['c'])
  expect(await found({ state: ['open'] })).toEqual(['d', 'e', 'f'])
  expect(await found({ state: ['open', 'lost'] })).toEqual(['c', 'd', 'e', 'f'])
  expect(await found({ stage: ['negotiation', 'won'] })).toEqual(['a', 'b', 'f'])
  expect(await found({ stage: ['unknown'] })).toEqual(['d'])
  expect(await found({ stage: ['mars'] })).toEqual(['d'])
  expect(await found({ stage: ['analysis_requested'] })).toEqual(['e'])
  expect(await found({ stage: ['won'], state: ['open'] })).toEqual([])
  expect(await counted('stage')).toEqual({ won: 2, lost: 1, mars: 1, analysis_requested: 1, negotiation: 1 })
})

test('an amount is found as its card shows it', async () => {
  await add('a', { value: new Double(999.5) })
  await add('b', { value: new Int32(1000) })
  await add('c', { value: null, estimated_value: Long.fromNumber(1500) })
  await add('d', { value: '1,500' })
  await add('e', { value: 'a lot', estimated_value: '2 000' })
  await add('f', { value: Decimal128.fromString('2000.5') })
  await add('g', { value: [1500] })
  await add('h', { value: Infinity })
  await add('i', { value: NaN, estimated_value: 1200 })
  await add('j', { value: 10, estimated_value: 1200 })
  await add('k', {})
  expect(await found({ value: { min: 1000, max: 2000 } })).toEqual(['b', 'c', 'd', 'e', 'i'])
  expect(await found({ value: { min: 2000, max: null } })).toEqual(['e', 'f'])
  expect(await found({ value: { min: null, max: 999.5 } })).toEqual(['a', 'j'])
  expect(await found({ value: { min: null, max: null } })).toHaveLength(11)
})

test('days are local and both ends count, also for dates that are stored as text', async () => {
  await add('a', { expected_close_date: day(9, 23) })
  await add('b', { expected_close_date: day(10, 0) })
  await add('c', { expected_close_date: day(12, 23) })
  await add('d', { expected_close_date: day(13, 0) })
  await add('e', { expected_close_date: day(11).toISOString() })
  await add('f', { expected_close_date: '' })
  await add('g', { expected_close_date: 'soon' })
  await add('h', { closed_at: day(11) })
  await add('i', { closed_at: '', updated_at: day(11), stage: 'closed_won', expected_close_date: 0 })
  await add('j', { updated_at: day(11), expected_close_date: 0 })
  expect(await found({ expected_close_date: { from: '2026-01-10', to: '2026-01-12' } })).toEqual([
    'b',
    'c',
    'e'
  ])
  expect(await found({ expected_close_date: { from: null, to: '2026-01-10' } })).toEqual(['a', 'b'])
  expect(await found({ has_close_date: false })).toEqual(['f', 'h'])
  expect(await found({ closed_at: { from: '2026-01-11', to: '2026-01-12' } })).toEqual(['h', 'i'])
})

test('currencies by code and sign, and dollars where none is stored', async () => {
  await add('a')
  await add('b', { currency: '$' })
  await add('c', { currency: 'usd' })
  await add('d', { currency: '€' })
  await add('e', { currency: 'GBP' })
  expect(await found({ currency: ['USD'] })).toEqual(['a', 'b', 'c'])
  expect(await found({ currency: ['EUR', 'GBP'] })).toEqual(['d', 'e'])
  expect(await counted('currency')).toEqual({ USD: 3, EUR: 1, GBP: 1 })
})

test('the sector is the deal’s own, else its lead’s, in any language', async () => {
  const { insertedIds } = await services.db
    .collection('leads')
    .insertMany([
      { brand_name: 'Food', sector: 'Restauration / Food', owner_email: 'somebody@else.example' },
      { brand_name: 'Odd', sector: 'Space travel' },
      { brand_name: 'None' }
    ])
  const [food, odd, none] = Object.values(insertedIds)
  await add('a', { lead_id: food?.toHexString() })
  await add('b', { lead_id: food })
  await add('c', { lead_id: food?.toHexString(), sector: 'tech' })
  await add('d', { lead_id: odd?.toHexString(), sector: '' })
  await add('e', { lead_id: none?.toHexString() })
  await add('f', { lead_id: new ObjectId().toHexString() })
  await add('g', { sector: 'מסעדה / מזון' })
  expect(await found({ sector: ['food'] })).toEqual(['a', 'b', 'g'])
  expect(await found({ sector: ['tech', 'space travel'] })).toEqual(['c', 'd'])
  expect(await found({ sector: ['none'] })).toEqual(['e', 'f'])
  expect(await counted('sector')).toEqual({ food: 3, tech: 1, 'Space travel': 1, none: 2 })
})

test('owners by e-mail in any case, by id and by the later back end’s name; the scope stays', async () => {
  await add('a', { owner_email: sam.email.toUpperCase() })
  await add('b', { assigned_to: sam._id })
  await add('c', { owner: sam.email })
  await add('d', { owner_email: admin.email })
  await add('e')
  expect(await found({ owner: [sam.email] })).toEqual(['a', 'b', 'c'])
  expect(await found({ owner: ['me', 'none'] })).toEqual(['d', 'e'])
  expect(await found({}, sam)).toEqual(['a', 'b'])
  expect(await found({ owner: [admin.email] }, sam)).toEqual([])
  expect(await counted('owner')).toEqual({ [sam.email]: 3, [admin.email]: 1, me: 1, none: 1 })
})

test('overdue: open, and the next action was due before today', async () => {
  await add('a', { next_action_date: day(19) })
  await add('b', { next_action_date: day(19).toISOString() })
  await add('c', { next_action_date: day(20, 1) })
  await add('d', { next_action_date: day(10), stage: 'won' })
  await add('e')
  expect(await found({ is_overdue: true })).toEqual(['a', 'b'])
  expect(await found({ is_overdue: false })).toEqual(['c', 'd', 'e'])
})

test('quiet deals are found as they are marked', async () => {
  await add('a', { updated_at: day(1) })
  await add('b', { updated_at: day(1), stage: 'lost' })
  await add('c', { updated_at: day(19).toISOString() })
  await add('d', { updated_at: null })
  const woken = await add('e', { updated_at: day(1) })
  await services.db.collection('notes').insertOne({ opportunity_id: woken, created_at: day(18) })
  expect(await found({ quiet_days: 14 })).toEqual(['a', 'd'])
  const { rows } = dataOf(await services.as(admin).opportunities.list({}))
  expect(
    rows
      .filter(({ isQuiet }) => isQuiet)
      .map(({ name }) => name)
      .sort()
  ).toEqual(['a', 'd'])
})

test('filters are joined by “and”, and the counts of one filter leave it out', async () => {
  await add('Nova Haifa', { currency: 'EUR', value: 10, owner_email: sam.email })
  await add('Nova Eilat', { currency: 'EUR', value: 20 })
  await add('Other', { currency: 'ILS', value: 10 })
  expect(await found({ search: 'nova', currency: ['EUR'], value: { min: null, max: 10 } })).toEqual([
    'Nova Haifa'
  ])
  expect(await counted('currency', { currency: ['ILS'], search: 'nova' })).toEqual({ EUR: 2 })
})

test('rows carry the lead’s name, are sorted, and pages never overlap', async () => {
  const lead = await services.db
    .collection('leads')
    .insertOne({ brand_name: 'Éclat', owner_email: 'x@y.example' })
  for (let at = 0; at < 7; at += 1) {
    await add(`deal ${at}`, { value: at % 3, lead_id: lead.insertedId.toHexString(), lost_reason: null })
  }
  const names: string[] = []
  for (let skip = 0; skip < 7; skip += 3) {
    const page = dataOf(
      await services
        .as(admin)
        .opportunities.list({ sort: [{ field: 'value', direction: 'desc' }], skip, limit: 3 })
    )
    expect(page.total).toBe(7)
    names.push(...page.rows.map(({ name }) => name))
    for (const row of page.rows) expect(row.lead_name).toBe('Éclat')
  }
  expect(new Set(names).size).toBe(7)
  expect(names.slice(0, 2).sort()).toEqual(['deal 2', 'deal 5'])
  const ids = dataOf(await services.as(admin).opportunities.ids({ skip: 0, limit: 100 }))
  expect(ids).toHaveLength(7)
})

test.each([
  ['an operator as owner', { owner: [{ $ne: 1 }] }],
  ['an operator as bound', { value: { min: { $gt: 0 }, max: null } }],
  ['a day that is none', { closed_at: { from: 'yesterday', to: null } }],
  ['an unknown state', { state: ['closed'] }]
])('%s is bad input', async (_what, filter) => {
  expect(await services.as(admin).opportunities.list(filter as never)).toMatchObject({
    error: { code: 'invalid_input' }
  })
})
