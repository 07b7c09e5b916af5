import { expect, test } from 'vitest'
import { importFields } from '#shared/lead-imports/import.schema.ts'
import { fieldOf, headingsOf } from './headings.ts'

test('no heading names two fields', () => {
  const named = importFields.flatMap((field) =>
    [...new Set(headingsOf(field))].map((heading) => ({ field, heading }))
  )
  const wrong = named.filter(({ field, heading }) => fieldOf(heading) !== field)
  expect(wrong).toEqual([])
})

test('a heading is met in any case, accents and punctuation', () => {
  expect(fieldOf(' Numéro de téléphone : ')).toBe('phone')
  expect(fieldOf('E-MAIL')).toBe('email')
  expect(fieldOf('BRAND_NAME')).toBe('brand_name')
  expect(fieldOf('whatever')).toBeNull()
})
