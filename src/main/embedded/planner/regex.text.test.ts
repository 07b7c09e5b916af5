import { expect, test } from 'vitest'
import { requiredText } from './regex.text.ts'

test.each<[RegExp, string, boolean]>([
  [/maison/i, 'maison', true],
  [/ann@x\.example/i, 'ann@x.example', true],
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
