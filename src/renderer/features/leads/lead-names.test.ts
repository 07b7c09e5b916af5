import { expect, test } from 'vitest'
import { readLeadRow } from '#shared/leads/lead.schema.ts'
import { leadTones, personName } from './lead-names.ts'

test('finds the person wherever the name is stored', () => {
  expect(personName(readLeadRow({ name: 'Élise Martin' }))).toBe('Élise Martin')
  expect(personName(readLeadRow({ full_name: 'Élise Martin' }))).toBe('Élise Martin')
  expect(personName(readLeadRow({ first_name: 'Élise', last_name: '' }))).toBe('Élise')
  expect(personName(readLeadRow({ brand_name: 'Nova', email: 'a@nova.example' }))).toBeNull()
})

test('shows the brand before the person, and neither twice', () => {
  expect(leadTones(readLeadRow({ brand_name: 'Nova', name: 'Élise' }))).toEqual({
    main: 'Nova',
    aside: 'Élise'
  })
  expect(leadTones(readLeadRow({ brand_name: 'Nova', name: 'Nova' }))).toEqual({ main: 'Nova', aside: null })
  expect(leadTones(readLeadRow({ name: 'Élise' }))).toEqual({ main: 'Élise', aside: null })
  expect(leadTones(readLeadRow({ email: 'a@nova.example' }))).toEqual({ main: 'a@nova.example', aside: null })
})
