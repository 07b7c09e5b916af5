import type { Document } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ActivityRow } from '#shared/activities/activity.contract.ts'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'
import type { Ctx } from '../context.ts'
import { listActivities } from './activity.list.ts'

const ada = person('Ada', 'admin', { email: 'ada@carmel.example' })
const sam = person('Sam', 'sales', { email: 'sam@carmel.example' })
const vera = person('Vera', 'viewer')

let services: TestServices
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(() => services.reset([ada, sam, vera]))

const insert = async (name: string, document: Document) =>
  (await services.db.collection(name).insertOne(document)).insertedId.toHexString()
const at = (day: number) => new Date(Date.UTC(2025, 0, day))

async function list(user: typeof ada, input: object = {}): Promise<ActivityRow[]> {
  return dataOf(await services.as(user).activities.list(input)).entries
}

const told = (entries: ActivityRow[]) => entries.map(({ description, subject }) => description ?? subject)

test('every entry names its record and says whether it can be opened', async () => {
  const lead_id = await insert('leads', { brand_name: 'Éclat', name: 'Élise', owner_email: sam.email })
  const contact_id = await insert('contacts', { name: 'Noa', assigned_to: ada.email })
  const opportunity_id = await insert('opportunities', { name: 'Deal', owner_email: sam.email })
  await services.db.collection('activities').insertMany([
    { type: 'note', lead_id, description: 'lead', created_at: at(5) },
    { type: 'conversion', lead_id, contact_id, description: 'contact', created_at: at(4) },
    { type: 'call', opportunity_id, contact_id, description: 'deal', created_at: at(3) },
    { type: 'note', lead_id: 'f'.repeat(24), description: 'gone', created_at: at(2) },
    { type: 'export', description: 'none', user_email: ada.email, created_at: at(1) }
  ])
  expect((await list(ada)).map(({ description, record }) => [description, record])).toEqual([
    ['lead', { kind: 'lead', _id: lead_id, name: 'Élise · Éclat', mayOpen: true }],
    ['contact', { kind: 'contact', _id: contact_id, name: 'Noa', mayOpen: true }],
    ['deal', { kind: 'opportunity', _id: opportunity_id, name: 'Deal', mayOpen: true }],
    ['gone', { kind: 'lead', _id: 'f'.repeat(24), name: null, mayOpen: false }],
    ['none', null]
  ])
  const own = await list(sam)
  expect(told(own)).toEqual(['lead', 'contact', 'deal'])
  expect(own[1]?.record).toEqual({ kind: 'contact', _id: contact_id, name: 'Noa', mayOpen: false })
  expect(told(await list(vera))).toHaveLength(5)
})

test('names cost one query a kind, not one an entry', async () => {
  const leads = Array.from({ length: 60 }, (_, i) => ({ brand_name: `B${i}` }))
  const { insertedIds } = await services.db.collection('leads').insertMany(leads)
  const entries = Object.values(insertedIds).map((id, i) => ({
    type: 'note',
    lead_id: String(id),
    description: `n${i}`,
    created_at: at(1)
  }))
  await services.db.collection('activities').insertMany(entries)
  const ctx = services.ctx(ada)
  const asked: string[] = []
  const counted: Ctx = {
    ...ctx,
    collection: (definition) => {
      asked.push(definition.name)
      return ctx.collection(definition)
    }
  }
  const input = { kinds: [], authors: [], left: [], from: null, to: null, before: null, limit: 60 }
  expect((await listActivities(counted, input)).entries).toHaveLength(60)
  expect(asked.filter((name) => name === 'leads').length).toBeLessThanOrEqual(2)
})

test('a salesperson also sees what they did without a record, and nobody else’s', async () => {
  await services.db.collection('activities').insertMany([
    { type: 'export', description: 'own', user_email: 'SAM@carmel.example', created_at: at(2) },
    { type: 'export', description: 'of Ada', user_email: ada.email, created_at: at(1) }
  ])
  expect(told(await list(sam))).toEqual(['own'])
})

test('kind, author and period narrow all collections; a period leaves out what has no date', async () => {
  await services.db.collection('activities').insertMany([
    { type: 'call', description: '9', user_email: sam.email, created_at: at(9) },
    { type: 'call', description: '8', user_email: ada.email, created_at: at(8) },
    { type: 'call', description: 'text 7', user_email: ada.email, created_at: at(7).toISOString() },
    { type: 'call', description: 'undated', user_email: ada.email }
  ])
  await services.db.collection('crm_activities').insertMany([
    {
      type: 'email_sent',
      subject: 'mail 6',
      sent_by: ada.email,
      sent_at: '2025-01-06T00:00:00.000000+00:00'
    },
    { type: 'email_sent', subject: 'mail 5', sent_by: ada.email, sent_at: '2025-01-05T23:59:59.999000+00:00' }
  ])
  expect(told(await list(ada))).toEqual(['9', '8', 'text 7', 'mail 6', 'mail 5', 'undated'])
  expect(told(await list(ada, { from: at(6), to: at(9) }))).toEqual(['8', 'text 7', 'mail 6'])
  expect(told(await list(ada, { kinds: ['email'], from: at(6) }))).toEqual(['mail 6'])
  expect(told(await list(ada, { authors: [sam.email], to: at(10) }))).toEqual(['9'])
})

test('pages hold every entry once', async () => {
  const lead_id = await insert('leads', { brand_name: 'A', owner_email: sam.email })
  const second = (i: number) => new Date(Date.UTC(2025, 0, 1, 0, 0, Math.floor(i / 3)))
  await services.db.collection('activities').insertMany(
    Array.from({ length: 90 }, (_, i) => ({
      type: 'note',
      lead_id,
      description: `a${i}`,
      created_at: second(i)
    }))
  )
  await services.db.collection('crm_activities').insertMany(
    Array.from({ length: 40 }, (_, i) => ({
      type: 'email_sent',
      lead_id,
      subject: `m${i}`,
      sent_at: second(i * 2)
        .toISOString()
        .replace('Z', '000+00:00')
    }))
  )
  const found: (string | null)[] = []
  let before: Date | null = null
  for (let more = true; more; ) {
    const page: { entries: ActivityRow[]; more: boolean } = dataOf(
      await services.as(sam).activities.list({ before, limit: 17 })
    )
    found.push(...told(page.entries))
    before = page.entries.at(-1)?.created_at ?? null
    more = page.more
  }
  expect(found).toHaveLength(130)
  expect(new Set(found).size).toBe(130)
})
