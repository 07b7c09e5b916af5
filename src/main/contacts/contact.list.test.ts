import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { contactFilterSchema } from '#shared/contacts/contact.contract.ts'
import { hasLegacyDump, legacyDocuments } from '../../../tests/support/legacy-dump.ts'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'

const admin = person('admin', 'admin')
const sam = person('sam', 'sales')

let services: TestServices
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(() => services.reset([admin, sam]))

const insert = (documents: object[]) =>
  services.db.collection('contacts').insertMany(documents.map((d) => ({ ...d })))
type ListInput = Parameters<ReturnType<TestServices['as']>['contacts']['list']>[0]
const list = async (input: ListInput = {}) => dataOf(await services.as(admin).contacts.list(input))
const names = async (input: ListInput = {}) => (await list(input)).rows.map(({ name }) => name)

test('newest first, whichever way the date is stored; undated ones last; pages neither overlap nor skip', async () => {
  await insert([
    { name: 'a', created_at: new Date('2025-06-01T00:00:00Z') },
    { name: 'b', timestamp: '2025-05-01T00:00:00.123456+00:00' },
    { name: 'c', created_at: '2025-04-01T00:00:00' },
    { name: 'd', created_at: new Date('2025-03-01T00:00:00Z'), timestamp: '2026-01-01T00:00:00' },
    { name: 'e', timestamp: '2025-02-01T00:00:00', created_at: null },
    { name: 'f' }
  ])
  expect(await names()).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
  expect(await names({ sort: [{ field: 'received', direction: 'asc' }] })).toEqual([
    'e',
    'd',
    'c',
    'b',
    'a',
    'f'
  ])
  const paged = await Promise.all([0, 2, 4].map((skip) => names({ skip, limit: 2 })))
  expect(paged).toEqual([
    ['a', 'b'],
    ['c', 'd'],
    ['e', 'f']
  ])
  expect((await list({ limit: 1 })).total).toBe(6)
})

test('each filter finds what it says, and merged contacts are nowhere', async () => {
  await insert([
    { name: 'crm', lead_ids: ['x'], language: 'FR', assigned_to: sam._id },
    { name: 'form', timestamp: '2025-05-01T00:00:00', language: 'he', lead_ids: [] },
    { name: 'expert', type: 'contact_expert', language: 'fr' },
    { name: 'later', source_lead_id: 'y', owner: 'sam@carmel.example', tags: ['vip'] },
    { name: 'merged', status: 'Merged' }
  ])
  const sorted = async (input: ListInput) => (await names(input)).toSorted()
  expect(await sorted({})).toEqual(['crm', 'expert', 'form', 'later'])
  expect(await sorted({ kind: ['form', 'expert'] })).toEqual(['expert', 'form'])
  expect(await sorted({ kind: ['crm'] })).toEqual(['crm', 'later'])
  expect(await sorted({ origin: ['lead'] })).toEqual(['crm', 'later'])
  expect(await sorted({ origin: ['none'] })).toEqual(['expert', 'form'])
  expect(await sorted({ language: ['fr'], kind: ['crm'] })).toEqual(['crm'])
  expect(await sorted({ owner: ['sam@carmel.example'] })).toEqual(['crm', 'later'])
  expect(await sorted({ owner: ['none'] })).toEqual(['expert', 'form'])
  expect(await sorted({ tags: ['VIP'] })).toEqual(['later'])
  expect(await sorted({ received: { from: '2025-05-01', to: '2025-05-31' } })).toEqual(['form'])
})

test('a filter tells how many contacts each of its values would find', async () => {
  await insert([
    { name: 'a', lead_ids: ['x'], language: 'FR', assigned_to: sam._id, sector: 'Restauration' },
    { name: 'b', timestamp: '2025-05-01T00:00:00', language: 'fr', sector: 'food' },
    { name: 'c', type: 'contact_expert', country: 'Belgique' }
  ])
  const empty = contactFilterSchema.parse({})
  const counts = async (field: 'kind' | 'origin' | 'owner' | 'language' | 'sector') =>
    Object.fromEntries(
      dataOf(await services.as(admin).contacts.counts({ filter: empty, field })).map(({ value, count }) => [
        value,
        count
      ])
    )
  expect(await counts('kind')).toEqual({ crm: 1, form: 1, expert: 1 })
  expect(await counts('origin')).toEqual({ lead: 1, none: 2 })
  expect(await counts('owner')).toMatchObject({ [sam.email]: 1, none: 2 })
  expect(await counts('language')).toEqual({ fr: 2, none: 1 })
  expect(await counts('sector')).toEqual({ food: 2, none: 1 })
})

test('the ids of a stretch are those of its rows', async () => {
  await insert([
    { name: 'a', timestamp: '2025-05-01T00:00:00' },
    { name: 'b', created_at: new Date() },
    { name: 'c' }
  ])
  for (const field of ['received', 'name'] as const) {
    const sort = [{ field, direction: 'desc' as const }]
    const ids = dataOf(await services.as(admin).contacts.ids({ sort, skip: 1, limit: 2 }))
    expect(ids).toEqual((await list({ sort })).rows.slice(1).map(({ _id }) => _id))
  }
})

test('every word of a search is found in name, e-mail, company, brand or phone, as it is typed', async () => {
  await insert([
    { name: 'Élise (Paris)', company: 'Nova', timestamp: '2025-05-01T00:00:00' },
    { name: 'Tal', email: 'tal@nova.example', phone: '054-1', created_at: new Date() }
  ])
  expect(await names({ search: 'nova' })).toEqual(['Tal', 'Élise (Paris)'])
  expect(await names({ search: 'NOVA (paris' })).toEqual(['Élise (Paris)'])
  expect((await list({ search: '054-1 tal@' })).total).toBe(1)
  expect(await names({ search: '.*' })).toEqual([])
})

test('other sorts go both ways, with ties in a fixed order', async () => {
  await insert(['b', 'a', 'b', 'c'].map((name) => ({ name })))
  expect(await names({ sort: [{ field: 'name', direction: 'asc' }] })).toEqual(['a', 'b', 'b', 'c'])
  const down = await list({ sort: [{ field: 'name', direction: 'desc' }] })
  const up = await list({ sort: [{ field: 'name', direction: 'asc' }] })
  expect(down.rows.map(({ _id }) => _id)).toEqual(up.rows.map(({ _id }) => _id).reverse())
})

test.runIf(hasLegacyDump)('every contact of the legacy dump is listed once, with what it is', async () => {
  const documents = legacyDocuments('contacts')
  await services.db.collection('contacts').insertMany(documents)
  const pages = await Promise.all([0, 200, 400].map((skip) => list({ skip, limit: 200 })))
  const rows = pages.flatMap((page) => page.rows)
  expect(new Set(rows.map(({ _id }) => _id)).size).toBe(documents.length)
  expect(rows.filter(({ kind }) => kind === 'form')).toHaveLength(220)
  expect(rows.filter(({ kind }) => kind === 'expert')).toHaveLength(58)
  const dates = rows.map(({ received_at }) => received_at?.toISOString().slice(0, 10))
  expect(dates).toEqual(dates.toSorted().reverse())
})
