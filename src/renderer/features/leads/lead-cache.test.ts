import { expect, test } from 'vitest'
import { readLead } from '#shared/leads/lead.schema.ts'
import { shownValue, storedValue, withValue } from './lead-cache.ts'

const id = '0123456789abcdef01234567'
const stored = { _id: id, full_name: 'Élise Martin', assigned_to: 'dana@carmel.example' }

test('shows a person that is stored under another name, and knows that the field itself is empty', () => {
  const lead = readLead(stored)
  expect(shownValue(lead, 'name')).toBe('Élise Martin')
  expect(storedValue(lead, 'name')).toBeNull()
})

test('reads the owner wherever it stands and changes all its places', () => {
  expect(storedValue(readLead(stored), 'owner_email')).toBe('dana@carmel.example')
  expect(withValue('owner_email', null)).toEqual({ owner_email: null, assigned_to: null, owner_id: null })
})
