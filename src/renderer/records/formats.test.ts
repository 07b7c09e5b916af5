import { expect, test } from 'vitest'
import { formatDay, formatMoney, formatRelative, numberSigns, percentSign } from './formats.ts'

/** Intl uses several kinds of spaces; which one is not our business. */
const plain = (text: string) => text.replace(/\s/gu, ' ')

test('whole amounts have no decimals, others two', () => {
  expect(formatMoney(12500, 'USD', 'en')).toBe('$12,500')
  expect(formatMoney(12500.5, 'USD', 'en')).toBe('$12,500.50')
  expect(plain(formatMoney(12500, 'EUR', 'fr'))).toBe('12 500 €')
})

test('compact amounts keep three digits', () => {
  expect(formatMoney(1_234_567, 'EUR', 'en', true)).toBe('€1.23M')
  expect(formatMoney(950, 'ILS', 'en', true)).toBe('₪950')
})

test('a currency that is no ISO code is shown as it is, and breaks nothing', () => {
  expect(formatMoney(100, 'shekel', 'en')).toBe('100 shekel')
  expect(formatMoney(100, '?', 'en', true)).toBe('100 ?')
})

test('the year is left out while it is this year', () => {
  const now = new Date(2026, 4, 20)
  expect(formatDay(new Date(2026, 2, 3), now, 'en')).toBe('Mar 3')
  expect(formatDay(new Date(2027, 2, 3), now, 'en')).toBe('Mar 3, 2027')
})

test('two weeks in Hebrew have a word of their own, and no number behind it', () => {
  expect(formatRelative(-2, 'week', 'he')).toBe('לפני שבועיים')
  expect(formatRelative(2, 'week', 'he', true)).not.toContain('2')
  expect(formatRelative(3, 'week', 'he')).toContain('3')
})

test('a percentage ends as its language writes it', () => {
  expect(percentSign('en')).toBe('%')
  expect(plain(percentSign('fr'))).toBe(' %')
  expect(percentSign('he')).toContain('%')
})

test('a number field separates as its language does', () => {
  expect(numberSigns('en')).toEqual({ thousandSeparator: ',', decimalSeparator: '.' })
  expect(numberSigns('fr').decimalSeparator).toBe(',')
})
