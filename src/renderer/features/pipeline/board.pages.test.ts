import { expect, test } from 'vitest'
import { tailRange, tailRows } from './board.pages.ts'

const stored = Array.from({ length: 40 }, (_, index) => ({ _id: `tail ${index}` }))
const ids = (rows: ({ _id: string } | undefined)[]) => rows.map((row) => row?._id)

test('the first cards need no page', () => {
  expect(tailRange({ start: 0, end: 29 }, 30)).toBeNull()
})

test('the tail begins where the first cards end, also when a move took or brought one', () => {
  expect(tailRange({ start: 25, end: 34 }, 30)).toEqual({ start: 0, end: 4 })
  expect(tailRange({ start: 40, end: 44 }, 29)).toEqual({ start: 11, end: 15 })
})

test('a card that leaves from the tail closes its gap', () => {
  const rows = tailRows({ start: 3, end: 6 }, (index) => stored[index], ['tail 4'])
  expect(ids(rows)).toEqual(['tail 3', 'tail 5', 'tail 6', 'tail 7'])
})

test('rows of a page that is still on its way stay open', () => {
  const rows = tailRows({ start: 28, end: 31 }, (index) => (index < 30 ? stored[index] : undefined), [])
  expect(ids(rows)).toEqual(['tail 28', 'tail 29', undefined, undefined])
})
