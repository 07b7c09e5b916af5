import { expect, test } from 'vitest'
import { knownFilter, sameState } from './view.state.ts'

const noFilter = { search: '', status: [], budget: null, task: null }

test('takes what the list knows and leaves the rest unset', () => {
  const kept = { search: 'x', status: ['NEW'], budget: { min: 1, max: null }, gone: ['x'] }
  expect(knownFilter(noFilter, kept)).toEqual({
    search: 'x',
    status: ['NEW'],
    budget: { min: 1, max: null },
    task: null
  })
})

test('a value of another kind is unset', () => {
  const kept = { search: 5, status: 'NEW', budget: ['x'], task: 'yes' }
  expect(knownFilter(noFilter, kept)).toEqual(noFilter)
  expect(knownFilter(noFilter, { status: [{ $gt: '' }] })).toEqual(noFilter)
})

test('the order of names makes no difference, the order of lists does', () => {
  expect(sameState({ a: 1, b: { c: [1, 2], d: 2 } }, { b: { d: 2, c: [1, 2] }, a: 1 })).toBe(true)
  expect(sameState({ a: [1, 2] }, { a: [2, 1] })).toBe(false)
})
