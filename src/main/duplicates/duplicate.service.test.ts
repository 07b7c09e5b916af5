import { ObjectId } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { hasLegacyDump, legacyDocuments } from '../../../tests/support/legacy-dump.ts'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'
import { createDuplicateHandlers } from './duplicate.handlers.ts'
import type { DuplicateFindings } from './duplicate.service.ts'

const admin = person('admin', 'admin')
const sam = person('sam', 'sales')

let services: TestServices
const findings: DuplicateFindings = new Map()
beforeAll(async () => {
  services = await startTestServices(() => ({ duplicates }))
})
afterAll(() => services.stop())
beforeEach(async () => {
  findings.clear()
  await services.reset([admin, sam])
})

const duplicates = createDuplicateHandlers(findings)
const api = () => services.as(admin).duplicates
const search = async (kind: 'lead' | 'contact') => services.ended(dataOf(await api().search({ kind })), admin)
const groups = async (kind: 'lead' | 'contact', more: object = {}) =>
  dataOf(await api().groups({ kind, ...more }))

async function addLeads(...leads: object[]): Promise<string[]> {
  const { insertedIds } = await services.db.collection('leads').insertMany(leads.map((lead) => ({ ...lead })))
  return Object.values(insertedIds).map(String)
}

test('finds leads that look the same, surest first, whoever owns them', async () => {
  const [a, b, c] = await addLeads(
    { brand_name: 'Éclat d’Or', email: 'a@x.example', phone: '0612345678', language: 'fr' },
    { brand_name: 'ECLAT D OR', email: ' A@x.example', phone: '+33 6 12 34 56 78', assigned_to: sam.email },
    { brand_name: 'eclat-d’or', email: 'c@x.example' },
    { brand_name: 'eclat d or', status: 'merged' },
    { brand_name: 'Other', email: 'd@x.example' }
  )
  expect(await groups('lead')).toMatchObject({ total: 0, found_at: null })
  const job = await search('lead')
  expect(job).toMatchObject({ state: 'done', kind: 'find-duplicates', result: { kind: 'lead', groups: 2 } })
  expect(await groups('lead')).toMatchObject({
    total: 2,
    found_at: services.clock.now,
    found: {
      kind: 'lead',
      groups: [
        { ids: [a, b], reasons: ['email', 'phone', 'brand'], count: 2, records: [{ _id: a }, { _id: b }] },
        { ids: [a, b, c], reasons: ['brand'] }
      ]
    }
  })
})

test('contacts are people of the CRM; what they sent through the website is no second one', async () => {
  await services.db.collection('contacts').insertMany([
    { name: 'Tal', email: 'tal@x.example', created_at: new Date() },
    { name: 'Tal C.', email: 'TAL@x.example', created_at: new Date() },
    { email: 'tal@x.example', timestamp: '2025-01-01T00:00:00', message: 'Hello' }
  ])
  await search('contact')
  expect((await groups('contact')).found).toMatchObject({
    kind: 'contact',
    groups: [{ reasons: ['email'], records: [{ name: 'Tal' }, { name: 'Tal C.' }] }]
  })
})

test('what was told apart stays away until another record joins, and can be taken back', async () => {
  const ids = await addLeads({ brand_name: 'Nova' }, { brand_name: 'NOVA' })
  await search('lead')
  dataOf(await api().dismiss({ kind: 'lead', ids }))
  dataOf(await api().dismiss({ kind: 'lead', ids: ids.toReversed() }))
  expect((await groups('lead')).total).toBe(0)
  expect((await groups('lead', { dismissed: true })).total).toBe(1)
  await search('lead')
  expect((await groups('lead')).total).toBe(0)
  await addLeads({ brand_name: 'nova' })
  await search('lead')
  expect((await groups('lead')).found.groups[0]?.ids).toHaveLength(3)
  dataOf(await api().undismiss({ kind: 'lead', ids }))
  expect(await services.db.collection('duplicate_dismissals').countDocuments()).toBe(0)
})

test('records that have changed or gone since are left out', async () => {
  const [a = '', , c = ''] = await addLeads(
    { brand_name: 'One' },
    { brand_name: 'one' },
    { brand_name: 'Two', email: 'a@x.example' },
    { brand_name: 'two', email: 'a@x.example' }
  )
  await search('lead')
  await services.db.collection('leads').deleteOne({ _id: new ObjectId(a) })
  await services.db.collection('leads').updateOne({ _id: new ObjectId(c) }, { $set: { brand_name: 'Three' } })
  const left = await groups('lead')
  expect(left.total).toBe(1)
  expect(left.found.groups).toMatchObject([{ reasons: ['email'] }])
  expect(await groups('lead')).toEqual(left)
})

test('pages hold different groups', async () => {
  await addLeads(...Array.from({ length: 12 }, (_, n) => ({ brand_name: `Brand ${Math.floor(n / 2)}` })))
  await search('lead')
  const pages = await Promise.all([0, 4].map((skip) => groups('lead', { skip, limit: 4 })))
  expect(pages.map(({ found, total }) => [found.groups.length, total])).toEqual([
    [4, 6],
    [2, 6]
  ])
})

test('of a very large group the first records show, and all are counted', async () => {
  await addLeads(...Array.from({ length: 30 }, () => ({ brand_name: 'Test' })))
  await search('lead')
  const [group] = (await groups('lead')).found.groups
  expect([group?.records.length, group?.count, group?.ids.length]).toEqual([20, 30, 30])
})

test('a search runs once at a time, can be stopped, and lets everything else have its turn', async () => {
  const leads = Array.from({ length: 2500 }, (_, n) => ({ brand_name: `Brand ${n % 2000}` }))
  await addLeads(...leads)
  const first = dataOf(await api().search({ kind: 'lead' }))
  expect(dataOf(await api().search({ kind: 'lead' })).id).toBe(first.id)
  let turns = 0
  let isOver = false
  const count = () => {
    turns += 1
    if (!isOver) setImmediate(count)
  }
  setImmediate(count)
  expect(await services.ended(first, admin)).toMatchObject({ state: 'done', done: 2500 })
  isOver = true
  expect(turns).toBeGreaterThan(20)
  const second = dataOf(await api().search({ kind: 'lead' }))
  dataOf(await services.as(admin).jobs.cancel({ id: second.id }))
  expect(await services.ended(second, admin)).toMatchObject({ state: 'cancelled' })
  expect((await groups('lead')).total).toBe(500)
})

test('only administrators look for duplicates', async () => {
  for (const answer of [
    await services.as(sam).duplicates.search({ kind: 'lead' }),
    await services.as(sam).duplicates.groups({ kind: 'lead' }),
    await services.as(sam).duplicates.dismiss({ kind: 'lead', ids: ['a'.repeat(24), 'b'.repeat(24)] })
  ]) {
    expect(answer).toMatchObject({ error: { code: 'forbidden' } })
  }
})

test.runIf(hasLegacyDump)('the legacy dump’s odd documents are searched without an error', async () => {
  for (const name of ['leads', 'contacts'])
    await services.db.collection(name).insertMany(legacyDocuments(name))
  for (const kind of ['lead', 'contact'] as const) {
    expect(await search(kind)).toMatchObject({ state: 'done' })
    const { found, total } = await groups(kind, { limit: 200 })
    expect(total).toBeGreaterThan(10)
    expect(found.groups.every(({ reasons }) => reasons.length > 0)).toBe(true)
  }
})
