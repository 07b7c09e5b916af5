import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp
} from 'bson'
import fc from 'fast-check'
import { type BsonDocument, setField } from './bson.types.ts'

/** For property tests: values of every BSON type, few enough of each that equal ones meet. */
const scalar: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    '',
    'won',
    'Won',
    'né',
    'שלום',
    '😀',
    'a\0b',
    'wo',
    new MinKey()
  ),
  fc.integer({ min: -3, max: 3 }),
  fc.integer({ min: -3, max: 3 }).map((value) => new Double(value)),
  fc.constantFrom(0.5, -0.5, 1e300, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
  fc.constantFrom(new Double(-0), 2n ** 53n + 1n, Long.fromNumber(2), Long.MIN_VALUE),
  fc.constantFrom('2', '0.5', '1.50', 'NaN', '1E400').map((text) => Decimal128.fromString(text)),
  fc.constantFrom(-1, 0, 1, 8.64e15).map((ms) => new Date(ms)),
  fc.constantFrom('000000000000000000000001', 'ff00000000000000000000ff').map((hex) => new ObjectId(hex)),
  fc.constantFrom<unknown>(
    new Timestamp({ t: 1, i: 2 }),
    new Binary(Buffer.from([1, 2]), 0),
    new BSONRegExp('^a', 'i'),
    new Code('x'),
    new BSONSymbol('won'),
    new MaxKey()
  )
)

/** Values of which a key says all: no two of a group differ. */
export const plainValue: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(
  ...[null, true, false, '', 'won', 'Won', 'né', 'שלום', 'a\0b', 'wo'],
  ...[new Date(-1), new Date(0), new Date(8.64e15)],
  ...['000000000000000000000001', 'ff00000000000000000000ff'].map((hex) => new ObjectId(hex))
)

/** Any value, nested ones too. */
export const mixedValue: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { weight: 6, arbitrary: scalar },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
    { weight: 1, arbitrary: fc.dictionary(fc.constantFrom('x', 'y', '0'), tie('value'), { maxKeys: 2 }) }
  )
})).value

/** Documents of which each field may be missing, in any order; values come from `value`. */
export function mixedDocument(
  names: readonly string[],
  value: fc.Arbitrary<unknown> = mixedValue
): fc.Arbitrary<BsonDocument> {
  const present = fc.shuffledSubarray([...names])
  return present.chain((fields) =>
    fc.tuple(...fields.map(() => value)).map((values) => {
      const document: BsonDocument = {}
      fields.forEach((name, at) => {
        setField(document, name, values[at])
      })
      return document
    })
  )
}
