import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accentSpellings, anyAccentPattern, withoutAccents } from './accents.ts'

const finds = (typed: string, stored: string) => new RegExp(anyAccentPattern(typed), 'i').test(stored)

test('accents make no difference, neither typed nor stored', () => {
  expect(finds('eclat', 'Maison ÉCLAT')).toBe(true)
  expect(finds('Éclat', 'eclat')).toBe(true)
  expect(finds('noël', 'Noel')).toBe(true)
  expect(finds('e\u0301clat', 'Éclat')).toBe(true)
})

test('other letters, other scripts and the signs of patterns are found as they are', () => {
  expect(finds('קפה', 'בית קפה')).toBe(true)
  expect(finds('a.b', 'axb')).toBe(false)
  expect(finds('(c+', 'x (ć+ y')).toBe(true)
  expect(finds('eclat', 'aclat')).toBe(false)
})

test('plain text keeps its length and its other letters', () => {
  expect(withoutAccents('Élodie Çà קפה œ')).toBe('Elodie Ca קפה œ')
  expect(accentSpellings('É')?.startsWith('e')).toBe(true)
  expect(accentSpellings('7')).toBeUndefined()
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(withoutAccents(text)).toHaveLength(text.length)
    })
  )
})

test('a text is found by itself and by its plain spelling', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (raw) => {
      const text = raw.normalize('NFC')
      expect(finds(text, text)).toBe(true)
      expect(finds(withoutAccents(text), text)).toBe(true)
    })
  )
})
