import { expect, test } from 'vitest'
import { hueOf, initialsOf } from './person-initials.ts'

test('takes the first letters of the first and last name', () => {
  expect(initialsOf('Dana Levi')).toBe('DL')
  expect(initialsOf('Jean-Marc de la Tour')).toBe('JT')
  expect(initialsOf('דנה לוי')).toBe('דל')
})

test('takes the first letter of a single name and of an address', () => {
  expect(initialsOf('Élodie')).toBe('É')
  expect(initialsOf('sales1@carmel.example')).toBe('S')
  expect(initialsOf('dana.levi@carmel.example')).toBe('DL')
})

test('never answers nothing', () => {
  expect(initialsOf('')).toBe('?')
  expect(initialsOf('--')).toBe('?')
})

test('keeps whole characters outside the basic plane', () => {
  expect(initialsOf('𐐷am')).toBe('𐐏')
})

test('gives the same key the same hue', () => {
  expect(hueOf('dana@carmel.example')).toBe(hueOf('dana@carmel.example'))
  expect(hueOf('dana@carmel.example') % 30).toBe(0)
})
