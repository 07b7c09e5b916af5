import { beforeEach, expect, test } from 'vitest'
import {
  clearFilter,
  isFiltered,
  leadsStore,
  noFilter,
  resetColumns,
  setFilterValues,
  setSearch,
  setSort,
  setWidth,
  toggleColumn
} from './leads.store.ts'

const scrolled = { active: 7, peeking: true, offset: 900 }
const top = { active: -1, peeking: false, offset: 0 }

beforeEach(() => leadsStore.setState({ ...leadsStore.getInitialState(), ...scrolled }, true))

test.each([
  ['search', () => setSearch('nova')],
  ['filter', () => setFilterValues('status', ['NEW'])],
  ['sort', () => setSort({ field: 'brand_name', direction: 'asc' })],
  ['cleared filter', () => clearFilter({ search: true })]
])('another %s begins at the top with nothing marked', (_name, change) => {
  change()
  expect(leadsStore.getState()).toMatchObject(top)
})

test('columns change nothing about where the list stands', () => {
  toggleColumn('source')
  setWidth('status', 200)
  expect(leadsStore.getState()).toMatchObject(scrolled)
  expect(leadsStore.getState().hiddenColumns).not.toContain('source')
  resetColumns()
  expect(leadsStore.getState()).toMatchObject({
    widths: {},
    hiddenColumns: expect.arrayContaining(['source'])
  })
})

test('clearing the chips keeps the search unless it is meant too', () => {
  setSearch('nova')
  setFilterValues('stage', ['won'])
  clearFilter({ search: false })
  expect(leadsStore.getState().filter).toEqual({ ...noFilter, search: 'nova' })
  clearFilter({ search: true })
  expect(isFiltered(leadsStore.getState().filter)).toBe(false)
})
