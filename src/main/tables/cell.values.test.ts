import { expect, test } from 'vitest'
import { cellText, decimalSignOf, readAddress, readAmount, readDay, readTags } from './cell.values.ts'

test.each([
  ['1234', 'point', 1234],
  ['1 234,56 €', 'point', 1234.56],
  ['€1,234.56', 'comma', 1234.56],
  ['1.234,5', 'point', 1234.5],
  ['1,234', 'point', 1234],
  ['1,234', 'comma', 1.234],
  ['1.234.567', 'point', 1234567],
  ['50k', 'point', 50000],
  ['1.5M', 'point', 1500000],
  ['0,500', 'point', 0.5],
  ['(300)', 'point', -300],
  ['-12', 'comma', -12],
  ['₪ 20,000', 'point', 20000],
  ['20 000 ש"ח', 'comma', 20000],
  ['USD 10000', 'point', 10000],
  ["1'000", 'point', 1000],
  ['12 34 abc', 'point', null],
  ['1,2,3.4.5', 'point', null],
  ['3.36E+10', 'point', null],
  ['', 'point', null]
] as const)('reads the amount %j with a %s as %j', (text, decimals, amount) => {
  expect(readAmount(text, decimals)).toBe(amount)
})

test('one number tells its decimal sign only where it can', () => {
  expect(['1234', '1,234', '1.234', '1,23', '1.234,5', '1.234.567', '0.500'].map(decimalSignOf)).toEqual([
    null,
    null,
    null,
    'comma',
    'comma',
    'comma',
    'point'
  ])
})

test.each([
  ['03/04/2025', 'dmy', '2025-04-03T12:00:00.000Z'],
  ['03/04/2025', 'mdy', '2025-03-04T12:00:00.000Z'],
  ['3.4.25', 'dmy', '2025-04-03T12:00:00.000Z'],
  ['2025-04-03', 'mdy', '2025-04-03T12:00:00.000Z'],
  ['2025-04-03 10:20:30', 'mdy', '2025-04-03T12:00:00.000Z'],
  ['2025-04-03T10:20:30Z', 'dmy', '2025-04-03T10:20:30.000Z'],
  ['31/02/2025', 'dmy', null],
  ['13/13/2025', 'dmy', null],
  ['25/12/2025', 'mdy', null],
  ['1/1/1850', 'dmy', null],
  ['soon', 'dmy', null]
] as const)('reads the day %j in %s as %j', (text, order, iso) => {
  expect(readDay(text, order)?.toISOString() ?? null).toBe(iso)
})

test('takes off what is no part of a text', () => {
  expect(cellText(" '+33 6 12\u00a0")).toBe('+33 6 12')
  expect(cellText("'tis")).toBe("'tis")
  expect(readAddress('Dana Levi <dana@x.example>')).toBe('dana@x.example')
  expect(readAddress('mailto:dana@x.example')).toBe('dana@x.example')
})

test('tags are parted and met once', () => {
  expect(readTags('VIP; cold, vip |')).toEqual(['vip', 'cold'])
})
