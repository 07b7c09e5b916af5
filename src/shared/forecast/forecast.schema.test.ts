import { expect, test } from 'vitest'
import { monthOf, monthStart, monthsFrom, readTargets } from './forecast.schema.ts'

test('months go on over the year', () => {
  expect(monthsFrom('2025-11', 4)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
  expect(monthStart('2025-12', 1)).toEqual(new Date(2026, 0, 1))
  expect(monthOf(new Date(2026, 11, 31, 23, 59))).toBe('2026-12')
})

test('targets are read as well as they can be, and the last of the same counts', () => {
  const good = { owner_email: ' Sam@carmel.example', month: '2026-01', amount: '5 000' }
  expect(
    readTargets([
      { ...good, currency: '€' },
      good,
      { ...good, owner_email: 'sam@carmel.example', amount: 7000 },
      { ...good, month: '2026-13' },
      { ...good, amount: 'much' },
      { ...good, owner_email: '' },
      null,
      'x'
    ])
  ).toEqual([
    { owner_email: 'Sam@carmel.example', month: '2026-01', currency: 'EUR', amount: 5000 },
    { owner_email: 'sam@carmel.example', month: '2026-01', currency: 'USD', amount: 7000 }
  ])
  for (const odd of [null, undefined, {}, 'x', 7]) expect(readTargets(odd)).toEqual([])
})
