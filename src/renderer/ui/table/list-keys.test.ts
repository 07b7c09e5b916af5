import { expect, test } from 'vitest'
import { listMove } from './list-keys.ts'

test('j and k go one row, within the list', () => {
  expect(listMove('j', -1, 3, 10)).toEqual({ to: 0 })
  expect(listMove('j', 2, 3, 10)).toEqual({ to: 2 })
  expect(listMove('k', 1, 3, 10)).toEqual({ to: 0 })
  expect(listMove('k', -1, 3, 10)).toEqual({ to: 0 })
})

test('page, home and end go far, within the list', () => {
  expect(listMove('PageDown', 5, 100_000, 20)).toEqual({ to: 25 })
  expect(listMove('PageUp', 5, 100_000, 20)).toEqual({ to: 0 })
  expect(listMove('End', 5, 100_000, 20)).toEqual({ to: 99_999 })
  expect(listMove('Home', 5, 100_000, 20)).toEqual({ to: 0 })
})

test('opens and peeks only at a row', () => {
  expect(listMove('Enter', 4, 10, 5)).toBe('open')
  expect(listMove(' ', 4, 10, 5)).toBe('peek')
  expect(listMove('Enter', -1, 10, 5)).toBeNull()
})

test('does not move in an empty list', () => {
  expect(listMove('j', -1, 0, 10)).toBeNull()
  expect(listMove('End', -1, 0, 10)).toBeNull()
})
