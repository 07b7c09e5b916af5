import { expect, test } from 'vitest'
import { latinKey } from './keys.ts'

test('takes the letter that a Latin layout types, wherever its key is', () => {
  expect(latinKey({ key: 'L', code: 'KeyL' })).toBe('l')
  expect(latinKey({ key: 'q', code: 'KeyA' })).toBe('q')
  expect(latinKey({ key: ',', code: 'KeyM' })).toBe(',')
  expect(latinKey({ key: '?', code: 'Slash' })).toBe('?')
})

test('takes the place of the key on a Hebrew layout', () => {
  expect(latinKey({ key: 'ך', code: 'KeyL' })).toBe('l')
  expect(latinKey({ key: 'ת', code: 'Comma' })).toBe(',')
  expect(latinKey({ key: 'ע', code: 'KeyG' })).toBe('g')
})

test('leaves named keys as they are', () => {
  expect(latinKey({ key: 'Escape', code: 'Escape' })).toBe('Escape')
})
