import { expect, test } from 'vitest'
import { listMove } from './list-keys.ts'

const plain = { shift: false, command: false, isRtl: false }

function press(key: string, active: number, total: number, more: Partial<typeof plain> = {}) {
  return listMove({ key, ...plain, ...more }, { active, total, screenRows: 20 })
}

test('j and k go one row, within the list', () => {
  expect(press('j', -1, 3)).toEqual({ to: 0 })
  expect(press('j', 2, 3)).toEqual({ to: 2 })
  expect(press('k', 1, 3)).toEqual({ to: 0 })
  expect(press('k', -1, 3)).toEqual({ to: 0 })
})

test('page, home and end go far, within the list', () => {
  expect(press('PageDown', 5, 100_000)).toEqual({ to: 25 })
  expect(press('PageUp', 5, 100_000)).toEqual({ to: 0 })
  expect(press('End', 5, 100_000)).toEqual({ to: 99_999 })
  expect(press('Home', 5, 100_000)).toEqual({ to: 0 })
})

test('opens, peeks, edits and selects only at a row', () => {
  expect(['Enter', ' ', 'e', 'x'].map((key) => press(key, 4, 10))).toEqual(['open', 'peek', 'edit', 'select'])
  expect(['Enter', ' ', 'e', 'x'].map((key) => press(key, -1, 10))).toEqual([null, null, null, null])
})

test('shift and arrows take the rows on the way along', () => {
  expect(press('ArrowDown', 4, 10, { shift: true })).toEqual({ to: 5, extend: true })
  expect(press('k', 4, 10, { shift: true })).toEqual({ to: 3, extend: true })
  expect(press('End', 4, 10, { shift: true })).toEqual({ to: 9 })
})

test('arrows to the sides go from cell to cell, the other way round in Hebrew', () => {
  expect(press('ArrowRight', 0, 1)).toEqual({ cell: 1 })
  expect(press('ArrowRight', 0, 1, { isRtl: true })).toEqual({ cell: -1 })
  expect(press('ArrowLeft', -1, 1)).toBeNull()
})

test('ctrl or cmd and a takes everything; other commands belong to the window', () => {
  expect(press('a', -1, 3, { command: true })).toBe('selectAll')
  expect(press('a', -1, 0, { command: true })).toBeNull()
  expect(press('j', 1, 3, { command: true })).toBeNull()
})

test('does not move in an empty list', () => {
  expect(press('j', -1, 0)).toBeNull()
  expect(press('End', -1, 0)).toBeNull()
})
