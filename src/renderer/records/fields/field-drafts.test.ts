import { expect, test } from 'vitest'
import { type LeadField, leadFieldsSchema } from '#shared/leads/lead.contract.ts'
import { checkDraft } from './field-drafts.ts'

const check = (field: LeadField, draft: unknown, current: unknown) =>
  checkDraft(leadFieldsSchema.shape[field], draft, current)

test('leaves a field alone that nobody changed', () => {
  expect(check('phone', '050-1234567', '050-1234567')).toEqual({ value: '050-1234567', unchanged: true })
  expect(check('phone', '  ', null)).toEqual({ value: null, unchanged: true })
  expect(check('tags', ['hot'], ['hot'])).toMatchObject({ unchanged: true })
})

test('leaves an odd stored value alone, even one that could not be written today', () => {
  expect(check('email', 'not an address', 'not an address')).toMatchObject({ unchanged: true })
})

test('trims what is typed and clears what is emptied', () => {
  expect(check('target_city', ' Haifa ', null)).toEqual({ value: 'Haifa', unchanged: false })
  expect(check('target_city', '', 'Haifa')).toEqual({ value: null, unchanged: false })
  expect(check('budget_estimated', '', 5000)).toEqual({ value: null, unchanged: false })
})

test('names the problem of a value that can’t be written', () => {
  expect(check('email', 'dana@', 'dana@example.com')).toEqual({ problem: 'bad_email' })
  expect(check('brand_name', '  ', 'Nova')).toEqual({ problem: 'required' })
  expect(check('budget_estimated', -1, null)).toEqual({ problem: 'negative' })
})
