import { expect, test } from 'vitest'
import { changedFields, draftOf, readDraft } from './opportunity.form.ts'

const stored = {
  name: 'Maison Aurore — flagship',
  stage: 'negotiation',
  value: 12500.5,
  currency: 'shekel',
  probability: 60,
  // The website stores times of day; the form knows only the day.
  expected_close_date: new Date(2026, 6, 4, 9, 30),
  next_step: null,
  next_action_date: null,
  owner_email: 'sales1@carmel.example',
  sector: 'Restauration / Food',
  lost_reason: null,
  lead_id: null,
  contact_id: null
}

test('a form that nobody touched changes nothing, whatever odd values are stored', () => {
  expect(changedFields(draftOf(stored), stored)).toEqual([])
})

test('only what was changed is read: an unknown currency elsewhere does not stand in the way', () => {
  const draft = { ...draftOf(stored), value: '300', next_step: '  Visit the place ' }
  const fields = changedFields(draft, stored)
  expect(fields).toEqual(['value', 'next_step'])
  expect(readDraft(draft, fields)).toEqual({ ok: true, set: { value: 300, next_step: 'Visit the place' } })
})

test('a probability typed before the deal was won or lost is not written any more', () => {
  const draft = { ...draftOf(stored), value: '300', probability: '80' }
  expect(changedFields(draft, stored)).toEqual(['value', 'probability'])
  expect(changedFields(draft, { ...stored, stage: 'closed_won' })).toEqual(['value'])
})

test('the reason counts only while the deal is lost, and can’t be emptied', () => {
  const lost = { ...stored, stage: 'closed_lost', lost_reason: 'Budget' }
  const draft = { ...draftOf(lost), lost_reason: ' ' }
  expect(changedFields(draft, lost)).toEqual(['lost_reason'])
  expect(readDraft(draft, ['lost_reason'])).toEqual({ ok: false, errors: { lost_reason: 'required' } })
  expect(changedFields(draft, { ...lost, stage: 'negotiation' })).toEqual([])
})

test('what is emptied becomes null', () => {
  const draft = { ...draftOf(stored), value: '', probability: ' ', expected_close_date: null }
  const reading = readDraft(draft, ['value', 'probability', 'expected_close_date'])
  expect(reading).toEqual({ ok: true, set: { value: null, probability: null, expected_close_date: null } })
})

test('a day is stored at noon UTC', () => {
  const draft = { ...draftOf(stored), next_action_date: '2026-05-20' }
  expect(readDraft(draft, ['next_action_date'])).toEqual({
    ok: true,
    set: { next_action_date: new Date('2026-05-20T12:00:00Z') }
  })
})

test('errors come by field, with codes that the texts know', () => {
  const draft = {
    ...draftOf(stored),
    name: '  ',
    value: '-5',
    probability: '140',
    next_action_date: '2026-02-31'
  }
  expect(readDraft(draft, ['name', 'value', 'probability', 'next_action_date'])).toEqual({
    ok: false,
    errors: { name: 'required', value: 'negative', probability: 'bad_percent', next_action_date: 'bad_date' }
  })
})
