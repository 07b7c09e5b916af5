import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  serialize,
  Timestamp,
  UUID
} from 'bson'
import { expect, test } from 'vitest'
import { checkDocument } from './bson.check.ts'
import { decodeDocument, decodeField } from './bson.reader.ts'
import { InvalidBsonError, NestingError } from './bson.types.ts'
import { encodeDocument } from './bson.writer.ts'

const EVERY_TYPE = {
  int: new Int32(3),
  double: new Double(2.5),
  wholeDouble: new Double(3000),
  negativeZero: new Double(-0),
  notANumber: new Double(Number.NaN),
  infinite: new Double(Number.NEGATIVE_INFINITY),
  largeDouble: new Double(3e10),
  long: Long.fromString('9007199254740993'),
  smallLong: Long.fromNumber(7),
  decimal: Decimal128.fromString('1.50'),
  text: 'héllo שלום \u0000 😀',
  document: { a: { b: [1, { c: null }] }, 'with.dot': true, $dollar: 1 },
  empty: {},
  list: [],
  binary: new Binary(Buffer.from([1, 2, 3]), 128),
  uuid: new UUID('17261f91-11a7-4074-ac44-12d5c9139a64'),
  id: new ObjectId(),
  yes: true,
  date: new Date(-1),
  nothing: null,
  regex: new BSONRegExp('^a.b$', 'ix'),
  code: new Code('return 1'),
  scoped: new Code('return x', { x: new Double(1) }),
  symbol: new BSONSymbol('s'),
  timestamp: new Timestamp({ t: 1, i: 2 }),
  least: new MinKey(),
  most: new MaxKey(),
  clé: 'a name that is not ASCII',
  __proto__x: 1
}

test('a document with every BSON type comes back byte for byte', () => {
  const bytes = Buffer.from(serialize(EVERY_TYPE))
  expect(encodeDocument(decodeDocument(bytes)).equals(bytes)).toBe(true)
})

test('a field called __proto__ is a field like any other', () => {
  const bytes = Buffer.from(serialize(new Map([['__proto__', { polluted: 1 }]])))
  const decoded = decodeDocument(bytes)
  expect(Object.keys(decoded)).toEqual(['__proto__'])
  expect(encodeDocument(decoded).equals(bytes)).toBe(true)
})

test('one field is decoded without the others', () => {
  const bytes = Buffer.from(serialize(EVERY_TYPE))
  expect(decodeField(bytes, 'text')).toBe(EVERY_TYPE.text)
  expect(decodeField(bytes, 'clé')).toBe(EVERY_TYPE.clé)
  expect(decodeField(bytes, 'wholeDouble')).toEqual(new Double(3000))
  expect(decodeField(bytes, 'tex')).toBeUndefined()
})

test('a checked document has the length that it claims', () => {
  const bytes = Buffer.from(serialize(EVERY_TYPE))
  expect(checkDocument(bytes)).toBe(bytes.length)
})

test('every truncation and every lying length is found', () => {
  const bytes = Buffer.from(
    serialize({ text: 'abc', list: [1, { a: 'b' }], binary: new Binary(Buffer.alloc(4)) })
  )
  for (let length = 0; length < bytes.length; length++) {
    expect(() => checkDocument(bytes.subarray(0, length))).toThrow(InvalidBsonError)
  }
  for (let at = 0; at < bytes.length; at++) {
    const broken = Buffer.from(bytes)
    broken[at] = 0xff
    expect(() => {
      checkDocument(broken)
      decodeDocument(broken)
    }).not.toThrow(RangeError)
  }
})

test('documents nested too deeply are refused', () => {
  let document: Record<string, unknown> = {}
  for (let depth = 0; depth < 250; depth++) document = { d: document }
  expect(() => checkDocument(Buffer.from(serialize(document)))).toThrow(NestingError)
})
