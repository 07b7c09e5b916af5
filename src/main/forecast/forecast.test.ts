import { type Document, Double } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'

const admin = person('admin', 'admin')
const sam = person('sam', 'sales')
const vera = person('vera', 'viewer')
const now = new Date(2026, 0, 20, 9)
const at = (month: number, day: number, hour = 12) => new Date(2026, month - 1, day, hour)
const quarter = { from: '2026-01', months: 3 }

let services: TestServices
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(async () => {
  await services.reset([admin, sam, vera])
  services.clock.now = now
})

const add = (deals: Document[]) =>
  services.db
    .collection('opportunities')
    .insertMany(deals.map((deal) => ({ stage: 'negotiation', owner_email: sam.email, ...deal })))

const open = async (user = admin) => dataOf(await services.as(user).forecast.open(quarter))
const won = async (user = admin) => dataOf(await services.as(user).forecast.won(quarter))

test('open deals by month of the local zone, however the day is stored', async () => {
  await add([
    { value: 1, expected_close_date: at(1, 1, 0) },
    { value: 2, expected_close_date: at(1, 31, 23) },
    { value: 4, expected_close_date: at(2, 1, 0) },
    { value: 8, expected_close_date: at(3, 15).toISOString() },
    { value: 16, expected_close_date: new Date(2025, 11, 31, 23) },
    { value: 32, expected_close_date: at(4, 1, 0) },
    { value: 64, expected_close_date: '' },
    { value: 128, expected_close_date: 'soon' },
    { value: 256, stage: 'closed_won', expected_close_date: at(1, 5) },
    { value: 512, stage: 'lost', expected_close_date: at(1, 5) }
  ])
  const values = (await open()).map(({ month, value, count }) => [month, [value, count]])
  expect(Object.fromEntries(values)).toEqual({
    '2026-01': [3, 2],
    '2026-02': [4, 1],
    '2026-03': [8, 1],
    before: [16, 1],
    after: [32, 1],
    none: [192, 2]
  })
})

test('owners and currencies are kept apart; the probability weighs', async () => {
  const expected_close_date = at(2, 3)
  await add([
    { value: new Double(1000), probability: 50, currency: '$', expected_close_date },
    { value: '1,000', probability: '20', expected_close_date },
    { value: 500, probability: 10, currency: 'EUR', expected_close_date },
    { value: 700, owner_email: null, assigned_to: admin._id, probability: 100, expected_close_date },
    { value: 900, owner_email: '', expected_close_date }
  ])
  const february = { month: '2026-02' }
  const rows = await open()
  expect(rows).toHaveLength(4)
  expect(rows).toEqual(
    expect.arrayContaining([
      { ...february, owner: sam.email, currency: 'USD', count: 2, value: 2000, weighted: 700 },
      { ...february, owner: sam.email, currency: 'EUR', count: 1, value: 500, weighted: 50 },
      { ...february, owner: admin.email, currency: 'USD', count: 1, value: 700, weighted: 700 },
      { ...february, owner: null, currency: 'USD', count: 1, value: 900, weighted: 0 }
    ])
  )
})

test('every figure counts what the list finds by it', async () => {
  await add([
    { value: 1, expected_close_date: at(1, 3) },
    { value: 2, expected_close_date: at(1, 30), owner_email: 'gone@carmel.example' },
    { value: 4, expected_close_date: at(1, 30), owner_email: null, owner_id: 'nobody-knows' },
    { value: 8, expected_close_date: at(1, 30), currency: '€' },
    { value: 16, owner_email: null }
  ])
  for (const { month, owner, currency, count } of await open()) {
    const days = month === 'none' ? null : { from: '2026-01-01', to: '2026-01-31' }
    const { total } = dataOf(
      await services.as(admin).opportunities.list({
        state: ['open'],
        owner: [owner ?? 'none'],
        currency: [currency],
        expected_close_date: days,
        has_close_date: month === 'none' ? false : null
      })
    )
    expect([month, owner, total]).toEqual([month, owner, count])
  }
})

test('won deals count in the month they were closed, or last touched where nobody wrote that down', async () => {
  await add([
    { stage: 'won', value: 1, closed_at: at(1, 5) },
    { stage: 'closed_won', value: 2, updated_at: at(2, 5) },
    { stage: 'won', value: 4, closed_at: at(2, 28).toISOString() },
    { stage: 'won', value: 8, closed_at: at(4, 1) },
    { stage: 'lost', value: 16, closed_at: at(1, 5) },
    { stage: 'won', value: 32, closed_at: at(1, 6), currency: 'ILS' }
  ])
  expect((await won()).won).toEqual(
    expect.arrayContaining([
      { month: '2026-01', owner: sam.email, currency: 'USD', count: 1, value: 1 },
      { month: '2026-02', owner: sam.email, currency: 'USD', count: 2, value: 6 },
      { month: '2026-01', owner: sam.email, currency: 'ILS', count: 1, value: 32 }
    ])
  )
  expect((await won()).won).toHaveLength(3)
})

test('an administrator sets targets; a salesperson sees their own deals and targets, a viewer all', async () => {
  await add([{ value: 5, owner_email: admin.email }, { value: 7 }])
  const forecast = services.as(admin).forecast
  const target = { owner_email: sam.email, month: '2026-01', currency: 'USD', base: null } as const
  dataOf(await forecast.setTarget({ ...target, amount: 5000 }))
  dataOf(await forecast.setTarget({ ...target, owner_email: admin.email, amount: 100 }))
  expect((await won(sam)).targets).toEqual([
    { owner_email: sam.email, month: '2026-01', currency: 'USD', amount: 5000 }
  ])
  expect((await won(vera)).targets).toHaveLength(2)
  expect((await open(sam)).map(({ value }) => value)).toEqual([7])
  for (const user of [sam, vera]) {
    expect(await services.as(user).forecast.setTarget({ ...target, amount: 1 })).toMatchObject({
      error: { code: 'forbidden' }
    })
  }
})

test('a target is changed only by who saw it as it is; others and what can’t be read stay', async () => {
  const odd = { owner_email: 7, month: 'May' }
  await services.db.collection('crm_settings').insertOne({ available_tags: ['hot'], sales_targets: [odd] })
  const set = (amount: number | null, base: number | null, month = '2026-01') =>
    services.as(admin).forecast.setTarget({ owner_email: sam.email, month, currency: 'EUR', amount, base })
  dataOf(await set(100, null))
  dataOf(await set(50, null, '2026-02'))
  expect(await set(200, null)).toMatchObject({
    error: { code: 'changed_elsewhere', details: { fields: ['amount'], current: 100 } }
  })
  expect(dataOf(await set(200, 100))).toMatchObject([{ amount: 200 }])
  expect(dataOf(await set(null, 200))).toEqual([])
  const [settings] = await services.db.collection('crm_settings').find({}, { promoteValues: false }).toArray()
  expect(settings).toMatchObject({
    available_tags: ['hot'],
    sales_targets: [
      { month: 'May' },
      { owner_email: sam.email, month: '2026-02', currency: 'EUR', amount: new Double(50) }
    ]
  })
})

test.each([
  ['a month that is none', { month: '2026-13' }],
  ['a negative amount', { amount: -1 }],
  ['an operator', { owner_email: { $ne: 1 } }]
])('%s is bad input', async (_what, part) => {
  const input = { owner_email: sam.email, month: '2026-01', currency: 'USD', amount: 1, base: null, ...part }
  expect(await services.as(admin).forecast.setTarget(input as never)).toMatchObject({
    error: { code: 'invalid_input' }
  })
})
