import { expect, test } from 'vitest'
import { isDirty } from './draft.ts'

const blank = { name: '', phone: '', priority: 'B', owner: null, tags: [] }

test('has something to lose only when something was entered', () => {
  expect(isDirty(blank, blank)).toBe(false)
  expect(isDirty({ ...blank, name: '  ' }, blank)).toBe(false)
  expect(isDirty({ ...blank, priority: 'A' }, blank)).toBe(true)
  expect(isDirty({ ...blank, phone: '050' }, blank)).toBe(true)
})
