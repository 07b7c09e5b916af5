import { type Document, Double, ObjectId } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { LeadBulkChange } from '#shared/leads/lead.contract.ts'
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

const leads = () => services.db.collection('leads')
const earlier = new Date('2025-06-01T00:00:00Z')

async function put(...documents: Document[]): Promise<string[]> {
  const whole = documents.map((lead, at) => ({ brand_name: `b${at}`, updated_at: earlier, ...lead }))
  const { insertedIds } = await leads().insertMany(whole)
  return Object.values(insertedIds).map(String)
}

type Selection = { ids: string[] } | { filter: object; except?: string[] }

/** Runs a change to its end and answers its job. */
async function run(change: LeadBulkChange, selection: Selection = { filter: {} }, user = admin) {
  return services.ended(dataOf(await services.as(user).leads.bulk({ selection, change })), user)
}

async function undo(job: { id: string }, user = admin) {
  return services.ended(dataOf(await services.as(user).jobs.undo({ id: job.id })), user)
}

/** Every document as it is stored, types included. */
const stored = () => leads().find({}, { promoteValues: false }).sort({ brand_name: 1 }).toArray()
const activities = () => services.db.collection('activities').find().sort({ _id: 1 }).toArray()
const audits = () => services.db.collection('audit_logs').find().sort({ _id: 1 }).toArray()

test('changes all that a filter finds, but the few that were taken out', async () => {
  const ids = await put({ language: 'fr' }, { language: 'fr' }, { language: 'fr' }, { language: 'he' })
  const selection = { filter: { language: ['fr'] }, except: [ids[1] ?? ''] }
  const job = await run({ kind: 'set', set: { status: 'CONTACTED' } }, selection)
  expect(job.result).toEqual({ list: 'leads', done: 'changed', count: 2, unchanged: 0, kept: {} })
  expect((await stored()).map(({ status }) => status)).toEqual([
    'CONTACTED',
    undefined,
    'CONTACTED',
    undefined
  ])
  expect(services.changes.filter(({ collection }) => collection === 'leads')).toEqual([
    { collection: 'leads', ids: [ids[0], ids[2]], kind: 'updated' }
  ])
})

test('writes the history of each lead as a single edit does', async () => {
  const [id] = await put({ status: 'new', stage: 'proposal' })
  await run({ kind: 'set', set: { status: 'QUALIFIED', stage: 'negotiation', priority: 'A' } })
  expect(await activities()).toMatchObject([
    { type: 'status_change', lead_id: id, metadata: { old_status: 'new', new_status: 'QUALIFIED' } },
    { type: 'stage_change', metadata: { old_stage: 'proposal', new_stage: 'negotiation' } },
    { type: 'note', metadata: { changes: { priority: { old: null, new: 'A' } } }, user_email: admin.email }
  ])
})

test('a legacy spelling of the same value is no change', async () => {
  await put({ stage: 'proposal', priority: 'high' })
  const job = await run({ kind: 'set', set: { stage: 'proposal_sent', priority: 'A' } })
  expect(job.result).toMatchObject({ count: 0, unchanged: 1 })
  expect(await activities()).toEqual([])
})

test('one undo puts back exactly what was there, legacy spellings and missing fields too', async () => {
  await put(
    { status: 'new', priority: 'high' },
    { budget_estimated: new Double(5) },
    { status: null, tags: 'hot' },
    { assigned_to: sam.email }
  )
  const before = await stored()
  services.clock.now = new Date('2026-01-05T09:00:00Z')
  const job = await run({ kind: 'set', set: { status: 'LOST', priority: 'C', owner_email: admin.email } })
  expect(job.undoable).toBe(true)
  services.clock.now = new Date('2026-01-05T09:01:00Z')
  const back = await undo(job)
  expect(back.result).toEqual({ list: 'leads', done: 'restored', count: 4, unchanged: 0, kept: {} })
  const now = new Date('2026-01-05T09:01:00Z')
  expect(await stored()).toEqual(before.map((lead) => ({ ...lead, updated_at: now })))
  expect(await services.as(admin).jobs.undo({ id: job.id })).toMatchObject({ ok: false })
})

test('undo leaves alone what somebody changed since', async () => {
  const [touched = '', untouched = ''] = await put({ status: 'NEW' }, { status: 'NEW' })
  const job = await run({ kind: 'set', set: { status: 'LOST' } })
  services.clock.now = new Date('2026-01-05T08:00:05Z')
  dataOf(await services.as(admin).leads.update({ _id: touched, set: { name: 'Dana' } }))
  expect((await undo(job)).result).toMatchObject({ count: 1, kept: { changed_elsewhere: 1 } })
  const statusOf = async (id: string) => (await leads().findOne({ _id: new ObjectId(id) }))?.status
  expect(await statusOf(touched)).toBe('LOST')
  expect(await statusOf(untouched)).toBe('NEW')
})

test('a converted lead keeps its status, and the answer says how many do', async () => {
  await put({ converted_to_contact_id: 'a'.repeat(24), status: 'NEW' }, { status: 'NEW' })
  const job = await run({ kind: 'set', set: { status: 'LOST' } })
  expect(job.result).toMatchObject({ count: 1, kept: { converted: 1 } })
})

test('handing leads over writes all owner fields, the lists of both people, and the audit log; undo takes it back', async () => {
  const ids = await put({ owner_email: admin.email, assigned_to: admin.email, owner_id: admin._id }, {})
  await services.db
    .collection('crm_users')
    .updateOne({ email: admin.email }, { $set: { assigned_leads: ids } })
  const job = await run({ kind: 'set', set: { owner_email: sam.email } })
  const owners = { owner_email: sam.email, assigned_to: sam.email, owner_id: sam._id }
  expect(await leads().find().toArray()).toMatchObject([owners, owners])
  const listOf = async (email: string) =>
    (await services.db.collection('crm_users').findOne({ email }))?.assigned_leads
  expect([await listOf(sam.email), await listOf(admin.email)]).toEqual([ids, []])
  expect(await audits()).toMatchObject([
    {
      action: 'owner_change',
      entity_type: 'lead',
      entity_id: ids[0],
      before: { owner_email: admin.email },
      after: { owner_email: sam.email }
    },
    { entity_id: ids[1], before: { owner_email: null } }
  ])
  await undo(job)
  expect(await listOf(sam.email)).toEqual([])
  expect(await listOf(admin.email)).toEqual([ids[0]])
  expect(await audits()).toHaveLength(4)
})

test('tags are added and taken away in any case, and nothing else of the list changes', async () => {
  await put({ tags: ['Hot', 'x'] }, { tags: 'cold' }, {})
  await run({ kind: 'tags', add: ['hot', 'new'], remove: ['COLD'] })
  expect((await stored()).map(({ tags }) => tags)).toEqual([
    ['Hot', 'x', 'new'],
    ['hot', 'new'],
    ['hot', 'new']
  ])
})

test('deletes after writing it down, and brings everything back as it was', async () => {
  await put({ budget_estimated: new Double(5), odd: { deep: [new Double(1)] } }, { 'dotted.name': 1 })
  const before = await stored()
  const job = await run({ kind: 'delete' })
  expect(job.result).toMatchObject({ done: 'deleted', count: 2, kept: {} })
  expect(await stored()).toEqual([])
  expect(await audits()).toMatchObject([
    { action: 'delete', before: { brand_name: 'b0' }, user_email: admin.email },
    { action: 'delete', entity_id: String(before[1]?._id) }
  ])
  expect((await undo(job)).result).toMatchObject({ done: 'restored', count: 2 })
  expect(await stored()).toEqual(before)
  expect((await audits()).map(({ action }) => action)).toEqual(['delete', 'delete', 'restore', 'restore'])
})

test('a salesperson changes their own leads only, whatever is selected, and deletes none', async () => {
  const ids = await put({ assigned_to: sam.email }, { assigned_to: admin.email }, {})
  const set: LeadBulkChange = { kind: 'set', set: { priority: 'A' } }
  expect((await run(set, { ids }, sam)).result).toMatchObject({ count: 1 })
  expect((await run({ kind: 'set', set: { priority: 'B' } }, { filter: {} }, sam)).result).toMatchObject({
    count: 1
  })
  expect((await stored()).map(({ priority }) => priority)).toEqual(['B', undefined, undefined])
  const refusal = (result: unknown) =>
    expect(result).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  refusal(await services.as(sam).leads.bulk({ selection: { ids }, change: { kind: 'delete' } }))
  const toOthers: LeadBulkChange = { kind: 'set', set: { owner_email: admin.email } }
  refusal(await services.as(sam).leads.bulk({ selection: { ids }, change: toOthers }))
  refusal(await services.as(eve).leads.bulk({ selection: { ids }, change: set }))
})

test('a salesperson who gave leads away can take that back', async () => {
  await put({ assigned_to: sam.email })
  const job = await run({ kind: 'set', set: { owner_email: null } }, { filter: {} }, sam)
  expect(dataOf(await services.as(sam).leads.list({})).total).toBe(0)
  expect((await undo(job, sam)).result).toMatchObject({ count: 1 })
  expect(dataOf(await services.as(sam).leads.list({})).total).toBe(1)
})

test('more leads than one batch holds are all changed and all put back', async () => {
  await put(...Array.from({ length: 1203 }, () => ({ status: 'NEW' })))
  const job = await run({ kind: 'set', set: { status: 'LOST' } })
  expect(job).toMatchObject({ state: 'done', done: 1203, total: 1203 })
  expect(await leads().countDocuments({ status: 'LOST' })).toBe(1203)
  await undo(job)
  expect(await leads().countDocuments({ status: 'NEW' })).toBe(1203)
})
