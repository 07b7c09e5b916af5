import { expect, test } from 'vitest'
import { findMoved, findNear } from './moved.rows.ts'

const rows = (text: string) => (index: number) => text[index]

test('rows above push the rest down, and rows that go pull it up', () => {
  const seen = { first: 2, ids: ['c', 'd'] }
  expect(findMoved(seen, rows('abcd'))).toBe(0)
  expect(findMoved(seen, rows('xyabcd'))).toBe(2)
  expect(findMoved(seen, rows('bcd'))).toBe(-1)
})

test('when the first row in sight is gone, the next one counts', () => {
  expect(findMoved({ first: 0, ids: ['a', undefined, 'c'] }, rows('xbc'))).toBe(0)
  expect(findMoved({ first: 0, ids: ['a', 'b'] }, rows('xyzb'))).toBe(2)
})

test('another result holds none of them', () => {
  expect(findMoved({ first: 0, ids: ['a', 'b'] }, rows('xyz'))).toBe(0)
  expect(findNear('a', 0, rows('xyz'))).toBeNull()
})
