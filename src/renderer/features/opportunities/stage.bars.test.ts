import { expect, test } from 'vitest'
import type { StageSpan } from '#shared/opportunities/stage.history.ts'
import { barOf } from './stage.bars.ts'

const day = (n: number) => new Date(Date.UTC(2026, 0, n))
const span = (entered: number | null, left: number | null): StageSpan => ({
  stage: 'qualification',
  entered_at: entered === null ? null : day(entered),
  left_at: left === null ? null : day(left),
  user_email: null
})
const bars = (spans: StageSpan[]) => spans.map((each) => barOf(each, spans, day(11)))

test('stays share the time line from the first known moment until now', () => {
  expect(bars([span(1, 6), span(6, null)])).toEqual([
    { start: 0, length: 50 },
    { start: 50, length: 50 }
  ])
})

test('a stay without a known beginning or end has no bar', () => {
  expect(bars([span(1, null), span(null, 6), span(6, null)])).toEqual([null, null, { start: 50, length: 50 }])
})

test('a deal that was opened this very moment has a bar of no length', () => {
  expect(bars([span(11, null)])).toEqual([{ start: 0, length: 0 }])
})

test('moments out of order never leave the track', () => {
  for (const bar of bars([span(20, 5), span(5, 30), span(8, null)])) {
    expect(bar === null || (bar.start >= 0 && bar.length >= 0 && bar.start + bar.length <= 100)).toBe(true)
  }
})
