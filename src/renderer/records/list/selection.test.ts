import { expect, test } from 'vitest'
import {
  allSelected,
  isSelected,
  nothingSelected,
  selectedCount,
  toSelectionInput,
  withIds
} from './selection.ts'

test('named records are chosen and taken out one by one', () => {
  const two = withIds(nothingSelected, ['a', 'b'], true)
  expect(selectedCount(two, 9)).toBe(2)
  expect(isSelected(withIds(two, ['a'], false), 'a')).toBe(false)
  expect(toSelectionInput(two, { search: '' })).toEqual({ ids: ['a', 'b'] })
})

test('all but a few is told by the few', () => {
  const most = withIds(allSelected, ['a', 'b'], false)
  expect(selectedCount(most, 9)).toBe(7)
  expect(isSelected(most, 'a')).toBe(false)
  expect(isSelected(most, 'unseen')).toBe(true)
  expect(toSelectionInput(most, { search: 'x' })).toEqual({ filter: { search: 'x' }, except: ['a', 'b'] })
  expect(selectedCount(withIds(most, ['a', 'b'], true), 9)).toBe(9)
})
