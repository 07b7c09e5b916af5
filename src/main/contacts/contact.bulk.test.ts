import type { Document } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ContactBulkChange } from '#shared/contacts/contact.contract.ts'
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

const contacts = () => services.db.collection('contacts')
const stored = () => contacts().find({}, { promoteValues: false }).sort({ name: 1 }).toArray()

async function put(...documents: Document[]): Promise<string[]> {
  const { insertedIds } = await contacts().insertMany(
    documents.map((each, at) => ({ name: `n${at}`, ...each }))
  )
  return Object.values(insertedIds).map(String)
}

type Selection = { ids: string[] } | { filter: object; except?: string[] }

async function run(change: ContactBulkChange, selection: Selection = { filter: {} }, user = admin) {
  return services.ended(dataOf(await services.as(user).contacts.bulk({ selection, change })), user)
}

async function undo(job: { id: string }, user = admin) {
  return services.ended(dataOf(await services.as(user).jobs.undo({ id: job.id })), user)
}

test('sets what differs, tells it in each contact’s history, and one undo puts all of it back', async () => {
  const ids = await put(
    { sector: 'Restauration', owner_id: sam._id },
    { language: 'FR' },
    { timestamp: '2025-01-01' }
  )
  const before = await stored()
  const job = await run({ kind: 'set', set: { sector: 'food', owner_email: sam.email } })
  expect(job.result).toEqual({ list: 'contacts', done: 'changed', count: 3, unchanged: 0, kept: {} })
  const owner = { owner_email: sam.email, assigned_to: sam.email, owner_id: sam._id }
  expect(await contacts().find().sort({ name: 1 }).toArray()).toMatchObject([
    { ...owner, sector: 'Restauration' },
    { ...owner, sector: 'food' },
    { ...owner, sector: 'food' }
  ])
  const entries = await services.db.collection('activities').find({ contact_id: ids[1] }).toArray()
  expect(entries).toMatchObject([
    { metadata: { changes: { sector: { old: null, new: 'food' }, owner_email: { new: sam.email } } } }
  ])
  expect((await undo(job)).result).toMatchObject({ list: 'contacts', done: 'restored', count: 3 })
  const now = services.clock.now
  expect(await stored()).toEqual(before.map((contact) => ({ ...contact, updated_at: now })))
})

test('tags what a filter finds, but the ones that were taken out', async () => {
  const ids = await put({ tags: ['Hot'] }, { tags: null }, {})
  await run({ kind: 'tags', add: ['hot', 'fair'] }, { filter: {}, except: [ids[2] ?? ''] })
  expect((await stored()).map(({ tags }) => tags)).toEqual([['Hot', 'fair'], ['hot', 'fair'], undefined])
})

test('deletes into the audit log and brings everything back as it was', async () => {
  await put({ notes: ['x'], odd: { deep: 1 } }, { timestamp: '2025-01-01' })
  const before = await stored()
  const job = await run({ kind: 'delete' })
  expect(job.result).toMatchObject({ done: 'deleted', count: 2 })
  expect(await stored()).toEqual([])
  expect(await services.db.collection('audit_logs').countDocuments({ entity_type: 'contact' })).toBe(2)
  await undo(job)
  expect(await stored()).toEqual(before)
})

test('a salesperson changes their own only, deletes none and hands none to others; a viewer changes none', async () => {
  const ids = await put({ assigned_to: sam.email }, { assigned_to: admin.email })
  expect((await run({ kind: 'tags', add: ['x'] }, { ids }, sam)).result).toMatchObject({ count: 1 })
  const refused = async (user: typeof admin, change: ContactBulkChange) =>
    expect(await services.as(user).contacts.bulk({ selection: { ids }, change })).toMatchObject({
      error: { code: 'forbidden' }
    })
  await refused(sam, { kind: 'delete' })
  await refused(sam, { kind: 'set', set: { owner_email: admin.email } })
  await refused(eve, { kind: 'tags', add: ['x'] })
})
