import { expect, test } from 'vitest'
import { gridTemplate, nextSort, totalWidth } from './column.ts'

const columns = [
  { id: 'name', width: 200 },
  { id: 'city', width: 100 }
]

test('uses start widths until the user chooses others', () => {
  expect(gridTemplate(columns, {})).toBe('200px 100px minmax(0, 1fr)')
  expect(gridTemplate(columns, { city: 150 })).toBe('200px 150px minmax(0, 1fr)')
  expect(totalWidth(columns, { city: 150 })).toBe(350)
})

test('never lets a column vanish or run away', () => {
  expect(gridTemplate(columns, { name: 3, city: 5000 })).toBe('56px 900px minmax(0, 1fr)')
})

test('sorts upwards first and turns round on the second time', () => {
  const byCity = nextSort({ column: 'name', direction: 'desc' }, 'city')
  expect(byCity).toEqual({ column: 'city', direction: 'asc' })
  expect(nextSort(byCity, 'city')).toEqual({ column: 'city', direction: 'desc' })
  expect(nextSort(nextSort(byCity, 'city'), 'city')).toEqual({ column: 'city', direction: 'asc' })
})
