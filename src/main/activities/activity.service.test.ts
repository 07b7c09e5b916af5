import { type Document, ObjectId } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Activity } from '#shared/activities/activity.schema.ts'
import type { RecordRef } from '#shared/records/record.schema.ts'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'

const admin = person('admin', 'admin')
const sam = person('sam', 'sales')

let services: TestServices
let lead_id: string
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(async () => {
  await services.reset([admin, sam])
  lead_id = await addLead({ owner_email: admin.email })
})

async function addLead(fields: Document): Promise<string> {
  const lead = { brand_name: 'Éclat', ...fields }
  return (await services.db.collection('leads').insertOne(lead)).insertedId.toHexString()
}

const insert = (collection: string, entries: Document[]) =>
  services.db.collection(collection).insertMany(entries)

type Page = { entries: Activity[]; more: boolean }

/** Reads a whole timeline page by page, as the window does. */
async function allPages(record: RecordRef, limit: number): Promise<(string | null)[]> {
  const texts: (string | null)[] = []
  let before: Date | null = null
  for (let turn = 0; turn < 100; turn++) {
    const page: Page = dataOf(await services.as(admin).activities.timeline({ record, before, limit }))
    texts.push(...page.entries.map((entry) => entry.description))
    if (!page.more) return texts
    before = page.entries.at(-1)?.created_at ?? null
  }
  throw new Error('The timeline has no end')
}

test('a note is written in the canonical form and shows on top of the timeline', async () => {
  await insert('activities', [
    { type: 'call', lead_id, description: 'old', created_at: new Date('2025-01-01') }
  ])
  const added = dataOf(
    await services
      .as(admin)
      .activities.add({ record: { lead_id }, type: 'note', description: ' First\nline ' })
  )
  const { entries } = dataOf(await services.as(admin).activities.timeline({ record: { lead_id } }))
  expect(entries).toMatchObject([added, { description: 'old' }])
  expect(await services.db.collection('activities').findOne({ type: 'note' })).toEqual({
    _id: new ObjectId(added._id),
    type: 'note',
    subject: 'Note added',
    description: 'First\nline',
    note_text: 'First\nline',
    created_by: admin.email,
    lead_id,
    user_id: admin._id,
    user_email: admin.email,
    metadata: {},
    created_at: services.clock.now
  })
  const lead = await services.db.collection('leads').findOne({ _id: new ObjectId(lead_id) })
  expect(lead).toMatchObject({ activity_count: 1, updated_at: services.clock.now })
  expect(services.changes).toContainEqual({ collection: 'activities', ids: [added._id], kind: 'created' })
})

test('an entry on an opportunity also names its lead and contact', async () => {
  const deal = { name: 'D', stage: 'won', lead_id, contact_id: 'c'.repeat(24) }
  const opportunity_id = (
    await services.db.collection('opportunities').insertOne(deal)
  ).insertedId.toHexString()
  dataOf(
    await services.as(admin).activities.add({ record: { opportunity_id }, type: 'call', description: 'Rang' })
  )
  expect(await services.db.collection('activities').findOne({})).toMatchObject({
    type: 'call',
    subject: 'Call',
    opportunity_id,
    lead_id,
    contact_id: 'c'.repeat(24)
  })
  for (const record of [{ opportunity_id }, { lead_id }]) {
    expect(dataOf(await services.as(admin).activities.timeline({ record })).entries).toMatchObject([
      { description: 'Rang' }
    ])
  }
})

test('gathers four collections, with ids as text or ObjectId and dates as they come', async () => {
  await insert('activities', [
    { type: 'note', lead_id, description: '4', created_at: new Date('2025-01-04') }
  ])
  await insert('crm_activities', [
    {
      type: 'email_sent',
      lead_id,
      subject: 's',
      details: '3',
      sent_by: 'x',
      sent_at: '2025-01-03T10:00:00+02:00'
    }
  ])
  await insert('notes', [{ lead_id: new ObjectId(lead_id), content: '2', created_at: '2025-01-02 00:00:00' }])
  await insert('timeline_events', [
    { event_type: 'task_created', lead_id, description: '1', created_at: new Date('2025-01-01') },
    { event_type: 'other', lead_id: new ObjectId(), description: 'of another', created_at: new Date() },
    { event_type: 'undated', lead_id, description: '0' }
  ])
  const { entries, more } = dataOf(await services.as(admin).activities.timeline({ record: { lead_id } }))
  expect(entries.map((entry) => entry.description)).toEqual(['4', '3', '2', '1', '0'])
  expect(entries.map((entry) => entry.type)).toEqual(['note', 'email', 'note', 'task', 'undated'])
  expect(more).toBe(false)
})

test('pages hold every entry once, whatever the dates look like', async () => {
  const day = (i: number) => new Date(Date.UTC(2025, 0, 1 + i))
  const entries = Array.from({ length: 60 }, (_, i) => ({
    lead_id,
    type: 'note',
    description: `n${i}`,
    created_at: i % 7 === 3 ? day(i).toISOString() : day(i)
  }))
  await insert('activities', entries.slice(0, 40))
  await insert(
    'notes',
    entries.slice(40).map(({ description, ...note }) => ({ ...note, content: description }))
  )
  await insert('timeline_events', [{ lead_id, description: 'undated' }])
  const expected = [...entries.map((entry) => entry.description).reverse(), 'undated']
  for (const limit of [1, 7, 30, 100]) expect(await allPages({ lead_id }, limit)).toEqual(expected)
})

test('entries that the database cannot order are all shown, however many they are', async () => {
  const spelled = (i: number) => new Date(Date.UTC(2025, 0, 1, 0, i)).toISOString()
  await insert(
    'notes',
    Array.from({ length: 700 }, (_, i) => ({
      lead_id,
      content: `n${i}`,
      ...(i % 2 && { created_at: spelled(i) })
    }))
  )
  const instant = new Date('2025-02-01')
  await insert(
    'activities',
    Array.from({ length: 600 }, (_, i) => ({ lead_id, description: `a${i}`, created_at: instant }))
  )
  const texts = await allPages({ lead_id }, 100)
  expect(texts).toHaveLength(1300)
  expect(new Set(texts).size).toBe(1300)
})

test('entries of one instant are never split between pages', async () => {
  const instant = new Date('2025-01-02')
  const at = (created_at: Date, count: number, name: string) =>
    Array.from({ length: count }, (_, i) => ({
      lead_id,
      type: 'note',
      description: `${name}${i}`,
      created_at
    }))
  await insert('activities', [...at(instant, 25, 'a'), ...at(new Date('2025-01-01'), 5, 'old')])
  await insert('timeline_events', [...at(instant, 4, 'b'), ...at(new Date('2025-01-03'), 3, 'new')])
  await insert('notes', [{ lead_id, content: 'text date', created_at: instant.toISOString() }])
  for (const limit of [1, 3, 10, 27, 33, 38]) {
    const texts = await allPages({ lead_id }, limit)
    expect(texts).toHaveLength(38)
    expect(new Set(texts).size).toBe(38)
  }
})

test('a converted lead also shows a conversion that names only its contact', async () => {
  const contact_id = new ObjectId().toHexString()
  const converted = await addLead({ converted_to_contact_id: contact_id })
  await insert('activities', [
    { type: 'conversion', contact_id, description: 'converted', created_at: new Date() },
    { type: 'note', contact_id, description: 'of the contact', created_at: new Date() }
  ])
  const { entries } = dataOf(await services.as(admin).activities.timeline({ record: { lead_id: converted } }))
  expect(entries.map((entry) => entry.description)).toEqual(['converted'])
})

test('odd entries are read as well as they can be', async () => {
  await insert('activities', [
    { lead_id, type: 7, subject: ['a'], metadata: [1], created_at: new Date('2025-01-02') },
    { lead_id, metadata: { changes: { status: 'LOST' }, count: 2 }, created_at: null, user_email: { a: 1 } }
  ])
  const { entries } = dataOf(await services.as(admin).activities.timeline({ record: { lead_id } }))
  expect(entries).toMatchObject([
    { type: '7', subject: '["a"]', metadata: {} },
    { type: 'note', metadata: { changes: '{"status":"LOST"}', count: 2 }, created_at: null }
  ])
})

test('the history of a record that the user may not see is not found, and nothing is added to it', async () => {
  const calls = [
    () => services.as(sam).activities.timeline({ record: { lead_id } }),
    () => services.as(sam).activities.add({ record: { lead_id }, type: 'note', description: 'x' }),
    () => services.as(admin).activities.timeline({ record: { opportunity_id: 'a'.repeat(24) } })
  ]
  for (const call of calls) expect(await call()).toMatchObject({ error: { code: 'not_found' } })
  expect(await services.db.collection('activities').countDocuments()).toBe(0)
})

test.each([
  ['an empty note', { description: '  ' }],
  ['an operator as text', { description: { $gt: '' } }],
  ['a type that nobody logs by hand', { type: 'conversion' }],
  ['two records at once', { record: { lead_id: 'a'.repeat(24), opportunity_id: 'a'.repeat(24) } }],
  ['an operator as id', { record: { lead_id: { $ne: null } } }]
])('%s is bad input', async (_what, wrong) => {
  const input = { record: { lead_id }, type: 'note', description: 'x', ...wrong }
  expect(await services.as(admin).activities.add(input as never)).toMatchObject({
    error: { code: 'invalid_input' }
  })
})
