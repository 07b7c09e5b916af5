import { expect, test } from 'vitest'
import { blankDeal, readDeal } from './convert-draft.ts'

test('a deal begins with the brand, and sends what was typed', () => {
  expect(readDeal(blankDeal('Nova'))).toEqual({
    ok: true,
    deal: { name: 'Nova', value: null, currency: 'USD', stage: 'qualification', expected_close_date: null }
  })
  expect(
    readDeal({ ...blankDeal(' Nova '), value: 15_000, expected_close_date: '2026-03-01' })
  ).toMatchObject({
    deal: { name: 'Nova', value: 15_000, expected_close_date: new Date('2026-03-01T12:00:00Z') }
  })
})

test('says what does not fit', () => {
  expect(readDeal({ ...blankDeal(' '), value: -1 })).toEqual({
    ok: false,
    codes: { name: 'required', value: 'negative' }
  })
})
