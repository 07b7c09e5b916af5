import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'

const admin = person('admin', 'admin')
const sam = person('sam', 'sales')

let services: TestServices
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(() => services.reset([admin, sam]))

test('finds the newest few records that hold every word', async () => {
  const leads = Array.from({ length: 12 }, (_, i) => ({
    brand_name: `Nova ${i}`,
    created_at: new Date(2025, 0, i + 1)
  }))
  await services.db.collection('leads').insertMany([...leads, { brand_name: 'Nova', status: 'merged' }])
  await services.db.collection('opportunities').insertMany([{ name: 'nova – Haifa' }, { name: 'Haifa' }])
  await services.db.collection('contacts').insertMany([{ company: 'Nova', name: 'Ann' }, { name: 'Nov' }])
  const found = dataOf(await services.as(admin).search.find({ text: 'NOVA' }))
  expect(found.contacts.map((contact) => contact.name)).toEqual(['Ann'])
  expect(found.leads.map((lead) => lead.brand_name)).toEqual([11, 10, 9, 8, 7, 6].map((i) => `Nova ${i}`))
  expect(found.opportunities.map((card) => card.name)).toEqual(['nova – Haifa'])
})

test('what begins with the text comes before what only holds it, however old it is', async () => {
  await services.db.collection('leads').insertMany([
    { brand_name: 'Café Nova', created_at: new Date(2026, 0, 3) },
    { brand_name: 'Nova Café', created_at: new Date(2020, 0, 1) },
    { brand_name: 'Big', name: 'Mr Nova', email: 'nova@x.example', created_at: new Date(2021, 0, 1) }
  ])
  const { leads } = dataOf(await services.as(admin).search.find({ text: 'nova' }))
  expect(leads.map((lead) => lead.brand_name)).toEqual(['Big', 'Nova Café', 'Café Nova'])
})

test('accents make no difference', async () => {
  await services.db.collection('leads').insertMany([{ brand_name: 'Éclat' }, { brand_name: 'Eclat' }])
  for (const text of ['eclat', 'ÉCLAT']) {
    expect(dataOf(await services.as(admin).search.find({ text })).leads).toHaveLength(2)
  }
})

test('a salesperson finds their own records only', async () => {
  await services.db
    .collection('leads')
    .insertMany([{ brand_name: 'Nova a', assigned_to: sam.email }, { brand_name: 'Nova b' }])
  await services.db
    .collection('opportunities')
    .insertMany([{ name: 'Nova c', owner_id: sam._id }, { name: 'Nova d' }])
  const found = dataOf(await services.as(sam).search.find({ text: 'nova' }))
  expect(found.leads.map((lead) => lead.brand_name)).toEqual(['Nova a'])
  expect(found.opportunities.map((card) => card.name)).toEqual(['Nova c'])
})

test('an operator, or nothing, is no search text', async () => {
  for (const text of [{ $ne: null }, '   ']) {
    expect(await services.as(admin).search.find({ text } as never)).toMatchObject({
      error: { code: 'invalid_input' }
    })
  }
})
