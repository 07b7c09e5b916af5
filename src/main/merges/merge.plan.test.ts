import fc from 'fast-check'
import { Double, Int32, ObjectId } from 'mongodb'
import { expect, test } from 'vitest'
import { mergeFields } from '#shared/merges/merge.fields.ts'
import { planMerge } from './merge.plan.ts'

const merge = new ObjectId().toHexString()
const lead = (fields: object) => ({ _id: new ObjectId(), ...fields })

test('takes the chosen fields with their twins, as they are stored', () => {
  const winner = lead({ name: 'A', phone: '1', budget_estimated: new Double(5), owner_email: 'a@x' })
  const loser = lead({ full_name: 'B', phone: '2', budget_estimated: new Int32(7), assigned_to: 'b@x' })
  const plan = planMerge('lead', { winner, loser, take: ['name', 'budget_estimated', 'owner_email'], merge })
  expect(plan).toEqual({
    set: { last_merge_id: merge, full_name: 'B', budget_estimated: new Int32(7), assigned_to: 'b@x' },
    unset: ['name', 'owner_email'],
    before: { name: 'A', budget_estimated: new Double(5), owner_email: 'a@x' },
    added: {}
  })
})

test('joins lists, adds up entries, and keeps what only the loser has; its own life stays its own', () => {
  const winner = lead({ tags: ['hot'], activity_count: new Int32(2), request_count: new Int32(1), notes: '' })
  const loser = lead({
    tags: ['cold', 'hot'],
    activity_count: 3,
    request_count: 9,
    notes: 'From an analysis',
    score: new Int32(3),
    phone: 'not chosen',
    created_at: new Date(0),
    ip_address: '203.0.113.1'
  })
  const plan = planMerge('lead', { winner, loser, take: [], merge })
  expect(plan.set).toEqual({
    last_merge_id: merge,
    tags: ['hot', 'cold'],
    activity_count: new Int32(5),
    notes: 'From an analysis',
    score: new Int32(3)
  })
  expect(plan.added).toEqual({ tags: ['cold'] })
  expect(plan.before).toEqual({ tags: ['hot'], activity_count: new Int32(2), notes: '' })
})

test('a contact’s address stays a text, because the website fails without one', () => {
  const winner = lead({ email: 'a@x.example' })
  for (const loser of [lead({}), lead({ email: null })]) {
    expect(planMerge('contact', { winner, loser, take: ['email'], merge }).set).toEqual({
      last_merge_id: merge,
      email: ''
    })
  }
})

const stored = fc.oneof(
  fc.constantFrom(null, '', 'text', 5),
  fc.array(fc.string(), { maxLength: 3 }),
  fc.date({ noInvalidDate: true })
)
const names = [
  'name',
  'full_name',
  'phone',
  'email',
  'tags',
  'lead_ids',
  'notes',
  'odd',
  'status',
  'activity_count'
]
const document = fc.dictionary(fc.constantFrom(...names), stored)
const kind = fc.constantFrom('lead' as const, 'contact' as const)

test('whatever is merged: what the plan replaces is kept, and undoing its sets and unsets gives the winner again', () => {
  fc.assert(
    fc.property(kind, document, document, fc.boolean(), (of, winner, loser, all) => {
      const take = all ? (Object.keys(mergeFields[of]) as never[]) : []
      const { set, unset, before } = planMerge(of, { winner, loser, take, merge })
      const after: Record<string, unknown> = { ...winner, ...set }
      for (const field of unset) delete after[field]
      for (const field of [...Object.keys(set), ...unset]) {
        if (Object.hasOwn(before, field)) after[field] = before[field]
        else delete after[field]
      }
      expect(after).toEqual(winner)
    })
  )
})
