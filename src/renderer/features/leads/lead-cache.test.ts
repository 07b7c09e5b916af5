import { expect, test } from 'vitest'
import { callOptions, queryClient } from '#renderer/api/queries.ts'
import { readLead, readLeadRow } from '#shared/leads/lead.schema.ts'
import { patchLead, shownValue, storedValue, withValue } from './lead-cache.ts'

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

test('a change shows on the page and in every list, and leaves other leads alone', () => {
  const other = readLeadRow({ _id: 'ffffffffffffffffffffffff', status: 'NEW' })
  const listKey = callOptions('leads', 'list', {}).queryKey
  const pageKey = callOptions('leads', 'get', { _id: id }).queryKey
  queryClient.setQueryData(listKey, { rows: [other, readLeadRow(stored)], total: 2 })
  queryClient.setQueryData(pageKey, readLead(stored))
  patchLead(id, { status: 'LOST' })
  expect(queryClient.getQueryData(pageKey)?.status).toBe('LOST')
  expect(queryClient.getQueryData(listKey)?.rows.map(({ status }) => status)).toEqual(['NEW', 'LOST'])
  expect(queryClient.getQueryData(listKey)?.rows[0]).toBe(other)
})
