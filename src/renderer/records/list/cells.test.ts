import { expect, test } from 'vitest'
import { nextCell } from './cells.ts'

const columns = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]

test('goes from cell to cell and ends at the edge', () => {
  expect(nextCell(columns, null, 1)).toBe('a')
  expect(nextCell(columns, null, -1)).toBe('c')
  expect(nextCell(columns, 'a', 1)).toBe('b')
  expect(nextCell(columns, 'c', 1)).toBeNull()
})

test('passes by what does not fit', () => {
  expect(nextCell(columns, 'a', 1, ({ id }) => id === 'c')).toBe('c')
  expect(nextCell(columns, 'b', -1, ({ id }) => id === 'c')).toBeNull()
})
