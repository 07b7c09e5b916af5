import { type Document, Double, Int32 } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { OpportunityBulkChange } from '#shared/opportunities/opportunity.contract.ts'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'

const admin = person('admin', 'admin')
const sam = person('sam', 'sales')

let services: TestServices
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(() => services.reset([admin, sam]))

const deals = () => services.db.collection('opportunities')
const stored = () => deals().find({}, { promoteValues: false }).sort({ name: 1 }).toArray()
const activities = (filter: Document) => services.db.collection('activities').find(filter).toArray()

async function put(...documents: Document[]): Promise<string[]> {
  const whole = documents.map((deal, at) => ({ name: `d${at}`, stage: 'qualification', ...deal }))
  return Object.values((await deals().insertMany(whole)).insertedIds).map(String)
}

type Selection = { ids: string[] } | { filter: object; except?: string[] }

async function run(change: OpportunityBulkChange, selection: Selection = { filter: {} }, user = admin) {
  return services.ended(dataOf(await services.as(user).opportunities.bulk({ selection, change })), user)
}

async function undo(job: { id: string }) {
  return services.ended(dataOf(await services.as(admin).jobs.undo({ id: job.id })), admin)
}

test('a won stage closes every deal that was not won yet, with all that it determines', async () => {
  await put({ probability: new Int32(25) }, { stage: 'closed_won' }, { stage: 'lost', lost_reason: 'price' })
  const job = await run({ kind: 'stage', to: 'won' })
  expect(job.result).toMatchObject({ list: 'opportunities', count: 2, unchanged: 1 })
  const won = { stage: 'won', is_closed: true, is_won: true, probability: 100, closed_at: services.clock.now }
  const found = await deals().find().sort({ name: 1 }).toArray()
  expect(found).toMatchObject([won, { stage: 'closed_won' }, won])
  expect(found[2]).not.toHaveProperty('lost_reason')
})

test('lost needs a reason, and writes it', async () => {
  const ids = await put({})
  const change: OpportunityBulkChange = { kind: 'stage', to: 'lost' }
  expect(await services.as(admin).opportunities.bulk({ selection: { ids }, change })).toMatchObject({
    error: { code: 'invalid_input', details: { fields: { lost_reason: 'required' } } }
  })
  await run({ ...change, lost_reason: 'No budget' }, { ids })
  expect(await deals().findOne()).toMatchObject({ stage: 'lost', probability: 0, lost_reason: 'No budget' })
})

test('one undo puts stages back to their spelling, and history knows that no time was spent', async () => {
  const lead_id = 'a'.repeat(24)
  const [id] = await put(
    { stage: 'proposal', probability: new Double(33.3), lead_id },
    { stage: 'won', is_closed: true, is_won: true, closed_at: new Date(0) }
  )
  const before = await stored()
  const job = await run({ kind: 'stage', to: 'negotiation' })
  expect(await activities({ opportunity_id: id })).toMatchObject([
    { type: 'stage_change', lead_id, metadata: { old_stage: 'proposal', new_stage: 'negotiation' } }
  ])
  await undo(job)
  const now = services.clock.now
  expect(await stored()).toEqual(before.map((deal) => ({ ...deal, updated_at: now })))
  expect(await activities({ opportunity_id: id, 'metadata.undo': true })).toMatchObject([
    { lead_id, metadata: { old_stage: 'negotiation', new_stage: 'proposal' } }
  ])
})

test('hands over and sets the next action; a date can be taken away', async () => {
  await put({ owner_id: sam._id }, { next_action_date: new Date(0) })
  const next_action_date = new Date('2026-02-01T08:00:00Z')
  await run({ kind: 'set', set: { owner_email: sam.email, next_action_date } })
  const owner = { owner_email: sam.email, assigned_to: sam.email, owner_id: sam._id }
  expect(await deals().find().toArray()).toMatchObject([{ next_action_date }, { ...owner, next_action_date }])
  await run({ kind: 'set', set: { next_action_date: null } })
  expect(await deals().countDocuments({ next_action_date: { $exists: true } })).toBe(0)
})

test('a deletion is told on the deal’s lead, and taken back whole; only administrators delete', async () => {
  const lead_id = 'a'.repeat(24)
  const ids = await put({ value: new Double(5), lead_id, assigned_to: sam.email })
  const change: OpportunityBulkChange = { kind: 'delete' }
  expect(await services.as(sam).opportunities.bulk({ selection: { ids }, change })).toMatchObject({
    error: { code: 'forbidden' }
  })
  const before = await stored()
  const job = await run(change, { ids })
  expect(await stored()).toEqual([])
  expect(await activities({ type: 'opportunity_deleted' })).toMatchObject([
    { lead_id, opportunity_id: ids[0] }
  ])
  await undo(job)
  expect(await stored()).toEqual(before)
})
