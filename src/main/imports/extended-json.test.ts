import { Decimal128, Double, Int32, Long, ObjectId } from 'bson'
import { expect, test } from 'vitest'
import { parseDocument } from './extended-json.ts'

function documentOf(text: string) {
  const parsed = parseDocument(text)
  if ('reason' in parsed) throw new Error(`${parsed.reason}: ${parsed.detail}`)
  return parsed.document
}

test('reads canonical and relaxed forms of the same document alike', () => {
  const canonical = documentOf(
    '{"_id":{"$oid":"67bea5baf56ac1ac6019fbb3"},"n":{"$numberInt":"3"},"at":{"$date":{"$numberLong":"1740547514740"}}}'
  )
  const relaxed = documentOf(
    '{"_id":{"$oid":"67bea5baf56ac1ac6019fbb3"},"n":3,"at":{"$date":"2025-02-26T05:25:14.740Z"}}'
  )
  expect(canonical).toEqual(relaxed)
  expect(relaxed).toEqual({
    _id: new ObjectId('67bea5baf56ac1ac6019fbb3'),
    n: new Int32(3),
    at: new Date('2025-02-26T05:25:14.740Z')
  })
})

test.each([
  ['3000', new Int32(3000)],
  ['3000.0', new Double(3000)],
  ['3e3', new Double(3000)],
  ['12.5', new Double(12.5)],
  ['-0.0', new Double(-0)],
  ['9007199254740993', Long.fromString('9007199254740993')],
  ['12345678901234567890123', new Double(12345678901234568e6)],
  ['{"$numberLong":"3"}', Long.fromNumber(3)],
  ['{"$numberDouble":"3000.0"}', new Double(3000)],
  ['{"$numberDouble":"NaN"}', new Double(Number.NaN)],
  ['{"$numberDecimal":"1.10"}', Decimal128.fromString('1.10')]
])('keeps the number type of %s', (json, expected) => {
  expect(documentOf(`{"a":${json},"list":[${json}]}`)).toEqual({ a: expected, list: [expected] })
})

test('leaves numbers inside texts alone', () => {
  const text = 'le total: 3000.0, \\"1e5\\" \\\\'
  expect(documentOf(`{"a":"${text}","b":1.0}`)).toEqual({
    a: 'le total: 3000.0, "1e5" \\',
    b: new Double(1)
  })
})

test('reads a text of several megabytes beside a number that needs care', () => {
  const long = 'x\\n'.repeat(3_000_000)
  expect(documentOf(`{"a":1.0,"b":"${long}"}`).b).toHaveLength(6_000_000)
})

test.each([
  ['{"a":', 'bad_json'],
  ['hello', 'bad_json'],
  ['{"_id":{"$oid":"zz"}}', 'bad_value'],
  ['{"a":{"b":{"$date":"yesterday"}}}', 'bad_value'],
  [`${'{"a":'.repeat(150)}1${'}'.repeat(150)}`, 'bad_value'],
  [`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, 'bad_value'],
  ['[1,2]', 'not_a_document'],
  ['"text"', 'not_a_document'],
  ['null', 'not_a_document'],
  ['{"$oid":"67bea5baf56ac1ac6019fbb3"}', 'not_a_document']
])('refuses %.40s as %s', (text, reason) => {
  expect(parseDocument(text)).toMatchObject({ reason })
})

test('says where an unreadable date is, without quoting a customer', () => {
  expect(parseDocument('{"a":{"b":{"$date":"yesterday"}}}')).toMatchObject({ detail: 'a.b: not a date' })
  const broken = parseDocument('{"email":"somebody@example.org" oops}')
  expect(broken).toMatchObject({ reason: 'bad_json' })
  expect(JSON.stringify(broken)).not.toContain('somebody')
})

test('refuses a document that takes more than 16 MB although its text is shorter', () => {
  const text = `{"long":"${'x'.repeat(14_500_000)}","list":[${'null,'.repeat(320_000)}null]}`
  expect(text.length).toBeLessThan(16 * 1024 * 1024)
  expect(parseDocument(text)).toMatchObject({ reason: 'too_long' })
})
