import { expect, test } from 'vitest'
import { leadFilterSchema } from '#shared/leads/lead.contract.ts'
import { anyAccentPattern } from '#shared/values/accents.ts'
import { SEARCHED_FIELDS } from '../embedded/storage/searched.fields.ts'
import { toLeadQuery } from './lead.filter.ts'

const query = (filter: object, owners: { email: string; ids: string[] }[] = []) =>
  toLeadQuery(leadFilterSchema.parse(filter), {
    now: new Date('2026-01-05T08:00:00Z'),
    odd: {},
    owners,
    phones: []
  })

test('no filter asks for everything, so that the database counts and pages by index', () => {
  expect(query({})).toEqual({})
})

test('every word of a search is looked for literally, in every searched field', () => {
  const both = query({ search: 'a.b  C' })
  expect(both.$and).toHaveLength(2)
  expect(both.$and?.[0]?.$or).toContainEqual({
    brand_name: { $regex: anyAccentPattern('a.b'), $options: 'i' }
  })
  expect(both.$and?.[1]?.$or).toContainEqual({ phone: { $regex: anyAccentPattern('c'), $options: 'i' } })
  expect(both.$and?.[0]?.$or).toHaveLength(9)
})

test('the embedded server indexes every searched field for parts of words', () => {
  const fields = query({ search: 'word' }).$or?.flatMap((branch) => Object.keys(branch)) ?? []
  expect(SEARCHED_FIELDS.leads).toEqual(fields)
})

test('the same word twice is looked for once', () => {
  expect(query({ search: 'nova NOVA' })).toEqual(query({ search: 'nova' }))
})

test('an owner is matched whole, and never as a pattern', () => {
  const pattern = { $regex: '^a\\.b@x\\.example$', $options: 'i' }
  expect(query({ owner: ['a.b@x.example'] }, [{ email: 'A.b@x.example', ids: [] }])).toEqual({
    $or: [{ assigned_to: pattern }, { owner_email: pattern }, { owner: pattern }]
  })
})
