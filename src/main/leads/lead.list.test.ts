import type { Document } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { LeadFilter } from '#shared/leads/lead.contract.ts'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'

const admin = person('admin', 'admin')
const sam = person('sam', 'sales')

let services: TestServices
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(() => services.reset([admin, sam]))

/** Puts leads in, named by brand, and answers the brands that a filter finds, in alphabetical order. */
async function brandsOf(leads: Record<string, Document>, filter: LeadFilter): Promise<(string | null)[]> {
  const documents = Object.entries(leads).map(([brand_name, lead]) => ({ brand_name, ...lead }))
  await services.db.collection('leads').insertMany(documents)
  const { rows, total } = dataOf(await services.as(admin).leads.list(filter))
  expect(total).toBe(rows.length)
  return rows.map((row) => row.brand_name).sort()
}

test('NEW finds what nobody has handled yet, in any case', async () => {
  const leads = {
    a: { status: 'NEW' },
    b: { status: 'new' },
    c: { status: 'Generated' },
    d: { status: 'QUOTA_BLOCKED' },
    e: {},
    f: { status: null },
    g: { status: 'CONTACTED' },
    h: { status: 'NEW', converted_to_contact_id: 'x' }
  }
  expect(await brandsOf(leads, { status: ['NEW'] })).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
})

test('CONVERTED finds leads with a contact, whatever their status says', async () => {
  const leads = {
    a: { status: 'CONVERTED' },
    b: { status: 'converted' },
    c: { status: 'NEW', converted_to_contact_id: '1' },
    d: { status: 'LOST', converted_contact_id: '1' },
    e: { status: 'NEW', converted_to_contact_id: '' },
    f: { status: 'LOST' }
  }
  expect(await brandsOf(leads, { status: ['CONVERTED'] })).toEqual(['a', 'b', 'c', 'd'])
  const { rows } = dataOf(await services.as(admin).leads.list({ status: ['CONVERTED', 'LOST'] }))
  expect(rows.map((row) => row.brand_name).sort()).toEqual(['a', 'b', 'c', 'd', 'f'])
  expect(dataOf(await services.as(admin).leads.list({ status: ['LOST'] })).total).toBe(1)
})

test('merged leads are never listed nor counted', async () => {
  expect(
    await brandsOf({ a: { status: 'merged' }, b: { status: 'MERGED' }, c: { status: 'x' } }, {})
  ).toEqual(['c'])
})

test('a stage finds its legacy spellings; the first also leads without stage', async () => {
  const leads = {
    a: { stage: 'analysis_requested' },
    b: { stage: 'Initial_Interest' },
    c: {},
    d: { stage: '' },
    e: { stage: 'PITCH_DELIVERED' },
    f: { stage: 'what' }
  }
  expect(await brandsOf(leads, { stage: ['analysis_requested'] })).toEqual(['a', 'b', 'c', 'd'])
  expect(dataOf(await services.as(admin).leads.list({ stage: ['qualification'] })).rows).toMatchObject([
    { brand_name: 'e' }
  ])
})

test('priority C finds leads without priority', async () => {
  const leads = {
    a: { priority: 'A' },
    b: { priority: 'Urgent' },
    c: {},
    d: { priority: 'low' },
    e: { priority: 'C' }
  }
  expect(await brandsOf(leads, { priority: ['C'] })).toEqual(['c', 'd', 'e'])
  const { rows } = dataOf(await services.as(admin).leads.list({ priority: ['A'] }))
  expect(rows.map((row) => row.brand_name).sort()).toEqual(['a', 'b'])
})

test('owners are found in every field that may name them', async () => {
  const leads = {
    a: { assigned_to: 'ADMIN@carmel.example' },
    b: { owner_email: sam.email },
    c: { assigned_to: sam._id },
    d: {},
    e: { assigned_to: '', owner_email: null },
    f: { owner: 'Sam@carmel.example' },
    g: { owner: admin._id }
  }
  expect(await brandsOf(leads, { owner: ['me'] })).toEqual(['a', 'g'])
  const brands = async (owner: string[]) =>
    dataOf(await services.as(admin).leads.list({ owner }))
      .rows.map((row) => row.brand_name)
      .sort()
  expect(await brands([sam.email])).toEqual(['b', 'c', 'f'])
  expect(await brands(['none'])).toEqual(['d', 'e'])
  expect(await brands(['none', 'me'])).toEqual(['a', 'd', 'e', 'g'])
  expect(await brands(['stranger@x.example'])).toEqual([])
})

test('different filters are joined by and, values of one filter by or', async () => {
  const leads = {
    a: { language: 'fr', status: 'NEW' },
    b: { language: 'he', status: 'NEW' },
    c: { language: 'en', status: 'NEW' },
    d: { language: 'fr', status: 'LOST' }
  }
  expect(await brandsOf(leads, { language: ['fr', 'he'], status: ['NEW'] })).toEqual(['a', 'b'])
})

test('a search finds every word, each in any of the names and addresses, in any case', async () => {
  const leads = {
    'Nova Tel Aviv': { email: 'dana@nova.example' },
    'Nova Haifa': { full_name: 'Dana Cohen' },
    'קפה חיפה': { phone: '+972-50', email: 'x@y.example' },
    Other: { email: 'dana@other.example' }
  }
  expect(await brandsOf(leads, { search: ' DANA  nova ' })).toEqual(['Nova Haifa', 'Nova Tel Aviv'])
  expect(dataOf(await services.as(admin).leads.list({ search: 'חיפה +972' })).total).toBe(1)
  expect(dataOf(await services.as(admin).leads.list({ search: 'dana nothing' })).total).toBe(0)
})

test('pages follow each other without gaps or repeats, also where many leads are equal', async () => {
  const same = new Date('2026-01-01T00:00:00Z')
  const many = Array.from({ length: 95 }, (_, i) => ({
    brand_name: `b${i}`,
    created_at: same,
    status: 'NEW'
  }))
  await services.db.collection('leads').insertMany(many)
  for (const sort of [
    [{ field: 'created_at', direction: 'desc' } as const],
    [{ field: 'brand_name', direction: 'asc' } as const],
    [
      { field: 'status', direction: 'desc' } as const,
      { field: 'priority', direction: 'asc' } as const,
      { field: 'created_at', direction: 'desc' } as const
    ]
  ]) {
    const seen = new Set<string>()
    for (let skip = 0; skip < 95; skip += 20) {
      const { rows, total } = dataOf(await services.as(admin).leads.list({ sort, skip, limit: 20 }))
      expect(total).toBe(95)
      for (const row of rows) seen.add(row._id)
    }
    expect(seen.size).toBe(95)
  }
  expect(dataOf(await services.as(admin).leads.list({ skip: 500 }))).toEqual({ rows: [], total: 95 })
  expect(dataOf(await services.as(admin).leads.list({ skip: 500, search: 'b1' }))).toMatchObject({
    total: 11
  })
})

test('an empty workspace has an empty list', async () => {
  expect(dataOf(await services.as(sam).leads.list({ search: 'x', owner: ['me'] }))).toEqual({
    rows: [],
    total: 0
  })
})

test('upwards and downwards, what has no value comes last, whatever the page', async () => {
  const put = (brand_name: string, lead: Document) => ({ brand_name, ...lead })
  await services.db
    .collection('leads')
    .insertMany([
      put('none', {}),
      put('two', { target_city: 'Tel Aviv', budget_estimated: 2 }),
      put('null', { target_city: null, budget_estimated: null }),
      put('one', { target_city: 'Haifa', budget_estimated: 1 }),
      put('empty', { target_city: '', budget_estimated: '' })
    ])
  const sorted = async (
    field: 'target_city' | 'budget_estimated',
    direction: 'asc' | 'desc',
    skip = 0,
    limit = 100
  ) => {
    const sort = [{ field, direction }]
    const { rows, total } = dataOf(await services.as(admin).leads.list({ sort, skip, limit }))
    expect(total).toBe(5)
    const ids = dataOf(await services.as(admin).leads.ids({ sort, skip, limit }))
    expect(ids).toEqual(rows.map(({ _id }) => _id))
    return rows.map((row) => row.brand_name)
  }
  for (const field of ['target_city', 'budget_estimated'] as const) {
    const up = await sorted(field, 'asc')
    expect(up.slice(0, 2)).toEqual(['one', 'two'])
    expect(up.slice(2).sort()).toEqual(['empty', 'none', 'null'])
    const paged = [0, 1, 2, 3, 4].map((skip) => sorted(field, 'asc', skip, 1))
    expect((await Promise.all(paged)).flat()).toEqual(up)
    expect(await sorted(field, 'asc', 1, 3)).toEqual(up.slice(1, 4))
  }
  expect((await sorted('target_city', 'desc')).slice(0, 2)).toEqual(['two', 'one'])
})
