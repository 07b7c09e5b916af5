import { serialize } from 'bson'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { getAt, setAt, unsetAt } from '../language/update.paths.ts'
import { decodeDocument } from './bson.reader.ts'
import type { BsonDocument } from './bson.types.ts'
import { type DocumentDifference, documentDifference } from './document.difference.ts'

function difference(before: object, after: object, ...assigned: string[]): DocumentDifference {
  return documentDifference(Buffer.from(serialize(before)), Buffer.from(serialize(after)), new Set(assigned))
}

test('fields that are new, changed or gone are told by their paths', () => {
  const before = { _id: 1, same: 'x', old: 1, deep: { kept: [1], changed: 1, gone: 2 } }
  const after = { _id: 1, same: 'x', old: 'now a text', deep: { kept: [1], changed: 5 }, fresh: null }
  expect(difference(before, after)).toEqual({
    set: { old: 'now a text', 'deep.changed': 5, fresh: null },
    unset: ['deep.gone'],
    cut: [],
    steps: {}
  })
})

test('arrays are told by the places that have changed, and by their length when they are shorter', () => {
  const before = { grown: [1], short: [1, 2, 3], items: [{ a: 1 }, { a: 2 }] }
  const after = { grown: [1, 2, 3], short: [7], items: [{ a: 1 }, { a: 5 }] }
  expect(difference(before, after)).toEqual({
    set: { 'grown.1': 2, 'grown.2': 3, 'short.0': 7, 'items.1.a': 5 },
    unset: [],
    cut: [{ field: 'short', newSize: 1 }],
    steps: {
      'grown.1': ['grown', 1],
      'grown.2': ['grown', 2],
      'short.0': ['short', 0],
      'items.1.a': ['items', 1, 'a']
    }
  })
})

test('what was assigned as a whole is told as a whole', () => {
  expect(difference({ a: { b: 1, c: 2 } }, { a: { b: 1, c: 3 } }, 'a').set).toEqual({ a: { b: 1, c: 3 } })
  expect(difference({ a: { b: 1, c: 2 } }, { a: { b: 1, c: 3 } }, 'a.c').set).toEqual({ 'a.c': 3 })
})

test('a field whose name is a number is told apart from a place in an array', () => {
  expect(difference({ a: { 1: 'x' } }, { a: { 1: 'y' } }).steps).toEqual({ 'a.1': ['a', '1'] })
  expect(difference({ a: ['x', 'x'] }, { a: ['x', 'y'] }).steps).toEqual({ 'a.1': ['a', 1] })
})

test('the difference, applied to the document before, gives the one after', () => {
  const name = fc.constantFrom('a', 'b', 'c')
  const value = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, fc.integer({ min: 0, max: 3 }), tie('array'), tie('document')),
    array: fc.array(tie('value'), { maxLength: 3 }),
    document: fc.dictionary(name, tie('value'), { maxKeys: 3 })
  })).document
  fc.assert(
    fc.property(value, value, (before, after) => {
      const { set, unset, cut } = difference(before as object, after as object)
      const changed = decodeDocument(serialize(before as object))
      for (const { field, newSize } of cut) {
        const array = getAt(changed, field.split('.'))
        if (Array.isArray(array)) array.length = newSize
      }
      for (const path of unset) unsetAt(changed, path.split('.'))
      for (const [path, item] of Object.entries(set)) setAt(changed, path.split('.'), item)
      expect(changed).toEqual(decodeDocument(serialize(after as BsonDocument)))
    })
  )
})
