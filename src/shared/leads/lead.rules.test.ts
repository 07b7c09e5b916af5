import { expect, test } from 'vitest'
import {
  canonicalPriority,
  canonicalSector,
  canonicalStatus,
  leadDisplayName,
  leadOwner,
  shownStatus
} from './lead.rules.ts'
import { readLeadRow } from './lead.schema.ts'

test.each([
  [{ name: 'Anna', contact_name: 'C', brand_name: 'B' }, 'Anna'],
  [{ contact_name: 'C', full_name: 'F' }, 'C'],
  [{ full_name: 'F', first_name: 'A' }, 'F'],
  [{ first_name: 'Anna', last_name: 'Lee', brand_name: 'B' }, 'Anna Lee'],
  [{ first_name: '', last_name: 'Lee', brand_name: 'B' }, 'Lee'],
  [{ brand_name: 'B', email: 'e' }, 'B'],
  [{ email: 'e' }, 'e'],
  [{}, '—']
])('%j is shown as %s', (stored, name) => {
  expect(leadDisplayName(readLeadRow(stored))).toBe(name)
})

test('the owner is read from whichever field has it', () => {
  expect(leadOwner(readLeadRow({ owner_email: 'a', assigned_to: 'b' }))).toBe('a')
  expect(leadOwner(readLeadRow({ assigned_to: 'b' }))).toBe('b')
  expect(leadOwner(readLeadRow({ owner: 'c' }))).toBe('c')
  expect(leadOwner(readLeadRow({ owner_email: '', assigned_to: null }))).toBeNull()
  expect(leadOwner(readLeadRow({ owner_id: 'd' }))).toBe('d')
})

test.each([
  [{ status: 'new' }, 'NEW'],
  [{}, 'NEW'],
  [{ status: 'GENERATED' }, 'GENERATED'],
  [{ status: 'NEW', converted_to_contact_id: 'x' }, 'CONVERTED'],
  [{ status: 'LOST', converted_contact_id: 'x' }, 'CONVERTED'],
  [{ status: 'Nurturing' }, 'Nurturing']
])('%j has the status %s', (stored, status) => {
  expect(shownStatus(readLeadRow(stored))).toBe(status)
})

test('statuses that mean "not handled yet" are NEW; unknown ones are none', () => {
  expect(['new', 'GENERATED', 'quota_blocked', null].map(canonicalStatus)).toEqual([
    'NEW',
    'NEW',
    'NEW',
    'NEW'
  ])
  expect(canonicalStatus('Converted')).toBe('CONVERTED')
  expect(canonicalStatus('nurturing')).toBeNull()
})

test.each([
  ['A', 'A'],
  ['urgent', 'A'],
  ['High', 'A'],
  ['b', 'B'],
  ['normal', 'B'],
  ['medium', 'B'],
  ['low', 'C'],
  [null, 'C'],
  ['whenever', null]
] as const)('priority %s is %s', (stored, priority) => {
  expect(canonicalPriority(stored)).toBe(priority)
})

test.each([
  ['food', 'food'],
  ['Restauration / Food', 'food'],
  ['restauration', 'food'],
  ['Restaurant / Food', 'food'],
  ['מסעדה / מזון', 'food'],
  ['Retail (hors food)', 'retail'],
  ['Retail', 'retail'],
  ['קמעונאות (ללא מזון)', 'retail'],
  ['שירותים', 'services'],
  ['Paramedical', 'healthcare'],
  ['Paramédical / Santé', 'healthcare'],
  ['Tech', 'tech'],
  ['Unknown', 'other'],
  ['fashion', null],
  [null, null]
] as const)('sector %s is %s', (stored, sector) => {
  expect(canonicalSector(stored)).toBe(sector)
})
