import { expect, test } from 'vitest'
import { valueSpec } from './value.spec.ts'

test('a field is typed as its name says, and else as what it holds', () => {
  expect(valueSpec('status', 'NEW')).toMatchObject({ kind: 'choice', label: 'lead_status' })
  expect(valueSpec('company', null, 'Nova')).toEqual({ kind: 'line' })
  expect(valueSpec('anything', null, ['a'])).toEqual({ kind: 'tags' })
  expect(valueSpec('is_completed', false)).toEqual({ kind: 'flag' })
  expect(valueSpec('odd', new Date())).toEqual({ kind: 'day' })
  expect(valueSpec('odd', 3)).toEqual({ kind: 'number' })
  expect(valueSpec('constructor', null)).toEqual({ kind: 'line' })
})
