import { expect, it } from 'vitest'
import { countryCode } from './country.code.ts'

it('knows codes and the names of three languages', () => {
  const typed = [
    'FR',
    'fr',
    'France',
    'ישראל',
    'Israël',
    ' israel ',
    'Royaume-Uni',
    'UK',
    'United States',
    'USA',
    'Etats-Unis'
  ]
  expect(typed.map(countryCode)).toEqual(['FR', 'FR', 'FR', 'IL', 'IL', 'IL', 'GB', 'GB', 'US', 'US', 'US'])
})

it('guesses nothing', () => {
  expect([null, '', '  ', 'Atlantis', 'XX', 'EU', 'ZZ'].map(countryCode)).toEqual(Array(7).fill(null))
})
