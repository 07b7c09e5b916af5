import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Found, FoundKind } from '#shared/search/search.contract.ts'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'

const admin = person('admin', 'admin')
const sam = person('sam', 'sales')

let services: TestServices
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(() => services.reset([admin, sam]))

/** What the palette finds for a text. */
async function find(text: string, user = admin): Promise<Found[]> {
  return dataOf(await services.as(user).search.find({ text }))
}

/** The named field of what was found of one kind. */
function told(found: Found[], kind: FoundKind, field: string): unknown[] {
  return found.filter((each) => each.kind === kind).map(({ record }) => record[field as '_id'])
}

test('finds the newest few records that hold every word', async () => {
  const leads = Array.from({ length: 12 }, (_, i) => ({
    brand_name: `Nova ${i}`,
    created_at: new Date(2025, 0, i + 1)
  }))
  await services.db.collection('leads').insertMany([...leads, { brand_name: 'Nova', status: 'merged' }])
  await services.db.collection('opportunities').insertMany([{ name: 'nova – Haifa' }, { name: 'Haifa' }])
  await services.db.collection('contacts').insertMany([{ company: 'Nova', name: 'Ann' }, { name: 'Nov' }])
  const found = await find('NOVA')
  expect(told(found, 'contact', 'name')).toEqual(['Ann'])
  expect(told(found, 'lead', 'brand_name')).toEqual([11, 10, 9, 8, 7, 6].map((i) => `Nova ${i}`))
  expect(told(found, 'opportunity', 'name')).toEqual(['nova – Haifa'])
})

test('what begins with the text comes before what only holds it, however old it is', async () => {
  await services.db.collection('leads').insertMany([
    { brand_name: 'Café Nova', created_at: new Date(2026, 0, 3) },
    { brand_name: 'Nova Café', created_at: new Date(2020, 0, 1) },
    { brand_name: 'Big', name: 'Mr Nova', email: 'nova@x.example', created_at: new Date(2021, 0, 1) }
  ])
  expect(told(await find('nova'), 'lead', 'brand_name')).toEqual(['Big', 'Nova Café', 'Café Nova'])
})

test('accents make no difference', async () => {
  await services.db.collection('leads').insertMany([{ brand_name: 'Éclat' }, { brand_name: 'Eclat' }])
  for (const text of ['eclat', 'ÉCLAT']) {
    expect(await find(text)).toHaveLength(2)
  }
})

test('Hebrew is found by parts of words, in every kind of record, what begins with it first', async () => {
  await services.db.collection('leads').insertMany([
    { brand_name: 'בית קפה תמר', created_at: new Date(2026, 0, 3) },
    { brand_name: 'קפה אלומה', created_at: new Date(2020, 0, 1) },
    { brand_name: 'מאפיית נגה', name: 'נועה קפלן', created_at: new Date(2021, 0, 1) },
    { brand_name: 'Café Kfar', created_at: new Date(2026, 0, 4) }
  ])
  await services.db.collection('contacts').insertOne({ name: 'דנה לוי', company: 'קפה אלומה' })
  await services.db.collection('opportunities').insertOne({ name: 'קפה אלומה — חיפה' })
  await services.db.collection('tasks').insertOne({ title: 'להתקשר לקפה אלומה', is_completed: false })
  const found = await find('קפה')
  expect(told(found, 'lead', 'brand_name')).toEqual(['קפה אלומה', 'בית קפה תמר'])
  expect(told(found, 'contact', 'name')).toEqual(['דנה לוי'])
  expect(told(found, 'opportunity', 'name')).toEqual(['קפה אלומה — חיפה'])
  expect(told(found, 'task', 'title')).toEqual(['להתקשר לקפה אלומה'])
  expect(told(await find('אלומה קפה'), 'lead', 'brand_name')).toEqual(['קפה אלומה'])
  expect(told(await find('קפ'), 'lead', 'brand_name')).toHaveLength(3)
})

test('a salesperson finds their own records only', async () => {
  await services.db
    .collection('leads')
    .insertMany([{ brand_name: 'Nova a', assigned_to: sam.email }, { brand_name: 'Nova b' }])
  await services.db
    .collection('opportunities')
    .insertMany([{ name: 'Nova c', owner_id: sam._id }, { name: 'Nova d' }])
  const found = await find('nova', sam)
  expect(told(found, 'lead', 'brand_name')).toEqual(['Nova a'])
  expect(told(found, 'opportunity', 'name')).toEqual(['Nova c'])
})

test('an operator, or nothing, is no search text', async () => {
  for (const text of [{ $ne: null }, '   ']) {
    expect(await services.as(admin).search.find({ text } as never)).toMatchObject({
      error: { code: 'invalid_input' }
    })
  }
})

test('finds tasks by their title, with the record that they are about; a salesperson their own', async () => {
  const lead = await services.db.collection('leads').insertOne({ brand_name: 'Éclat' })
  const lead_id = lead.insertedId.toHexString()
  await services.db.collection('tasks').insertMany([
    { title: 'Send the quote to the baker', assigned_to_email: admin.email },
    { title: 'Quote: Nova', assigned_to_email: sam.email, lead_id },
    { title: 'Call', description: 'about the quote' }
  ])
  const found = await find('quote')
  expect(told(found, 'task', 'title')).toEqual(['Quote: Nova', 'Send the quote to the baker'])
  expect(found[0]).toMatchObject({ kind: 'task', record: { record: { kind: 'lead', name: 'Éclat' } } })
  expect(told(await find('quote', sam), 'task', 'title')).toEqual(['Quote: Nova'])
})

test('a phone number is found with and without its country, however it is stored', async () => {
  await services.db.collection('leads').insertMany([
    { brand_name: 'a', phone: '+972 54-123-4567' },
    { brand_name: 'b', phone: '0541234567' },
    { brand_name: 'c', phone: '+33 6 39 98 92 65' },
    { brand_name: 'd', phone: '+972 54-123-4568' }
  ])
  await services.db.collection('contacts').insertOne({ name: 'e', phone: '+972541234567' })
  for (const text of ['054 123 4567', '054-1234567', '+972541234567', '00972541234567', '(054) 123 45 67']) {
    const found = await find(text)
    expect(told(found, 'lead', 'brand_name').sort(), text).toEqual(['a', 'b'])
    expect(told(found, 'contact', 'name'), text).toEqual(['e'])
  }
  expect(told(await find('0639989265'), 'lead', 'brand_name')).toEqual(['c'])
  const list = dataOf(await services.as(admin).leads.list({ search: '0541234567' }))
  expect(list.rows.map(({ brand_name }) => brand_name).sort()).toEqual(['a', 'b'])
})

test('tells what each person opened last, newest first, once, as far as they may still see it', async () => {
  const { insertedIds } = await services.db
    .collection('leads')
    .insertMany([
      { brand_name: 'a', assigned_to: sam.email },
      { brand_name: 'b' },
      { brand_name: 'c', status: 'merged' }
    ])
  const [a = '', b = '', c = ''] = Object.values(insertedIds).map(String)
  const task = await services.db.collection('tasks').insertOne({ title: 'T' })
  const open = async (kind: FoundKind, _id: string, user = admin) =>
    dataOf(await services.as(user).search.opened({ kind, _id }))
  const recent = async (user = admin) => dataOf(await services.as(user).search.recent({}))
  for (const id of [a, b, c, a]) await open('lead', id)
  await open('task', task.insertedId.toHexString())
  await open('lead', 'f'.repeat(24))
  expect((await recent()).map(({ record }) => ('title' in record ? record.title : record._id))).toEqual([
    'T',
    a,
    b
  ])
  for (const id of [a, b]) await open('lead', id, sam)
  expect(told(await recent(sam), 'lead', '_id')).toEqual([a])
})
