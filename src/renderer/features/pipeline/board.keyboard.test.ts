import { expect, test } from 'vitest'
import { carriedTo, nextPlace, stepOfKey } from './board.keyboard.ts'

const key = (name: string, code = name) => ({ key: name, code })

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
  const counts = { qualification: 3 }
  const place = { column: 'qualification', index: 2 } as const
  expect(nextPlace(place, 'next', counts)).toEqual(place)
  expect(nextPlace(place, 'first', counts).index).toBe(0)
  expect(nextPlace({ ...place, index: 0 }, 'previous', counts).index).toBe(0)
  expect(nextPlace({ ...place, index: 0 }, 'last', counts).index).toBe(2)
})

test('sideways the focus skips empty columns and stops at the last card of a shorter one', () => {
  const counts = { analysis_requested: 5, call_scheduled: 2, won: 0 }
  const place = { column: 'analysis_requested', index: 4 } as const
  expect(nextPlace(place, 'columnAfter', counts)).toEqual({ column: 'call_scheduled', index: 1 })
  expect(nextPlace({ column: 'call_scheduled', index: 1 }, 'columnAfter', counts)).toEqual({
    column: 'call_scheduled',
    index: 1
  })
})

test('a carried card goes from stage to stage, empty ones too, and stops at the ends', () => {
  expect(carriedTo('qualification', 'columnAfter')).toBe('proposal_sent')
  expect(carriedTo('analysis_requested', 'columnBefore')).toBe('analysis_requested')
  expect(carriedTo('lost', 'columnAfter')).toBe('lost')
  expect(carriedTo('qualification', 'next')).toBeNull()
})

test('a card of other stages, the last column, goes back into the stages and never returns', () => {
  expect(carriedTo('unknown', 'columnBefore')).toBe('lost')
  expect(carriedTo('unknown', 'columnAfter')).toBe('lost')
})
