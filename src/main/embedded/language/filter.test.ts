import { Binary, BSONRegExp, Decimal128, Double, EJSON, ObjectId } from 'bson'
import * as mingo from 'mingo/operators/query'
import { expect, test } from 'vitest'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { encodeDocument } from '../values/bson.writer.ts'
import { LazyDocument } from '../values/lazy.document.ts'
import { compileFilter } from './filter.ts'
import { operatorsOf } from './language.ts'

const id = new ObjectId()

/** Filter, documents that match it, documents that do not. */
const TABLE: [BsonDocument, BsonDocument[], BsonDocument[]][] = [
  [{}, [{}, { a: 1 }], []],
  [
    { a: 1 },
    [{ a: 1 }, { a: new Double(1) }, { a: 1n }, { a: [2, 1] }, { a: Decimal128.fromString('1.0') }],
    [{ a: '1' }, {}, { a: [[1]] }]
  ],
  [{ a: null }, [{}, { a: null }, { a: [null] }], [{ a: 0 }, { a: [] }]],
  [{ a: { $ne: 1 } }, [{}, { a: 2 }], [{ a: 1 }, { a: [1, 2] }]],
  [
    { _id: id },
    [{ _id: new ObjectId(id.toHexString()) }],
    [{ _id: new ObjectId() }, { _id: id.toHexString() }]
  ],
  [{ a: { $eq: 5n } }, [{ a: 5 }, { a: [5] }], [{ a: 6 }]],
  [{ a: { $lte: 5 } }, [{ a: 5n }, { a: [9, 1] }], [{ a: 6 }, { a: null }]],
  [{ a: { $gt: 5 } }, [{ a: 6 }, { a: 6n }, { a: [1, 9] }], [{ a: 5 }, { a: 'x' }, { a: null }, {}]],
  [
    { a: { $lt: 5 } },
    [{ a: 4 }, { a: Number.NEGATIVE_INFINITY }],
    [{ a: Number.NaN }, { a: Decimal128.fromString('NaN') }]
  ],
  [{ a: { $gte: Number.NaN } }, [{ a: Number.NaN }, { a: Decimal128.fromString('NaN') }], [{ a: 1 }]],
  [{ a: { $gt: Number.NaN } }, [], [{ a: Number.NaN }, { a: 1 }]],
  [{ a: { $gte: null } }, [{}, { a: null }], [{ a: 1 }]],
  [{ a: { $lt: new Date(5) } }, [{ a: new Date(4) }], [{ a: new Date(5) }, { a: 4 }]],
  [{ a: { $gt: 1, $lt: 3 } }, [{ a: 2 }, { a: [0, 9] }], [{ a: 1 }, { a: [9] }]],
  [{ a: { $in: [1, 'x', null] } }, [{ a: 1 }, { a: ['x'] }, {}], [{ a: 2 }]],
  [{ a: { $in: [new BSONRegExp('^ab', 'i')] } }, [{ a: 'ABc' }], [{ a: 'cab' }]],
  [{ a: { $nin: [1, 2] } }, [{ a: 3 }, {}], [{ a: [2, 3] }]],
  [
    { 'a.b': 1 },
    [{ a: { b: 1 } }, { a: [{ b: 2 }, { b: 1 }] }, { a: { b: [1] } }],
    [{ a: 1 }, { a: [1] }, { 'a.b': 1 }]
  ],
  [{ 'a.0': 1 }, [{ a: [1, 2] }, { a: { 0: 1 } }], [{ a: [2, 1] }]],
  [{ 'a.b': null }, [{ a: 5 }, {}, { a: [{ b: 1 }, {}] }], [{ a: { b: 1 } }]],
  [{ a: { $exists: true } }, [{ a: null }, { a: [] }], [{}]],
  [{ 'a.b': { $exists: false } }, [{ a: 1 }, {}, { a: [] }], [{ a: [{ b: 1 }] }]],
  [{ a: { $type: 'int' } }, [{ a: 1 }, { a: ['x', 1] }], [{ a: new Double(1) }, { a: 1n }]],
  [{ a: { $type: ['double', 'null'] } }, [{ a: new Double(1) }, { a: 1.5 }, { a: null }], [{ a: 1 }, {}]],
  [{ a: { $type: 'number' } }, [{ a: 1n }, { a: Decimal128.fromString('1') }], [{ a: '1' }]],
  [{ a: { $size: 2 } }, [{ a: [1, 2] }], [{ a: [1] }, { a: 'xx' }]],
  [{ a: { $all: [1, 2] } }, [{ a: [2, 3, 1] }], [{ a: [1] }]],
  [
    { a: { $all: [{ $elemMatch: { b: 1 } }, { $elemMatch: { b: 2 } }] } },
    [{ a: [{ b: 1 }, { b: 2 }] }],
    [{ a: [{ b: 1 }] }]
  ],
  [
    { a: { $elemMatch: { b: 1, c: 2 } } },
    [{ a: [{ b: 1, c: 2 }] }],
    [{ a: [{ b: 1 }, { c: 2 }] }, { a: { b: 1, c: 2 } }]
  ],
  [{ a: { $elemMatch: { $gt: 1, $lt: 3 } } }, [{ a: [2] }], [{ a: [0, 9] }]],
  [{ a: { $not: { $gt: 5 } } }, [{ a: 5 }, {}], [{ a: 6 }]],
  [{ a: { $regex: 'B', $options: 'i' } }, [{ a: 'abc' }, { a: ['x', 'b'] }], [{ a: 'xyz' }, { a: 5 }]],
  [{ a: new BSONRegExp('^a\\.b$', '') }, [{ a: 'a.b' }], [{ a: 'axb' }]],
  [{ a: { $regex: '(?i)^É' } }, [{ a: 'été' }], [{ a: 'te' }]],
  [{ a: { $mod: [4, 1] } }, [{ a: 5 }, { a: new Double(9) }], [{ a: 4 }]],
  [{ a: { $bitsAllSet: 5 } }, [{ a: 7 }], [{ a: 6 }]],
  [{ a: { $bitsAllSet: [0, 2] } }, [{ a: 5n }, { a: new Binary(Buffer.from([5])) }], [{ a: 1 }, { a: 'x' }]],
  [{ a: { $bitsAnySet: new Binary(Buffer.from([6])) } }, [{ a: 2 }, { a: [4] }], [{ a: 1 }]],
  [{ a: { $bitsAllClear: new Double(5) } }, [{ a: 2 }], [{ a: 4n }, { a: 0.5 }]],
  [{ a: { $bitsAnyClear: 5n } }, [{ a: 4 }, { a: -6 }], [{ a: -1 }, { a: 5 }]],
  [{ $alwaysTrue: 1 }, [{ a: 1 }], []],
  [{ $alwaysFalse: 1 }, [], [{ a: 1 }]],
  [{ $sampleRate: 1 }, [{ a: 1 }], []],
  [
    { $jsonSchema: { required: ['a'], properties: { a: { minimum: 2 } } } },
    [{ a: 2n }, { a: 'x' }],
    [{ a: 1 }, {}]
  ],
  [{ $or: [{ a: 1 }, { b: 1 }] }, [{ a: 1 }, { b: 1 }], [{ c: 1 }]],
  [{ $nor: [{ a: 1 }, { b: 1 }] }, [{ c: 1 }], [{ a: 1 }]],
  [{ $and: [{ a: 1 }, { a: { $ne: 2 } }] }, [{ a: 1 }], [{ a: [1, 2] }]],
  [
    { $expr: { $gt: ['$a', '$b'] } },
    [
      { a: 2n, b: 1 },
      { a: new Double(2), b: 1 }
    ],
    [{ a: 1, b: 1 }]
  ],
  [{ a: { b: 1, c: 2 } }, [{ a: { b: 1, c: 2 } }], [{ a: { c: 2, b: 1 } }, { a: { b: 1 } }]],
  [{ a: [1, 2] }, [{ a: [1, 2] }, { a: [[1, 2]] }], [{ a: [2, 1] }]]
]

test.each(TABLE.map((row) => [EJSON.stringify(row[0]), ...row] as const))(
  '%s tells its documents from the others',
  (_name, filter, matching, others) => {
    const compiled = compileFilter(filter)
    for (const document of [...matching, ...others]) {
      const expected = matching.includes(document)
      expect(compiled.test(document), `decoded ${EJSON.stringify(document)}`).toBe(expected)
      expect(compiled.test(new LazyDocument(encodeDocument(document))), 'stored').toBe(expected)
    }
  }
)

test.each([{ $where: 'true' }, { a: { $near: [1, 2] } }, { $text: { $search: 'x' } }])(
  'the refusal of %j has its name',
  (filter) => {
    expect(() => compileFilter(filter)).toThrow(/\$(where|near|text) is not supported/)
  }
)

test('of every operator of mingo there is a row, or a refusal', () => {
  const used = new Set(TABLE.flatMap(([filter]) => operatorsIn(filter)))
  expect(Object.keys(operatorsOf(mingo)).filter((name) => !used.has(name))).toEqual(['$where'])
})

function operatorsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(operatorsIn)
  if (!isDocument(value)) return []
  return Object.entries(value).flatMap(([name, inner]) => [name, ...operatorsIn(inner)])
}

test('a collation of strength 2 compares without regard to case', () => {
  const filter = compileFilter({ a: { $in: ['ABC'] } }, { collation: { locale: 'en', strength: 2 } })
  expect([{ a: 'abc' }, { a: 'äbc' }].map((document) => filter.test(document))).toEqual([true, false])
})

test.each([
  { $where: 'true' },
  { $frobnicate: 1 },
  { a: { $frobnicate: 1 } },
  { a: { $gt: 1, b: 2 } },
  { $or: [] },
  { $and: 'x' },
  { a: { $in: 5 } },
  { a: { $regex: '(' } },
  { a: { $regex: 'a', $options: 'q' } },
  { a: { $mod: [0, 1] } },
  { a: { $type: 'colour' } },
  { a: { $bitsAllSet: -1 } },
  { $text: { $search: 'boat' } },
  { $sampleRate: 2 }
])('%j is refused as a bad value', (filter) => {
  expect(() => compileFilter(filter)).toThrow(expect.objectContaining({ codeName: 'BadValue' }))
})
