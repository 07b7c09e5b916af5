import { expect, test } from 'vitest'
import { inOrder, usualLayout, visibleColumns, withMoved, withStep, withToggled } from './layout.ts'

const columns = [
  { id: 'lead', required: true },
  { id: 'status' },
  { id: 'city' },
  { id: 'source', isHiddenAtFirst: true }
]
const usual = usualLayout(columns)
const ids = (layout = usual) => inOrder(columns, layout).map(({ id }) => id)

test('starts in the usual order without the side columns', () => {
  expect(visibleColumns(columns, usual).map(({ id }) => id)).toEqual(['lead', 'status', 'city'])
  expect(visibleColumns(columns, withToggled(usual, 'source')).map(({ id }) => id)).toContain('source')
  expect(withToggled(withToggled(usual, 'city'), 'city')).toEqual(usual)
})

test('moves a column before or behind another one', () => {
  expect(ids(withMoved(columns, usual, { id: 'source', target: 'status', side: 'before' }))).toEqual([
    'lead',
    'source',
    'status',
    'city'
  ])
  expect(ids(withMoved(columns, usual, { id: 'status', target: 'city', side: 'after' }))).toEqual([
    'lead',
    'city',
    'status',
    'source'
  ])
})

test('nothing goes before the frozen column, and it stays', () => {
  expect(withMoved(columns, usual, { id: 'city', target: 'lead', side: 'before' })).toEqual(usual)
  expect(withMoved(columns, usual, { id: 'lead', target: 'city', side: 'after' })).toEqual(usual)
  expect(ids(withMoved(columns, usual, { id: 'city', target: 'lead', side: 'after' }))).toEqual([
    'lead',
    'city',
    'status',
    'source'
  ])
})

test('a step passes hidden columns by and ends at the edge', () => {
  const layout = withMoved(columns, usual, { id: 'source', target: 'status', side: 'after' })
  const stepped = withStep(columns, layout, 'status', 1)
  expect(visibleColumns(columns, stepped).map(({ id }) => id)).toEqual(['lead', 'city', 'status'])
  expect(withStep(columns, usual, 'city', 1)).toEqual(usual)
  expect(withStep(columns, usual, 'status', -1)).toEqual(usual)
})

test('a column that the layout does not know yet keeps its usual neighbour', () => {
  expect(inOrder(columns, { order: ['lead', 'source', 'status', 'gone'] }).map(({ id }) => id)).toEqual([
    'lead',
    'source',
    'status',
    'city'
  ])
})
