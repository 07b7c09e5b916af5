import { expect, test } from 'vitest'
import { type BoardColumn, boardColumns } from '#shared/opportunities/opportunity.values.ts'
import { carriedTo, nextPlace, stepOfKey } from './board.keyboard.ts'

const key = (name: string, code = name) => ({ key: name, code })

/** A board in its usual order. */
const board = (counts: Partial<Record<BoardColumn, number>>, collapsed: BoardColumn[] = []) =>
  boardColumns.map((column) => ({
    column,
    count: counts[column] ?? 0,
    isCollapsed: collapsed.includes(column)
  }))
const usual = board({})

test('arrows are the screen’s: right to left mirrors them', () => {
  expect(stepOfKey(key('ArrowRight'), false)).toBe('columnAfter')
  expect(stepOfKey(key('ArrowRight'), true)).toBe('columnBefore')
  expect(stepOfKey(key('ArrowLeft'), true)).toBe('columnAfter')
  expect(stepOfKey(key('ArrowDown'), true)).toBe('next')
})

test('J and K work on a Hebrew keyboard', () => {
  expect(stepOfKey(key('ח', 'KeyJ'), true)).toBe('next')
  expect(stepOfKey(key('ל', 'KeyK'), true)).toBe('previous')
  expect(stepOfKey(key('x', 'KeyX'), false)).toBeNull()
})

test('the focus stays inside its column', () => {
  const counts = board({ qualification: 3 })
  const place = { column: 'qualification', index: 2 } as const
  expect(nextPlace(place, 'next', counts)).toEqual(place)
  expect(nextPlace(place, 'first', counts).index).toBe(0)
  expect(nextPlace({ ...place, index: 0 }, 'previous', counts).index).toBe(0)
  expect(nextPlace({ ...place, index: 0 }, 'last', counts).index).toBe(2)
})

test('sideways the focus skips empty columns and stops at the last card of a shorter one', () => {
  const counts = board({ analysis_requested: 5, call_scheduled: 2, won: 0 })
  const place = { column: 'analysis_requested', index: 4 } as const
  expect(nextPlace(place, 'columnAfter', counts)).toEqual({ column: 'call_scheduled', index: 1 })
  expect(nextPlace({ column: 'call_scheduled', index: 1 }, 'columnAfter', counts)).toEqual({
    column: 'call_scheduled',
    index: 1
  })
})

test('a carried card goes from stage to stage, empty ones too, and stops at the ends', () => {
  expect(carriedTo('qualification', 'columnAfter', usual)).toBe('proposal_sent')
  expect(carriedTo('analysis_requested', 'columnBefore', usual)).toBe('analysis_requested')
  expect(carriedTo('lost', 'columnAfter', usual)).toBe('lost')
  expect(carriedTo('qualification', 'next', usual)).toBeNull()
})

test('a card of other stages, the last column, goes back into the stages and never returns', () => {
  expect(carriedTo('unknown', 'columnBefore', usual)).toBe('lost')
  expect(carriedTo('unknown', 'columnAfter', usual)).toBe('lost')
})

test('sideways the focus skips collapsed columns, which still take cards', () => {
  const counts = board({ analysis_requested: 5, analysis_sent: 3, call_scheduled: 2 }, ['analysis_sent'])
  const place = { column: 'analysis_requested', index: 0 } as const
  expect(nextPlace(place, 'columnAfter', counts).column).toBe('call_scheduled')
  expect(carriedTo('analysis_requested', 'columnAfter', counts)).toBe('analysis_sent')
})

test('the order is the team’s', () => {
  const order = (['won', 'qualification', 'lost', 'unknown'] as const).map((column) => ({
    column,
    count: 1,
    isCollapsed: false
  }))
  expect(carriedTo('won', 'columnAfter', order)).toBe('qualification')
  expect(carriedTo('won', 'last', order)).toBe('lost')
  expect(nextPlace({ column: 'lost', index: 0 }, 'columnAfter', order).column).toBe('unknown')
  expect(nextPlace({ column: 'lost', index: 0 }, 'columnBefore', order).column).toBe('qualification')
})
