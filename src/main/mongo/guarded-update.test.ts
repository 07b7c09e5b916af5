import { Double } from 'mongodb'
import { expect, test } from 'vitest'
import { AppError } from '#shared/ipc/result.ts'
import {
  dateField,
  enumField,
  numberField,
  planEdit,
  stillHolds,
  textField,
  textsField,
  toGuardedWrite,
  writeGuarded
} from './guarded-update.ts'
import type { ScopedCollection } from './scoped-collection.ts'

const fields = {
  phone: textField('phone'),
  company: textField('company', ['company_name']),
  budget: numberField('budget', (value) => new Double(value)),
  due: dateField('due'),
  tags: textsField('tags'),
  priority: enumField('priority', (stored) => stored?.toUpperCase() ?? null)
}

const editsOf = (document: object, set: object, base: object = {}) =>
  planEdit({ ...document }, fields, { set: { ...set }, base: { ...base } })

test('a field that the editor did not touch is not written, even when it changed elsewhere', () => {
  expect(editsOf({ phone: '9' }, { phone: '1' }, { phone: '1' })).toEqual({ edits: [], conflicts: [] })
})

test('a field that changed elsewhere and here is a conflict, unless both made the same change', () => {
  expect(editsOf({ phone: '9' }, { phone: '2' }, { phone: '1' }).conflicts).toEqual(['phone'])
  expect(editsOf({ phone: '2' }, { phone: '2' }, { phone: '1' })).toEqual({ edits: [], conflicts: [] })
})

test('null, absent and empty are the same before and after', () => {
  expect(editsOf({ phone: '' }, { phone: null, company: '', tags: [] }, { phone: undefined }).edits).toEqual(
    []
  )
})

test('dates, numbers, lists and spellings are compared by what they mean', () => {
  const document = { due: '2026-01-01T00:00:00', budget: '3000', tags: ['a'], priority: 'b' }
  const same = { due: new Date('2026-01-01T00:00:00Z'), budget: 3000, tags: ['a'], priority: 'B' }
  expect(editsOf(document, same)).toEqual({ edits: [], conflicts: [] })
  expect(editsOf(document, { tags: ['a', 'b'] }).edits).toEqual([
    { field: 'tags', old: ['a'], new: ['a', 'b'] }
  ])
})

test('fields that nobody declared are never written', () => {
  expect(editsOf({}, { _id: 'x', $where: '1', constructor: 'x' }).edits).toEqual([])
})

test('the write names the changed fields, their types, and what must still hold', () => {
  const document = { company_name: 'Old', budget: 1 }
  const { edits } = editsOf(document, { company: null, budget: 3000 })
  expect(toGuardedWrite(document, fields, edits, { updated_at: 1 })).toEqual({
    changes: { set: { budget: new Double(3000), updated_at: 1 }, unset: ['company', 'company_name'] },
    guard: {
      $and: [{ company: { $eq: null } }, { company_name: { $eq: 'Old' } }, { budget: { $eq: 1 } }]
    }
  })
})

test('stored values that look like operators are compared as values', () => {
  expect(stillHolds({ phone: { $gt: '' } }, ['phone'])).toEqual({ $and: [{ phone: { $eq: { $gt: '' } } }] })
})

test('starts over when another writer came between, and gives up when that never ends', async () => {
  let refusals = 2
  let reads = 0
  const collection = {
    get: async () => ({ reads: ++reads }),
    update: async () => (refusals-- > 0 ? null : { done: true })
  } as unknown as ScopedCollection
  const plan = () => ({ changes: { set: {}, unset: [] }, guard: {} })
  expect(await writeGuarded(collection, 'id', plan)).toEqual({ before: { reads: 3 }, after: { done: true } })
  refusals = Infinity
  await expect(writeGuarded(collection, 'id', plan)).rejects.toSatisfy(
    (error) => error instanceof AppError && error.code === 'changed_elsewhere'
  )
})
