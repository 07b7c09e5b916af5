import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeOf, fieldChanges } from './activity-changes.ts'

test('reads old and new pairs', () => {
  expect(
    fieldChanges({
      opportunity_id: 'd1',
      subject: null,
      metadata: { old_stage: 'qualification', new_stage: 'won' }
    })
  ).toEqual([{ field: 'stage', from: 'qualification', to: 'won' }])
})

test('reads the website’s changes, which know the new value only, without its bookkeeping', () => {
  const changes = JSON.stringify({ status: 'CONTACTED', updated_at: '2025-08-29T13:04:40Z' })
  expect(fieldChanges({ opportunity_id: null, subject: null, metadata: { changes } })).toEqual([
    { field: 'status', from: undefined, to: 'CONTACTED' }
  ])
})

test('reads both values of a change and shows an emptied field as nothing', () => {
  const changes = { phone: { old: '050-1234567', new: null }, target_city: { from: '', to: 'Haifa' } }
  expect(fieldChanges({ opportunity_id: null, subject: null, metadata: { changes } })).toEqual([
    { field: 'phone', from: '050-1234567', to: null },
    { field: 'target_city', from: null, to: 'Haifa' }
  ])
})

test('reads lists as words', () => {
  const changes = { tags: { old: [], new: ['hot', 'kosher'] } }
  expect(fieldChanges({ opportunity_id: null, subject: null, metadata: { changes } })).toEqual([
    { field: 'tags', from: null, to: 'hot, kosher' }
  ])
})

test('leaves out what did not change', () => {
  expect(
    fieldChanges({ opportunity_id: null, subject: null, metadata: { old_status: 'NEW', new_status: 'NEW' } })
  ).toEqual([])
})

test('takes any metadata without a crash', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.anything()), (metadata) => {
      expect(Array.isArray(fieldChanges({ opportunity_id: null, subject: null, metadata }))).toBe(true)
    })
  )
})

test('the name of an opportunity is not the contact person of a lead', () => {
  const metadata = { changes: { name: { old: 'A', new: 'B' } } }
  expect(fieldChanges({ opportunity_id: 'd1', subject: 'Opportunity updated', metadata })).toMatchObject([
    { field: 'opportunity_name' }
  ])
  expect(fieldChanges({ opportunity_id: null, subject: 'Lead updated', metadata })).toMatchObject([
    { field: 'name' }
  ])
})

test('the stage of a lead is told apart from the stage of its deal', () => {
  const metadata = { old_stage: 'negotiation', new_stage: 'won' }
  const stageOf = (opportunity_id: string | null) =>
    fieldChanges({ opportunity_id, subject: 'Stage changed', metadata }).map(({ field }) => field)
  expect(stageOf(null)).toEqual(['lead_stage'])
  expect(stageOf('64b0c0ffee00000000000001')).toEqual(['stage'])
})

test('tells whether an entry changed a field, and to what', () => {
  const entry = {
    metadata: { changes: JSON.stringify({ tags: { old: [], new: ['hot', 'new'] } }), new_stage: 'won' },
    subject: null,
    opportunity_id: null
  }
  expect(changeOf(entry, 'tags')).toBeDefined()
  expect(changeOf(entry, 'tags', ['hot', 'new'])).toBeDefined()
  expect(changeOf(entry, 'tags', ['hot'])).toBeUndefined()
  expect(changeOf(entry, 'stage', 'won')).toBeDefined()
  expect(changeOf(entry, 'stage', null)).toBeUndefined()
  expect(changeOf(entry, 'name')).toBeUndefined()
})
