import { Binary, BSONRegExp, Code, Decimal128, Double, MaxKey, MinKey, ObjectId, Timestamp } from 'bson'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareValues } from './compare.ts'
import { decodeTextKey, encodeCompoundKey, encodeKey, encodeTextPrefix } from './key.encoding.ts'

/** One row for each step of MongoDB's order; values in one row are equal. */
const IN_ORDER: unknown[][] = [
  [new MinKey()],
  [null],
  [Number.NaN],
  [Number.NEGATIVE_INFINITY],
  [-(2n ** 63n)],
  [-9007199254740993n],
  [-9007199254740992n, -9007199254740992],
  [-1.5, Decimal128.fromString('-1.50')],
  [-1, -1n, new Double(-1), Decimal128.fromString('-1')],
  [0, 0n, new Double(0), -0, Decimal128.fromString('0.00')],
  [Number.MIN_VALUE],
  [Decimal128.fromString('0.1')],
  [0.1],
  [0.5, Decimal128.fromString('0.5')],
  [3, new Double(3), 3n],
  [9007199254740992n, 9007199254740992],
  [9007199254740993n, Decimal128.fromString('9007199254740993')],
  [9007199254740994n],
  [2n ** 63n - 1n],
  [2 ** 63],
  [1e300],
  [Number.POSITIVE_INFINITY],
  [''],
  ['\0'],
  ['A'],
  ['a'],
  ['a\0'],
  ['a\0b'],
  ['aa'],
  ['b'],
  ['é'],
  ['\uffff'],
  ['😀'],
  [{}],
  [{ a: 1 }, { a: new Double(1) }],
  [{ a: 1, b: 1 }],
  [{ b: 1 }],
  [{ a: 'x' }],
  [[]],
  [[1]],
  [[1, 2]],
  [[2]],
  [new Binary(Buffer.from([9]))],
  [new Binary(Buffer.from([1, 1]))],
  [new ObjectId('000000000000000000000001')],
  [new ObjectId('0000000000000000000000ff')],
  [false],
  [true],
  [new Date(-1)],
  [new Date(0)],
  [new Timestamp({ t: 1, i: 1 })],
  [new BSONRegExp('a', '')],
  [new Code('x')],
  [new Code('x', {})],
  [new MaxKey()]
]

test('bytes of keys are in the order of MongoDB, across types and between equal numbers of different types', () => {
  const flat = IN_ORDER.flatMap((row, rank) => row.map((value) => ({ value, rank, key: encodeKey(value) })))
  for (const left of flat) {
    for (const right of flat) {
      const expected = Math.sign(left.rank - right.rank)
      const where = `${String(left.value)} and ${String(right.value)}`
      expect(Math.sign(Buffer.compare(left.key, right.key)), where).toBe(expected)
      expect(Math.sign(compareValues(left.value, right.value)), where).toBe(expected)
    }
  }
})

test('descending keys are in the opposite order', () => {
  const keys = IN_ORDER.map(([value]) => encodeKey(value, -1))
  const sorted = [...keys].sort(Buffer.compare)
  expect(sorted).toEqual([...keys].reverse())
})

test('numbers and strings of any kind keep their order in compound keys', () => {
  const value = fc.oneof(
    fc.double(),
    fc.integer(),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    fc.string({ unit: 'binary' })
  )
  fc.assert(
    fc.property(value, value, value, value, (a, b, c, d) => {
      const order = compareValues(a, c) || -compareValues(b, d)
      const keys = [encodeCompoundKey([a, b], [1, -1]), encodeCompoundKey([c, d], [1, -1])] as const
      expect(Math.sign(Buffer.compare(...keys))).toBe(Math.sign(order))
    })
  )
})

test('the text of a string key can be read back', () => {
  for (const text of ['', 'abc', 'a\0b', 'שלום', '😀']) {
    expect(decodeTextKey(encodeCompoundKey([text, 5], [1, 1]))).toBe(text)
  }
  expect(decodeTextKey(encodeKey(5))).toBeUndefined()
})

test('a text prefix is a prefix of the keys of all texts that begin with it', () => {
  expect(encodeKey('sales@x').subarray(0, 6)).toEqual(encodeTextPrefix('sales'))
})
