import { expect, test } from 'vitest'
import { figure, tableOf } from './figures.ts'

test('takes medians and percentiles among the measured values', () => {
  const samples = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect(figure('x', samples)).toMatchObject({ samples: 100, median: 50, p95: 95, max: 100 })
  expect(figure('x', [7])).toMatchObject({ median: 7, p95: 7, max: 7 })
})

test('prints figures beside their aims and ratios', () => {
  const lines = tableOf([
    figure('page of leads', [10, 20, 30], { aim: 60 }),
    figure('start', [900], { ratios: [{ of: 'empty window', times: 1.5, aim: 1.5 }] })
  ])
  expect(lines).toHaveLength(3)
  expect(lines[1]).toMatch(/^page of leads +3 +20\.0 ms +30\.0 ms +30\.0 ms +60 ms p95 +0\.50$/)
  expect(lines[2]).toMatch(/1\.50 × empty window \(aim 1\.5\)$/)
})

test('of rates the slow end counts, and the aim is the least', () => {
  const rate = figure('bulk insert', [30_000, 10_000, 20_000], { unit: '/s', aim: 25_000, aimed: 'median' })
  expect(rate).toMatchObject({ median: 20_000, max: 10_000 })
  expect(tableOf([rate])[1]).toMatch(/ 25000 \/s median +1\.25$/)
})
