import type { Document } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { LeadFilter } from '#shared/leads/lead.contract.ts'
import { type LeadValueFilter, leadValueFilters } from '#shared/leads/lead.values.ts'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'

const admin = person('admin', 'admin')
const sam = person('sam', 'sales')
const eve = person('eve', 'viewer')

let services: TestServices
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(() => services.reset([admin, sam, eve]))

const put = (...leads: Document[]) => services.db.collection('leads').insertMany(leads)

async function counts(field: LeadValueFilter, filter: LeadFilter = {}, user = admin) {
  const found = dataOf(await services.as(user).leads.counts({ filter, field }))
  return Object.fromEntries(found.map(({ value, count }) => [value, count]))
}

const total = async (filter: LeadFilter, user = admin) =>
  dataOf(await services.as(user).leads.list(filter)).total

test('legacy spellings and empty fields are counted as what the list shows', async () => {
  const contact = { converted_to_contact_id: 'a'.repeat(24) }
  await put(
    { status: 'new' },
    { status: 'GENERATED' },
    {},
    { status: 'Lost' },
    { status: 'NEW', ...contact },
    { status: 'nurturing' }
  )
  expect(await counts('status')).toEqual({ NEW: 3, LOST: 1, CONVERTED: 1, nurturing: 1 })
  await services.reset([admin])
  await put(
    { sector: 'Restauration / Food' },
    { sector: 'food' },
    { sector: 'מסעדה / מזון' },
    { sector: 'Robots' },
    { sector: '' }
  )
  expect(await counts('sector')).toEqual({ food: 3, Robots: 1, none: 1 })
  expect(await total({ sector: ['food'] })).toBe(3)
  expect(await total({ sector: ['robots', 'none'] })).toBe(2)
})

test('each count is what the filter then finds, under all the others', async () => {
  await put(
    ...Array.from({ length: 60 }, (_, n) => ({
      status: ['NEW', 'Contacted', ' emailed', null, 'lOST ', '  '][n % 6],
      stage: ['proposal', ' wON', '', 'closed_lost '][n % 4],
      priority: ['A', ' loW', undefined][n % 3],
      language: ['fr', 'HE', ' eN '][n % 3],
      sector: ['food', ' RESTAURATION', 'Robots', ' '][n % 4],
      target_city: ['Haifa', ' haifa', 'Tel Aviv', 'a.b*'][n % 4],
      tags: [[], ['hot', 'x'], ['Hot'], 'cold', null][n % 5],
      source: n % 7 === 0 ? 'web (form)' : undefined,
      owner_email: n % 3 === 0 ? sam.email : undefined,
      assigned_to: n % 4 === 0 ? admin._id : n % 5 === 0 ? 'gone@x.example' : null,
      budget_estimated: n * 1000
    }))
  )
  const others: LeadFilter = { language: ['fr', 'he'], budget_estimated: { min: 5000, max: null } }
  for (const field of leadValueFilters) {
    for (const filter of [{}, others]) {
      const found = await counts(field, filter)
      for (const [value, count] of Object.entries(found)) {
        // Two owner fields may name two people: the filter finds the lead for both, it is counted for the first.
        const isFound = await total({ ...filter, [field]: [value] })
        if (field === 'owner') expect(isFound).toBeGreaterThanOrEqual(count)
        else expect([field, value, isFound]).toEqual([field, value, count])
      }
    }
  }
})

test('the filter that is counted does not narrow its own counts, and a salesperson counts their own leads', async () => {
  await put(
    { priority: 'A', language: 'fr', owner_email: sam.email },
    { priority: 'B', language: 'fr' },
    { priority: 'B', language: 'en', owner_email: sam.email }
  )
  expect(await counts('priority', { priority: ['A'], language: ['fr'] })).toEqual({ A: 1, B: 1 })
  expect(await counts('priority', {}, sam)).toEqual({ A: 1, B: 1 })
  expect(await counts('owner', {}, eve)).toEqual({ me: 0, [sam.email]: 2, none: 1 })
})

test('filters of amounts, dates, silence and tasks find what they say', async () => {
  const day = (text: string) => new Date(`${text}T10:00:00Z`)
  const { insertedIds } = await services.db.collection('leads').insertMany([
    {
      brand_name: 'a',
      budget_estimated: 100,
      created_at: day('2026-01-05'),
      updated_at: day('2026-01-05')
    },
    {
      brand_name: 'b',
      budget_estimated: 200,
      created_at: day('2025-12-30'),
      updated_at: day('2025-12-30')
    },
    {
      brand_name: 'c',
      budget_estimated: '300',
      created_at: day('2025-11-01'),
      updated_at: day('2025-11-01')
    },
    { brand_name: 'd' }
  ])
  const brands = async (filter: LeadFilter) =>
    dataOf(await services.as(admin).leads.list(filter))
      .rows.map((row) => row.brand_name)
      .sort()
  expect(await brands({ budget_estimated: { min: 100, max: 150 } })).toEqual(['a'])
  expect(await brands({ budget_estimated: { min: null, max: 200 } })).toEqual(['a', 'b'])
  expect(await brands({ created_at: { days: 7 } })).toEqual(['a', 'b'])
  expect(await brands({ created_at: { from: '2025-11-01', to: '2025-12-30' } })).toEqual(['b', 'c'])
  expect(await brands({ created_at: { from: null, to: '2025-11-30' } })).toEqual(['c'])

  await services.db
    .collection('activities')
    .insertOne({ type: 'call', lead_id: String(insertedIds[2]), created_at: day('2026-01-04') })
  expect(await brands({ quiet_days: 5 })).toEqual(['b', 'd'])
  await services.db.collection('tasks').insertMany([
    { title: 'x', lead_id: String(insertedIds[0]), is_completed: false },
    { title: 'y', lead_id: String(insertedIds[1]), is_completed: true },
    { title: 'z', lead_id: String(insertedIds[3]), status: 'in_progress' }
  ])
  expect(await brands({ has_open_task: true })).toEqual(['a', 'd'])
  expect(await brands({ has_open_task: false })).toEqual(['b', 'c'])
})

test('odd values of a filter are refused or found literally, never run', async () => {
  await put({ target_city: '.*' }, { target_city: 'Haifa' })
  expect(await total({ target_city: ['.*'] })).toBe(1)
  const list = services.as(admin).leads.list
  for (const odd of [
    { status: [{ $ne: 1 }] },
    { budget_estimated: { $gt: 1 } },
    { created_at: { from: 'x', to: null } }
  ]) {
    expect(await list(odd as never)).toMatchObject({ error: { code: 'invalid_input' } })
  }
})
