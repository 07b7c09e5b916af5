import { expect, test } from 'vitest'
import { filterOptions } from './filter.spec.ts'

const spec = {
  field: 'stage',
  label: 'Stage',
  kind: 'values' as const,
  values: ['won', 'lost'],
  labelOf: (value: string) => value.toUpperCase()
}

test('offers its own values in order, then what else is stored, then what is chosen and no longer there', () => {
  const counts = [
    { value: 'old step', count: 5 },
    { value: 'lost', count: 2 }
  ]
  expect(filterOptions(spec, counts, ['gone'])).toEqual([
    { value: 'won', label: 'WON', count: 0 },
    { value: 'lost', label: 'LOST', count: 2 },
    { value: 'old step', label: 'OLD STEP', count: 5 },
    { value: 'gone', label: 'GONE', count: 0 }
  ])
})

test('says no number before it knows one', () => {
  expect(filterOptions(spec, undefined, []).map(({ count }) => count)).toEqual([null, null])
})
