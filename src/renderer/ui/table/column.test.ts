import { expect, test } from 'vitest'
import type { SortKey } from '#shared/lists/list.values.ts'
import { gridTemplate, nextSort, totalWidth } from './column.ts'

const columns = [
  { id: 'name', width: 200 },
  { id: 'city', width: 100 }
]

test('uses start widths until the user chooses others', () => {
  expect(gridTemplate(columns, {}, false)).toBe('200px 100px minmax(0, 1fr)')
  expect(gridTemplate(columns, { city: 150 }, true)).toBe('36px 200px 150px minmax(0, 1fr)')
  expect(totalWidth(columns, { city: 150 }, true)).toBe(386)
})

test('never lets a column vanish or run away', () => {
  expect(gridTemplate(columns, { name: 3, city: 5000 }, false)).toBe('56px 900px minmax(0, 1fr)')
})

const byName: SortKey = { field: 'name', direction: 'asc' }
const byCity: SortKey = { field: 'city', direction: 'asc' }
const down = (key: SortKey): SortKey => ({ ...key, direction: 'desc' })

test('sorts upwards first and turns round on the second time', () => {
  expect(nextSort([down(byName)], 'city', false)).toEqual([byCity])
  expect(nextSort([byCity], 'city', false)).toEqual([down(byCity)])
  expect(nextSort([down(byCity)], 'city', false)).toEqual([byCity])
})

test('a plain click leaves one key of several', () => {
  expect(nextSort([byName, byCity], 'city', false)).toEqual([byCity])
})

test('with Shift a field is added, turned round, and dropped, the other keys staying', () => {
  const two = nextSort([byName], 'city', true)
  expect(two).toEqual([byName, byCity])
  const turned = nextSort(two, 'city', true)
  expect(turned).toEqual([byName, down(byCity)])
  expect(nextSort(turned, 'city', true)).toEqual([byName])
})

test('the last key is turned round, never dropped', () => {
  expect(nextSort([down(byCity)], 'city', true)).toEqual([byCity])
})
