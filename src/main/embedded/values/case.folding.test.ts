import { expect, test } from 'vitest'
import { foldCase } from './case.folding.ts'

test('two characters fold alike exactly when a regular expression takes them for equal', () => {
  const marks = '\\^$.*+?()[]{}|/'
  for (let code = 0x20; code < 0x2100; code++) {
    const character = String.fromCharCode(code)
    const other = character.toLowerCase()
    const escaped = marks.includes(character) ? `\\${character}` : character
    const isEqual = new RegExp(`^${escaped}$`, 'i').test(other)
    expect([character, foldCase(character) === foldCase(other)]).toEqual([character, isEqual])
  }
})

test('folding keeps the length, so that parts of a text fold as the whole does', () => {
  expect(foldCase('Éclat straße ﬁn קפה')).toBe('ÉCLAT STRAßE ﬁN קפה')
})
