import { expect, test } from 'vitest'
import { checkDraft } from './field-drafts.ts'

test('leaves a field alone that nobody changed', () => {
  expect(checkDraft('phone', '050-1234567', '050-1234567')).toEqual({ value: '050-1234567', unchanged: true })
  expect(checkDraft('phone', '  ', null)).toEqual({ value: null, unchanged: true })
  expect(checkDraft('tags', ['hot'], ['hot'])).toMatchObject({ unchanged: true })
})

test('leaves an odd stored value alone, even one that could not be written today', () => {
  expect(checkDraft('email', 'not an address', 'not an address')).toMatchObject({ unchanged: true })
})

test('trims what is typed and clears what is emptied', () => {
  expect(checkDraft('target_city', ' Haifa ', null)).toEqual({ value: 'Haifa', unchanged: false })
  expect(checkDraft('target_city', '', 'Haifa')).toEqual({ value: null, unchanged: false })
  expect(checkDraft('budget_estimated', '', 5000)).toEqual({ value: null, unchanged: false })
})

test('names the problem of a value that can’t be written', () => {
  expect(checkDraft('email', 'dana@', 'dana@example.com')).toEqual({ problem: 'bad_email' })
  expect(checkDraft('brand_name', '  ', 'Nova')).toEqual({ problem: 'required' })
  expect(checkDraft('budget_estimated', -1, null)).toEqual({ problem: 'negative' })
})
