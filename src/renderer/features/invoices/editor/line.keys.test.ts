import { expect, test } from 'vitest'
import { lineMove } from './line.keys.ts'

const press = (key: string, more: object = {}) => ({
  key,
  shiftKey: false,
  altKey: false,
  metaKey: false,
  ctrlKey: false,
  ...more
})

test('Enter goes on, Shift+Enter is a new line of the description', () => {
  expect(lineMove(press('Enter'), true)).toEqual({ kind: 'next' })
  expect(lineMove(press('Enter', { shiftKey: true }), true)).toBeNull()
  // Ctrl/Cmd+Enter is for the page.
  expect(lineMove(press('Enter', { ctrlKey: true }), false)).toBeNull()
})

test('arrows go between lines, but not out of a text with several', () => {
  expect(lineMove(press('ArrowUp'), false)).toEqual({ kind: 'go', step: -1 })
  expect(lineMove(press('ArrowDown'), true)).toBeNull()
  expect(lineMove(press('ArrowDown', { altKey: true }), true)).toEqual({ kind: 'carry', step: 1 })
})

test('Ctrl+Backspace removes a line, Backspace a letter', () => {
  expect(lineMove(press('Backspace', { metaKey: true }), true)).toEqual({ kind: 'remove' })
  expect(lineMove(press('Backspace'), true)).toBeNull()
})
