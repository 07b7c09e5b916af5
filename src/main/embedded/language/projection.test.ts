import { Double } from 'bson'
import * as mingo from 'mingo/operators/projection'
import { expect, test } from 'vitest'
import type { BsonDocument } from '../values/bson.types.ts'
import { compileFilter } from './filter.ts'
import { operatorsOf } from './language.ts'
import { compileProjection } from './projection.ts'

const boat = {
  _id: 1,
  name: 'Iris',
  hull: { length: 9, beam: new Double(3) },
  crew: [
    { who: 'Ann', age: 30 },
    { who: 'Bob', age: 40 },
    { who: 'Cid', age: 50 }
  ],
  ports: ['a', 'b', 'c', 'd']
}
const { _id, name, hull, crew } = boat

type Row = [projection: BsonDocument, shown: BsonDocument, filter?: BsonDocument]

const ROWS: Row[] = [
  [{}, boat],
  [{ name: 1 }, { _id, name }],
  [{ name: true, _id: 0 }, { name }],
  [
    { name: 0, crew: 0, ports: 0 },
    { _id, hull }
  ],
  [{ _id: 0, name: 0, crew: 0, ports: 0 }, { hull }],
  [{ 'hull.beam': 1 }, { _id, hull: { beam: new Double(3) } }],
  [{ hull: { beam: 1 } }, { _id, hull: { beam: new Double(3) } }],
  [
    { 'crew.age': 0, hull: 0, ports: 0 },
    { _id, name, crew: crew.map(({ who }) => ({ who })) }
  ],
  [{ 'crew.who': 1, _id: 0 }, { crew: crew.map(({ who }) => ({ who })) }],
  [
    { name: 1, ports: { $slice: 2 } },
    { _id, name, ports: ['a', 'b'] }
  ],
  [
    { _id: 1, ports: { $slice: [-3, 2] } },
    { _id, ports: ['b', 'c'] }
  ],
  [{ ports: { $slice: -1 } }, { ...boat, ports: ['d'] }],
  [{ crew: { $elemMatch: { age: { $gt: 30 } } } }, { _id, crew: [crew[1]] }],
  [{ 'crew.$': 1 }, { _id, crew: [crew[2]] }, { 'crew.age': { $gt: 45 } }],
  [
    { _id: 0, big: { $gt: ['$hull.length', 5n] }, label: { $concat: ['$name', '!'] } },
    { big: true, label: 'Iris!' }
  ],
  [
    { _id: 0, length: '$hull.length', fixed: { $literal: 1 } },
    { length: 9, fixed: 1 }
  ],
  [{ _id: 0, name: { length: '$hull.length' } }, { name: { length: 9 } }],
  [{ _id: 0, name: 1, gone: '$nothing' }, { name }]
]

const named = ROWS.map(([projection, shown, filter]) => ({ projection, shown, filter: filter ?? {} }))

test.each(named)('$projection shows its part of a document', ({ projection, shown, filter }) => {
  const project = compileProjection(projection, {}, compileFilter(filter))
  expect(project ? project(boat) : boat).toEqual(shown)
})

test('what is computed comes after what is kept, which keeps its order', () => {
  const project = compileProjection({ name: { $toUpper: '$name' }, more: '$_id', hull: 1 })
  expect(Object.keys(project?.(boat) ?? {})).toEqual(['_id', 'hull', 'name', 'more'])
})

test('of every operator of mingo there is a row', () => {
  const used = ROWS.flatMap(([projection]) => Object.values(projection))
  const names = used.flatMap((value) => (typeof value === 'object' ? Object.keys(value as object) : []))
  expect(Object.keys(operatorsOf(mingo)).filter((operator) => !names.includes(operator))).toEqual([])
})

test.each<[BsonDocument, number]>([
  [{ name: 1, hull: 0 }, 31254],
  [{ name: 0, hull: 1 }, 31253],
  [{ hull: 1, 'hull.beam': 1 }, 31249],
  [{ hull: {} }, 2],
  [{ score: { $meta: 'textScore' } }, 115],
  [{ score: { $nothing: 1 } }, 168]
])('%j is refused with %i', (projection, code) => {
  expect(() => compileProjection(projection)).toThrow(expect.objectContaining({ code }))
})
