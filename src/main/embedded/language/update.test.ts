import { Decimal128, Double, EJSON, ObjectId, Timestamp } from 'bson'
import * as mingo from 'mingo/operators/update'
import { expect, test } from 'vitest'
import type { BsonDocument } from '../values/bson.types.ts'
import { compileFilter } from './filter.ts'
import { operatorsOf } from './language.ts'
import { compileUpdate, upsertedDocument } from './update.ts'

type Case = [before: BsonDocument, update: unknown, after: BsonDocument, filter?: BsonDocument]

const TABLE: Case[] = [
  [{ a: 1 }, { $set: { 'b.c': 2 } }, { a: 1, b: { c: 2 } }],
  [{ a: [1, 2] }, { $set: { 'a.3': 9 } }, { a: [1, 2, null, 9] }],
  [{ a: 1, b: 2 }, { $unset: { a: '' } }, { b: 2 }],
  [{ a: [1, 2] }, { $unset: { 'a.0': '' } }, { a: [null, 2] }],
  [{ a: 1 }, { $inc: { a: 2, b: new Double(5) } }, { a: 3, b: new Double(5) }],
  [{ a: new Double(3000) }, { $inc: { a: 1 } }, { a: new Double(3001) }],
  [{ a: 2147483647 }, { $inc: { a: 1 } }, { a: 2147483648n }],
  [{ a: 9007199254740993n }, { $inc: { a: 1 } }, { a: 9007199254740994n }],
  [
    { a: Decimal128.fromString('0.1') },
    { $inc: { a: Decimal128.fromString('0.2') } },
    { a: Decimal128.fromString('0.3') }
  ],
  [{ a: 3 }, { $mul: { a: new Double(2), b: 7 } }, { a: new Double(6), b: 0 }],
  [
    { a: 5, b: 5 },
    { $min: { a: 3 }, $max: { b: 3 } },
    { a: 3, b: 5 }
  ],
  [{ a: 1 }, { $rename: { a: 'b.c' } }, { b: { c: 1 } }],
  [{ a: [1] }, { $push: { a: 2 } }, { a: [1, 2] }],
  [{}, { $push: { a: { $each: [3, 1, 2], $sort: 1, $slice: 2 } } }, { a: [1, 2] }],
  [{ a: [1, 4] }, { $push: { a: { $each: [2, 3], $position: 1 } } }, { a: [1, 2, 3, 4] }],
  [
    { a: [{ n: 2 }] },
    { $push: { a: { $each: [{ n: 3 }, { n: 1 }], $sort: { n: -1 } } } },
    { a: [{ n: 3 }, { n: 2 }, { n: 1 }] }
  ],
  [{ a: [1] }, { $addToSet: { a: { $each: [1, 2, 2] } } }, { a: [1, 2] }],
  [{ a: [1, 2, 3] }, { $pop: { a: -1 } }, { a: [2, 3] }],
  [{ a: [1, 5, 9] }, { $pull: { a: { $gt: 4 } } }, { a: [1] }],
  [{ a: [{ b: 1, c: 1 }, { b: 2 }] }, { $pull: { a: { b: 1 } } }, { a: [{ b: 2 }] }],
  [{ a: [1, 2, 1] }, { $pullAll: { a: [1] } }, { a: [2] }],
  [{ a: 12 }, { $bit: { a: { and: 10 } } }, { a: 8 }],
  [{ a: [1, 2] }, { $inc: { 'a.$[]': 10 } }, { a: [11, 12] }],
  [{ a: [{ b: 1 }, { b: 2 }] }, { $set: { 'a.$.c': 9 } }, { a: [{ b: 1 }, { b: 2, c: 9 }] }, { 'a.b': 2 }],
  [
    { a: [{ b: 1 }, { b: 2 }] },
    { $set: { 'a.$.c': 9 } },
    { a: [{ b: 1 }, { b: 2, c: 9 }] },
    { a: { $elemMatch: { b: { $gt: 1 } } } }
  ],
  [{ _id: 1, a: 1 }, { b: 2 }, { _id: 1, b: 2 }],
  [
    { _id: 1, a: new Double(2) },
    [{ $set: { b: { $add: ['$a', 1] } } }, { $unset: 'a' }],
    { _id: 1, b: new Double(3) }
  ],
  [{ a: 1 }, { $setOnInsert: { b: 1 } }, { a: 1 }]
]

test.each(TABLE.map((row) => [EJSON.stringify(row[1]), ...row] as const))(
  '%s changes a document',
  (_name, before, update, after, filter = {}) => {
    const compiled = compileUpdate({ update, filter: compileFilter(filter) })
    expect(compiled.apply(structuredCloneOf(before))).toEqual(after)
  }
)

test('an upsert needs one value for each field that its filter names', () => {
  const update = compileUpdate({ update: { $set: { b: 1 } }, filter: compileFilter({}) })
  const upserted = (filter: BsonDocument) => () => upsertedDocument(compileFilter(filter), update)
  expect(upserted({ a: 1, 'a.b': 2 })).toThrow(expect.objectContaining({ code: 54 }))
  expect(upserted({ $and: [{ a: 1 }, { a: 2 }] })).toThrow(expect.objectContaining({ code: 54 }))
  expect(upserted({ 'a.b': 1, 'a.c': 2 })()).toMatchObject({ a: { b: 1, c: 2 }, b: 1 })
})

test('of every operator of mingo there is a row', () => {
  const rows = new Set(TABLE.flatMap(([, update]) => Object.keys(update as object)))
  const missing = Object.keys(operatorsOf(mingo)).filter((name) => !rows.has(name))
  // What it gives is different each time.
  expect(missing).toEqual(['$currentDate'])
  const { a, b } = compileUpdate({
    update: { $currentDate: { a: true, b: { $type: 'timestamp' } } },
    filter: compileFilter({})
  }).apply({})
  expect([a, b]).toEqual([expect.any(Date), expect.any(Timestamp)])
})

test('array filters choose the items', () => {
  const update = compileUpdate({
    update: { $set: { 'a.$[low].seen': true } },
    arrayFilters: [{ 'low.n': { $lt: 3 } }],
    filter: compileFilter({})
  })
  expect(update.apply({ a: [{ n: 1 }, { n: 5 }] })).toEqual({ a: [{ n: 1, seen: true }, { n: 5 }] })
})

test('new fields come out in the order of their names, as in MongoDB', () => {
  const update = compileUpdate({ update: { $set: { b: 1, a: 1 } }, filter: compileFilter({}) })
  expect(Object.keys(update.apply({ z: 0 }))).toEqual(['z', 'a', 'b'])
})

const REFUSED: [BsonDocument, unknown, string][] = [
  [{ a: 'x' }, { $inc: { a: 1 } }, 'TypeMismatch'],
  [{ a: null }, { $inc: { a: 1 } }, 'TypeMismatch'],
  [{ a: 1 }, { $inc: { a: 'x' } }, 'TypeMismatch'],
  [{ a: 9223372036854775807n }, { $inc: { a: 1 } }, 'BadValue'],
  [{ a: 1 }, { $push: { a: 1 } }, 'BadValue'],
  [{ a: 1 }, { $set: { 'a.b': 1 } }, 'PathNotViable'],
  [{ _id: 1 }, { $set: { _id: 2 } }, 'ImmutableField'],
  [{ _id: 1 }, { _id: 2, a: 1 }, 'ImmutableField'],
  [{}, { $set: { a: 1 }, $inc: { 'a.b': 1 } }, 'ConflictingUpdateOperators'],
  [{}, { $frobnicate: { a: 1 } }, 'FailedToParse'],
  [{}, { $set: { 'a..b': 1 } }, 'EmptyFieldName'],
  [{}, { a: 1, $set: { b: 1 } }, 'DollarPrefixedFieldName'],
  [{ a: [1] }, { $set: { 'a.$': 1 } }, 'BadValue'],
  [{ a: [1] }, { $set: { 'a.$[x]': 1 } }, 'BadValue'],
  [{}, [{ $group: { _id: 1 } }], 'InvalidOptions']
]

test.each(REFUSED.map((row) => [EJSON.stringify(row[1]), ...row] as const))(
  '%s is refused',
  (_name, before, update, codeName) => {
    const run = () => compileUpdate({ update, filter: compileFilter({}) }).apply(before)
    expect(run).toThrow(expect.objectContaining({ codeName }))
  }
)

test('an upsert begins with the equalities of its filter', () => {
  const filter = compileFilter({
    email: 'a@x',
    'owner.name': { $eq: 'Ann' },
    n: { $gt: 5 },
    $and: [{ k: 1 }]
  })
  const update = compileUpdate({ update: { $set: { s: 1 }, $setOnInsert: { t: 2 } }, filter })
  expect(upsertedDocument(filter, update)).toEqual({
    _id: expect.any(ObjectId),
    email: 'a@x',
    owner: { name: 'Ann' },
    k: 1,
    s: 1,
    t: 2
  })
})

test('an upsert takes its _id from the filter, even null', () => {
  const filter = compileFilter({ _id: null })
  const update = compileUpdate({ update: { $set: { a: 1 } }, filter })
  expect(upsertedDocument(filter, update)).toEqual({ _id: null, a: 1 })
})

function structuredCloneOf(document: BsonDocument): BsonDocument {
  return copy(document) as BsonDocument
}

/** BSON classes are values and may be shared; documents and arrays may not. */
function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy)
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, copy(inner)]))
}
