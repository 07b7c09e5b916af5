import { expect, test } from 'vitest'
import type { BoardColumnData } from '#shared/opportunities/opportunity.contract.ts'
import { focusedIndex } from './column.focus.ts'

function columnOf(ids: string[], count = ids.length): BoardColumnData {
  const cards = ids.map((_id) => ({ _id }) as BoardColumnData['cards'][number])
  return { column: 'qualification', count, sums: [], cards }
}
const focus = { column: 'qualification', index: 2, id: 'c', request: 1 } as const

test('the keyboard follows its card up and down', () => {
  expect(focusedIndex(focus, columnOf(['c', 'a', 'b']))).toBe(0)
})

test('when the card is gone the keyboard goes on from its place', () => {
  expect(focusedIndex(focus, columnOf(['a', 'b', 'd', 'e']))).toBe(2)
  expect(focusedIndex(focus, columnOf(['a']))).toBe(0)
  expect(focusedIndex(focus, columnOf([]))).toBeNull()
})

test('a card far down is found by its place', () => {
  expect(focusedIndex({ ...focus, index: 120, id: 'far' }, columnOf(['a', 'b'], 200))).toBe(120)
})
