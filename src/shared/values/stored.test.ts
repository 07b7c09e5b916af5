import { Binary, Decimal128, Double, Int32, Long, ObjectId, UUID } from 'bson'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDate, readFlag, readId, readNumber, readText, readTexts } from './stored.ts'

test('null, absent and empty text mean the same', () => {
  for (const value of [null, undefined, '']) {
    expect(readText(value)).toBeNull()
    expect(readNumber(value)).toBeNull()
    expect(readDate(value)).toBeNull()
    expect(readTexts(value)).toEqual([])
  }
})

test('ids read the same as ObjectId, hex or UUID', () => {
  const id = new ObjectId()
  expect(readId(id)).toBe(id.toHexString())
  expect(readId(id.toHexString())).toBe(id.toHexString())
  const uuid = new UUID()
  expect(readId(uuid)).toBe(uuid.toString())
})

test('numbers read from any of the driver’s classes and from text', () => {
  const values = [3.5, '3.5', '3,5', new Double(3.5), Decimal128.fromString('3.5')]
  for (const value of values) expect(readNumber(value)).toBe(3.5)
  for (const value of [7, '7', new Int32(7), Long.fromNumber(7)]) expect(readNumber(value)).toBe(7)
})

test('amounts as people write them are read', () => {
  const spellings: [string, number][] = [
    ['1,500', 1500],
    ['1,500.25', 1500.25],
    ['-12,345,678', -12345678],
    ['2 000', 2000],
    ['12\u00a0000', 12000],
    ['12\u202f000,50', 12000.5],
    ['12,5', 12.5],
    ['1500,125', 1500.125],
    ['0,500', 0.5]
  ]
  for (const [text, number] of spellings) expect(readNumber(text)).toBe(number)
})

test('what is no number is none', () => {
  const values = [
    'a lot',
    ' ',
    '12 €',
    '1,2,3',
    '1.500,00',
    true,
    NaN,
    Infinity,
    new Date(),
    [5],
    {},
    new ObjectId(),
    new Binary()
  ]
  for (const value of values) expect(readNumber(value)).toBeNull()
})

test('ISO dates are UTC unless they say otherwise', () => {
  const expected = new Date('2025-12-07T02:45:03.528Z')
  const spellings = [
    expected,
    '2025-12-07T02:45:03.528Z',
    '2025-12-07T02:45:03.528',
    '2025-12-07 02:45:03.528',
    '2025-12-07T04:45:03.528+02:00',
    '2025-12-07T02:45:03.528123+00:00'
  ]
  for (const spelling of spellings) expect(readDate(spelling)).toEqual(expected)
  expect(readDate('2025-12-07')).toEqual(new Date('2025-12-07T00:00:00Z'))
})

test('text that only resembles a date is none', () => {
  for (const text of [
    'yesterday',
    'brand 7',
    '12',
    '07/12/2025',
    '2025-13-45',
    '2025-01-01 maybe',
    new Date(NaN)
  ]) {
    expect(readDate(text)).toBeNull()
  }
})

test('flags read from words and numbers, and are unknown otherwise', () => {
  expect([true, 1, 'true'].map(readFlag)).toEqual([true, true, true])
  expect([false, 0, 'false'].map(readFlag)).toEqual([false, false, false])
  expect([null, 'yes', 2, {}].map(readFlag)).toEqual([null, null, null, null])
})

test('lists read from a list or from one text, without empty entries', () => {
  expect(readTexts(['a', '', null, 7])).toEqual(['a', '7'])
  expect(readTexts('one')).toEqual(['one'])
})

test('whatever is stored, a reader answers its type and never throws', () => {
  fc.assert(
    fc.property(fc.anything({ withDate: true, withNullPrototype: true, withBigInt: true }), (value) => {
      const text = readText(value)
      expect(text === null || (typeof text === 'string' && text !== '')).toBe(true)
      const number = readNumber(value)
      expect(number === null || Number.isFinite(number)).toBe(true)
      const date = readDate(value)
      expect(date === null || !Number.isNaN(date.getTime())).toBe(true)
      expect(readTexts(value).every((entry) => typeof entry === 'string')).toBe(true)
      expect([true, false, null]).toContain(readFlag(value))
    }),
    { numRuns: 1000 }
  )
})
