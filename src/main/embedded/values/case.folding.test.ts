import fc from 'fast-check'
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

test('a text folds unit by unit, whatever is beside it', () => {
  const unit = fc.oneof(
    fc.constantFrom(
      'ß',
      'ı',
      'ſ',
      'ŉ',
      'ﬁ',
      'ά',
      'ΐ',
      'ς',
      'é',
      'z',
      '𐐨',
      '😀',
      '\ud800',
      'ק',
      '\u0345',
      'ǰ'
    ),
    fc.string({ unit: 'binary', maxLength: 3 })
  )
  fc.assert(
    fc.property(fc.array(unit), (units) => {
      const text = units.join('')
      expect(foldCase(text)).toBe(text.split('').map(foldCase).join(''))
    }),
    { seed: 1, numRuns: 1000 }
  )
})
