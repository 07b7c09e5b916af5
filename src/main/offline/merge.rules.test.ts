import { Double, Int32, ObjectId } from 'mongodb'
import { expect, test } from 'vitest'
import { differingFields, mergeFields } from './merge.rules.ts'
import { sameValue } from './stored.value.ts'

const merge = (collection: string, set: object, base: object, current: object, unset: string[] = []) =>
  mergeFields({ collection, changes: { set: { ...set }, unset }, base: { ...base } }, { ...current })

test.each([
  ['untouched there: mine is written', 'a', 'b', 'a', { set: { phone: 'b' }, fields: [] }],
  ['the same there: nothing to write', 'a', 'b', 'b', { set: {}, fields: [] }],
  ['another one there: a conflict', 'a', 'b', 'c', { set: {}, fields: ['phone'] }],
  ['absent before and there', undefined, 'b', undefined, { set: { phone: 'b' }, fields: [] }],
  ['null counts as absent', null, 'b', undefined, { set: { phone: 'b' }, fields: [] }],
  ['removed there', 'a', 'b', undefined, { set: {}, fields: ['phone'] }]
])('%s', (_, base, mine, theirs, expected) => {
  const { set, conflicts } = merge('leads', { phone: mine }, { phone: base }, { phone: theirs })
  expect({ set, fields: conflicts.map(({ field }) => field) }).toEqual(expected)
})

test('a field that is taken away is merged like one that is set', () => {
  expect(merge('leads', {}, { phone: 'a' }, { phone: 'a' }, ['phone']).unset).toEqual(['phone'])
  expect(merge('leads', {}, { phone: 'a' }, {}, ['phone'])).toMatchObject({ unset: [], conflicts: [] })
  expect(merge('leads', {}, { phone: 'a' }, { phone: 'b' }, ['phone']).conflicts).toMatchObject([
    { field: 'phone', base: 'a', mine: null, theirs: 'b', writes: { unset: ['phone'] } }
  ])
})

test('the date of a change and counters are no reason for a conflict', () => {
  const { set, conflicts } = merge(
    'leads',
    { updated_at: 2, phone: 'b' },
    { updated_at: 1, phone: 'a' },
    { updated_at: 3, phone: 'a' }
  )
  expect([set, conflicts]).toEqual([{ updated_at: 2, phone: 'b' }, []])
})

test('an owner is one thing, whichever of its fields was changed there', () => {
  const mine = { owner_email: 'me', assigned_to: 'me', owner_id: '1' }
  const base = { owner_email: 'a', assigned_to: 'a', owner_id: '2' }
  const { set, conflicts } = merge('leads', mine, base, { ...base, assigned_to: 'website' })
  expect(set).toEqual({})
  expect(conflicts).toMatchObject([
    {
      field: 'assigned_to',
      mine: 'me',
      theirs: 'website',
      writes: { set: mine },
      held: { owner_email: 'a', assigned_to: 'website' }
    }
  ])
})

test('a task that both have completed is completed once, as the first one did', () => {
  const mine = { is_completed: true, completed_at: new Date(5) }
  const base = { is_completed: false, completed_at: null }
  expect(merge('tasks', mine, base, { is_completed: true, completed_at: new Date(1) })).toEqual({
    set: {},
    unset: [],
    conflicts: []
  })
  expect(merge('tasks', mine, base, base).set).toEqual(mine)
})

test('fields inside of fields are compared where they are', () => {
  const { set, conflicts } = merge(
    'leads',
    { 'a.b': 2, 'a.c': 2 },
    { 'a.b': 1, 'a.c': 1 },
    { a: { b: 1, c: 3 } }
  )
  expect([set, conflicts.map(({ field }) => field)]).toEqual([{ 'a.b': 2 }, ['a.c']])
})

test.each([
  [new Int32(3), new Double(3), true],
  [new Int32(3), 3, true],
  [3, '3', false],
  [new Date(3), 3, false],
  [new Date(3), new Date(3), true],
  [{ a: 1, b: undefined }, { a: 1 }, true],
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
  [[1, 2], [2, 1], false],
  [new ObjectId('6650f0c0c0c0c0c0c0c0c0c0'), '6650f0c0c0c0c0c0c0c0c0c0', false],
  [undefined, null, true],
  ['', null, false]
])('%j and %j mean the same: %s', (a, b, expected) => {
  expect(sameValue(a, b)).toBe(expected)
})

test('two versions differ in what was written, added and taken away', () => {
  const before = { _id: 1, a: 1, b: 1, updated_at: 1 }
  expect(differingFields(before, { _id: 1, a: 2, c: 1, updated_at: 2 })).toEqual(['a', 'b', 'c'])
})
