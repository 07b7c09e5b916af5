import { expect, test } from 'vitest'
import { accentSpellings } from '#shared/values/accents.ts'
import { requiredText } from './regex.text.ts'

const spellings = (letter: string) => `[${accentSpellings(letter)}]`

test('a class of all accents of a letter is that letter, and loses nothing', () => {
  const pattern = new RegExp(`${spellings('c')}${spellings('a')}f${spellings('e')}`, 'i')
  expect(requiredText(pattern)).toEqual({ literal: 'cafe', isWhole: true })
  expect(requiredText(/caf[eé]s/i)).toEqual({ literal: 'caf', isWhole: false })
})

test.each<[RegExp, string, boolean]>([
  [/maison/i, 'maison', false],
  [/קפה/i, 'קפה', true],
  [/050-7/i, '050-7', true],
  [/ann@x\.example/i, 'ann@x.example', false],
  [/^\s*ann@x\.example\s*$/i, 'ann@x.example', false],
  [/^ann/, 'ann', false],
  [/colou?r/, 'colo', false],
  [/ab+cd/, 'ab', false],
  [/ab*cde/, 'cde', false],
  [/ab{2,3}cde/, 'cde', false],
  [/one.three/, 'three', false],
  [/one[^\]a]three/, 'three', false],
  [/\bword/, 'word', false],
  [/one|two/, '', false],
  [/(one)?two/, '', false],
  [/(?<!one)two/, '', false],
  [/\u0061bc/, '', false],
  [/\x61bc/, '', false],
  [/(\w)\1bc/, '', false]
])('%s needs %j', (regex, literal, isWhole) => {
  expect(requiredText(regex)).toEqual({ literal, isWhole })
})
