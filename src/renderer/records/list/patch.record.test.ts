import { beforeEach, expect, test } from 'vitest'
import { callOptions, queryClient } from '#renderer/api/queries.ts'
import { readLead, readLeadRow } from '#shared/leads/lead.schema.ts'
import { patchRecord } from './patch.record.ts'

const id = '0123456789abcdef01234567'
const stored = { _id: id, full_name: 'Élise Martin', assigned_to: 'dana@carmel.example' }
const listKey = callOptions('leads', 'list', {}).queryKey
const pageKey = callOptions('leads', 'get', { _id: id }).queryKey

beforeEach(() => queryClient.clear())

test('a change shows on the page and in every list, and leaves other leads alone', () => {
  const other = readLeadRow({ _id: 'ffffffffffffffffffffffff', status: 'NEW' })
  queryClient.setQueryData(listKey, { rows: [other, readLeadRow(stored)], total: 2 })
  queryClient.setQueryData(pageKey, readLead(stored))
  patchRecord('leads', id, { status: 'LOST' })
  expect(queryClient.getQueryData(pageKey)?.status).toBe('LOST')
  expect(queryClient.getQueryData(listKey)?.rows.map(({ status }) => status)).toEqual(['NEW', 'LOST'])
  expect(queryClient.getQueryData(listKey)?.rows[0]).toBe(other)
})

test('what is stale stays so, and is read again when it is shown', async () => {
  queryClient.setQueryData(listKey, { rows: [readLeadRow(stored)], total: 1 })
  await queryClient.invalidateQueries({ queryKey: ['leads'] })
  patchRecord('leads', id, { status: 'LOST' })
  expect(queryClient.getQueryData(listKey)?.rows[0]?.status).toBe('LOST')
  expect(queryClient.getQueryState(listKey)?.isInvalidated).toBe(true)
})
