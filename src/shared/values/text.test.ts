import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparableEmail } from './email.ts'
import { comparableName, escapeRegExp, utf8Length } from './text.ts'

test('names meet without accents, case, punctuation and double spaces', () => {
  const spellings = ['Éclat  d’Or', 'ECLAT D OR', 'eclat-d-or', ' Éclat d’Or. ']
  expect(new Set(spellings.map(comparableName))).toEqual(new Set(['eclat d or']))
})

test('Hebrew names meet with and without vowel points, and are not emptied', () => {
  expect(comparableName('שָׁלוֹם')).toBe('שלום')
  expect(comparableName('קפה "חיפה"')).toBe('קפה חיפה')
})

test('different names stay different', () => {
  expect(comparableName('Nova 1')).not.toBe(comparableName('Nova 2'))
})

test('e-mails meet without case and outer spaces; dots and plus signs count', () => {
  expect(comparableEmail(' Anna@X.Example ')).toBe('anna@x.example')
  expect(comparableEmail('a.b@x')).not.toBe(comparableEmail('ab@x'))
})

test('an escaped text finds itself and nothing else', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, other) => {
      const whole = new RegExp(`^${escapeRegExp(text)}$`, 's')
      expect(whole.test(text)).toBe(true)
      expect(whole.test(other)).toBe(other === text)
    })
  )
})

test('UTF-8 bytes are counted as they are encoded', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(utf8Length(text)).toBe(Buffer.byteLength(text))
    })
  )
})
