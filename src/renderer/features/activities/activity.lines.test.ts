import { expect, test } from 'vitest'
import type { ActivityRow } from '#shared/activities/activity.contract.ts'
import { instantsOf, isFiltered, noFilter } from './activities.store.ts'
import { linesOf } from './activity.lines.ts'

const entry = (_id: string, created_at: Date | null) => ({ _id, created_at }) as ActivityRow

test('entries stand under the day they happened on, undated ones at the end', () => {
  const entries = [
    entry('a', new Date(2026, 0, 5, 9)),
    entry('b', new Date(2026, 0, 5, 0, 0)),
    entry('c', new Date(2026, 0, 4, 23, 59)),
    entry('d', null)
  ]
  expect(linesOf(entries).map((line) => (line.kind === 'day' ? line.day : line.entry._id))).toEqual([
    '2026-01-05',
    'a',
    'b',
    '2026-01-04',
    'c',
    null,
    'd'
  ])
  expect(linesOf(entries).flatMap((line) => (line.kind === 'entry' ? [line.place] : []))).toEqual([
    0, 1, 2, 3
  ])
  expect(linesOf([])).toEqual([])
})

test('a period is whole days: the last ones with today, or from one to another', () => {
  const now = new Date(2026, 0, 5, 15)
  expect(instantsOf({ days: 7 }, now)).toEqual({ from: new Date(2025, 11, 30), to: null })
  expect(instantsOf({ from: '2026-01-01', to: '2026-01-04' }, now)).toEqual({
    from: new Date(2026, 0, 1),
    to: new Date(2026, 0, 5)
  })
  expect(instantsOf({ from: null, to: '2026-01-04' }, now)).toEqual({ from: null, to: new Date(2026, 0, 5) })
  expect(instantsOf(null, now)).toEqual({ from: null, to: null })
})

test('a filter is one once it narrows', () => {
  expect(isFiltered(noFilter)).toBe(false)
  expect(isFiltered({ ...noFilter, period: { days: 7 } })).toBe(true)
  expect(isFiltered({ ...noFilter, authors: ['me'] })).toBe(true)
})
