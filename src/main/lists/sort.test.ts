import { expect, test } from 'vitest'
import { toSort } from './sort.ts'

test('ties are broken in the direction of the last key, so that one index serves both', () => {
  expect(toSort([{ field: 'brand_name', direction: 'asc' }])).toEqual({ brand_name: 1, _id: 1 })
  expect(toSort([{ field: 'created_at', direction: 'desc' }])).toEqual({ created_at: -1, _id: -1 })
})

test('several keys keep their order', () => {
  const sort = toSort([
    { field: 'status', direction: 'asc' },
    { field: 'budget', direction: 'desc' }
  ])
  expect(Object.entries(sort)).toEqual([
    ['status', 1],
    ['budget', -1],
    ['_id', -1]
  ])
})
