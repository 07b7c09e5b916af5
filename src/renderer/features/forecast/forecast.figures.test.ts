import { expect, test } from 'vitest'
import {
  currenciesOf,
  type OpenFigure,
  openFilter,
  sumsByMonth,
  sumsByOwner,
  totalOf,
  wonFilter,
  wonRows
} from './forecast.figures.ts'

const months = ['2026-01', '2026-02']
const figure = (facts: Partial<OpenFigure>): OpenFigure => ({
  month: '2026-01',
  owner: 'sam@carmel.example',
  currency: 'USD',
  count: 1,
  value: 100,
  weighted: 40,
  ...facts
})

test('a line for each month, and for the rest only where there is any; currencies stay apart', () => {
  const figures = [
    figure({}),
    figure({ owner: null, value: 50 }),
    figure({ month: 'none' }),
    figure({ currency: 'EUR' })
  ]
  expect(sumsByMonth(figures, months, 'USD')).toEqual([
    { span: '2026-01', sum: { count: 2, value: 150, weighted: 80 } },
    { span: '2026-02', sum: { count: 0, value: 0, weighted: 0 } },
    { span: 'none', sum: { count: 1, value: 100, weighted: 40 } }
  ])
})

test('people by what they have open, nobody among them', () => {
  const figures = [figure({}), figure({ month: 'after', value: 10 }), figure({ owner: null, value: 500 })]
  expect(sumsByOwner(figures, 'USD').map(({ owner, sum }) => [owner, sum.value])).toEqual([
    [null, 500],
    ['sam@carmel.example', 110]
  ])
})

test('the currency with the most deals comes first', () => {
  expect(
    currenciesOf([figure({ count: 2 })], [figure({ currency: 'ILS', count: 5 })], [{ currency: 'EUR' }])
  ).toEqual(['ILS', 'USD', 'EUR'])
})

test('everybody who may sell has a row, and whoever won or was to win something', () => {
  const won = [
    { month: '2026-01', owner: 'SAM@carmel.example', currency: 'USD', count: 2, value: 70 },
    { month: '2026-02', owner: null, currency: 'USD', count: 1, value: 5 },
    { month: '2026-02', owner: 'sam@carmel.example', currency: 'EUR', count: 1, value: 5 }
  ]
  const targets = [
    { owner_email: 'sam@carmel.example', month: '2026-01', currency: 'USD', amount: 100 },
    { owner_email: 'left@carmel.example', month: '2026-02', currency: 'USD', amount: 10 }
  ]
  const rows = wonRows(
    { won, targets },
    { months, currency: 'USD', sellers: ['sam@carmel.example', 'new@carmel.example'] }
  )
  expect(rows.map(({ owner }) => owner)).toEqual([
    'sam@carmel.example',
    'new@carmel.example',
    'left@carmel.example',
    null
  ])
  expect(rows[0]?.cells).toEqual([
    { month: '2026-01', count: 2, won: 70, target: 100 },
    { month: '2026-02', count: 0, won: 0, target: null }
  ])
  expect(totalOf(rows[0]?.cells ?? [])).toEqual({ count: 2, won: 70, target: 100 })
  expect(totalOf(rows[1]?.cells ?? [])).toEqual({ count: 0, won: 0, target: null })
})

test('a figure leads to exactly what it counts', () => {
  const usd = { state: ['open'], currency: ['USD'] }
  expect(openFilter({ span: '2026-02', owner: null, currency: 'USD' }, months)).toEqual({
    ...usd,
    owner: ['none'],
    expected_close_date: { from: '2026-02-01', to: '2026-02-28' }
  })
  expect(openFilter({ span: 'before', currency: 'USD' }, months)).toEqual({
    ...usd,
    expected_close_date: { from: null, to: '2025-12-31' }
  })
  expect(openFilter({ span: 'after', currency: 'USD' }, months)).toEqual({
    ...usd,
    expected_close_date: { from: '2026-03-01', to: null }
  })
  expect(openFilter({ span: 'none', currency: 'USD' }, months)).toEqual({ ...usd, has_close_date: false })
  expect(wonFilter('sam@carmel.example', 'EUR', { from: '2026-01', to: '2026-12' })).toEqual({
    state: ['won'],
    currency: ['EUR'],
    owner: ['sam@carmel.example'],
    closed_at: { from: '2026-01-01', to: '2026-12-31' }
  })
})
