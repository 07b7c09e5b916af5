import { Decimal128, type Document, Double, Int32, Long } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { OpportunityFilter } from '#shared/opportunities/opportunity.contract.ts'
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

const insert = (deals: Document[]) =>
  services.db
    .collection('opportunities')
    .insertMany(
      deals.map((deal, i) => ({ name: `deal ${i}`, updated_at: new Date(2026, 0, 1, 0, i), ...deal }))
    )

async function boardOf(filter: Partial<OpportunityFilter> & { cards?: number } = {}, user = admin) {
  const { columns } = dataOf(await services.as(user).opportunities.board(filter))
  return Object.fromEntries(columns.map((column) => [column.column, column])) as Record<
    BoardColumn,
    (typeof columns)[number]
  >
}

test('legacy stages, odd spellings and missing stages have their column; nothing is hidden', async () => {
  const stages = ['proposal', 'PROPOSAL_SENT', ' closed_won ', 'lead', null, '', 'Mars', 7, ['won'], { a: 1 }]
  await insert([...stages.map((stage) => ({ stage })), {}])
  const board = await boardOf()
  const counts = Object.values(board).map(({ column, count }) => [column, count])
  expect(Object.fromEntries(counts)).toEqual({
    analysis_requested: 4,
    analysis_sent: 0,
    call_scheduled: 0,
    qualification: 0,
    proposal_sent: 2,
    negotiation: 0,
    won: 1,
    lost: 0,
    unknown: 4
  })
  for (const { count, cards } of Object.values(board)) expect(cards).toHaveLength(count)
})

test('sums are kept apart by currency, signs and missing currencies read as in the cards', async () => {
  await insert([
    { stage: 'won', value: new Double(1000.5), probability: new Int32(50) },
    { stage: 'won', value: new Int32(1000), currency: '$', probability: 10 },
    { stage: 'closed_won', estimated_value: 500, currency: 'usd', probability: 100 },
    { stage: 'won', value: 200, currency: '€' },
    { stage: 'won', currency: 'ILS' }
  ])
  const { won } = await boardOf()
  expect(won.count).toBe(5)
  expect(won.sums).toEqual([
    { currency: 'USD', value: 2500.5, weighted: 1100.25 },
    { currency: 'EUR', value: 200, weighted: 0 },
    { currency: 'ILS', value: 0, weighted: 0 }
  ])
})

test('stored nonsense counts as nothing and does not break the board', async () => {
  await insert([
    { stage: 'won', value: 'a lot', probability: 'high' },
    { stage: 'won', value: '3000', probability: '50' },
    { stage: 'won', value: { amount: 1 }, probability: [1] },
    { stage: 'won', value: new Date(), probability: true },
    { stage: 'won', value: null, probability: null, name: 7, currency: 12, updated_at: 'yesterday' }
  ])
  const { won } = await boardOf()
  expect(won.count).toBe(5)
  expect(won.cards).toHaveLength(5)
  expect(won.sums).toContainEqual({ currency: 'USD', value: 3000, weighted: 1500 })
})

test('every BSON number counts', async () => {
  const values = [new Double(1.5), new Int32(2), Long.fromNumber(4), Decimal128.fromString('8.25'), '16']
  await insert(values.map((value) => ({ stage: 'won', value, probability: Decimal128.fromString('50') })))
  const { won } = await boardOf()
  expect(won.sums).toEqual([{ currency: 'USD', value: 31.75, weighted: 15.875 }])
  expect(won.cards.map((card) => card.value).sort()).toEqual([1.5, 16, 2, 4, 8.25])
})

test('an amount of any kind counts as its card shows it', async () => {
  const odd: Document[] = [
    { value: '', estimated_value: 5000 },
    { value: '12,5' },
    { value: '12,5' },
    { value: '1,500', estimated_value: 7 },
    { value: '2 000' },
    { value: 'a lot', estimated_value: 300 },
    { value: 'a lot', estimated_value: '40,5' },
    { value: NaN, estimated_value: 9 },
    { value: Infinity },
    { value: null, estimated_value: NaN },
    { value: [5], estimated_value: { amount: 1 } },
    { value: new Date(), estimated_value: Decimal128.fromString('0.25') },
    { value: 100 },
    { estimated_value: 200 },
    {}
  ]
  await insert(odd.map((deal) => ({ stage: 'won', probability: 100, ...deal })))
  const { won } = await boardOf()
  const shown = won.cards.reduce((total, card) => total + (card.value ?? 0), 0)
  expect(shown).toBe(9174.75)
  expect(won.count).toBe(odd.length)
  expect(won.sums).toEqual([{ currency: 'USD', value: shown, weighted: shown }])
})

test('a stored NaN or infinity does not break the board', async () => {
  await insert([
    { stage: 'won', value: NaN, probability: 50 },
    { stage: 'won', value: 10, probability: 50 },
    { stage: 'won', value: 100, probability: Infinity },
    { stage: 'lost', value: 100, probability: 50 }
  ])
  const board = await boardOf()
  expect(board.won.count).toBe(3)
  expect(board.won.sums).toEqual([{ currency: 'USD', value: 110, weighted: 5 }])
  expect(board.lost.sums).toEqual([{ currency: 'USD', value: 100, weighted: 50 }])
})

test('the first cards come with the board, the rest by column, last touched first, without gaps', async () => {
  await insert(Array.from({ length: 70 }, (_, i) => ({ stage: i % 2 ? 'proposal' : 'proposal_sent' })))
  const { proposal_sent } = await boardOf({ cards: 10 })
  expect(proposal_sent.count).toBe(70)
  const names = proposal_sent.cards.map((card) => card.name)
  expect(names).toEqual(Array.from({ length: 10 }, (_, i) => `deal ${69 - i}`))
  for (let skip = 10; skip < 70; skip += 25) {
    const page = dataOf(
      await services.as(admin).opportunities.column({ column: 'proposal_sent', skip, limit: 25 })
    )
    expect(page.count).toBe(70)
    names.push(...page.cards.map((card) => card.name))
  }
  expect(new Set(names).size).toBe(70)
  expect(names).toHaveLength(70)
})

test('filters narrow cards, counts and sums alike', async () => {
  await insert([
    { stage: 'won', name: 'Nova Haifa', value: 1, owner_email: 'SAM@carmel.example' },
    { stage: 'won', name: 'Nova Eilat', value: 2, owner_email: admin.email },
    { stage: 'won', name: 'Other', value: 4, owner_email: admin.email }
  ])
  const searched = (await boardOf({ search: 'nova' })).won
  expect(searched).toMatchObject({ count: 2, sums: [{ value: 3 }] })
  expect((await boardOf({ owner: ['me'] })).won).toMatchObject({ count: 2, sums: [{ value: 6 }] })
  expect((await boardOf({ owner: [sam.email] })).won.cards.map((card) => card.name)).toEqual(['Nova Haifa'])
  expect((await boardOf({ owner: [sam.email], search: 'eilat' })).won.count).toBe(0)
})

test('a salesperson’s board holds their own deals only', async () => {
  await insert([
    { stage: 'won', value: 1, owner_email: sam.email },
    { stage: 'won', value: 2, assigned_to: sam._id },
    { stage: 'won', value: 4, owner_id: sam._id },
    { stage: 'won', value: 8, owner_email: admin.email }
  ])
  expect((await boardOf({}, sam)).won).toMatchObject({ count: 3, sums: [{ value: 7 }] })
})

test('an empty workspace has nine empty columns', async () => {
  const columns = Object.values(await boardOf())
  expect(columns).toHaveLength(9)
  for (const column of columns) expect(column).toMatchObject({ count: 0, sums: [], cards: [] })
})
