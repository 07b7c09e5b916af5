import { expect, test } from 'vitest'
import type { BoardColumnData } from '#shared/opportunities/opportunity.contract.ts'
import { boardTotals } from './board.totals.ts'

function column(
  name: BoardColumnData['column'],
  count: number,
  sums: BoardColumnData['sums']
): BoardColumnData {
  return { column: name, count, sums, cards: [] }
}

const euros = (value: number) => ({ currency: 'EUR', value, weighted: value / 2 })
const shekels = (value: number) => ({ currency: 'ILS', value, weighted: value / 4 })

test('only open opportunities count for the value; currencies are never added', () => {
  const totals = boardTotals([
    column('qualification', 2, [euros(100), shekels(4000)]),
    column('negotiation', 3, [euros(300)]),
    column('won', 6, [euros(9000)]),
    column('lost', 2, [shekels(70)])
  ])
  expect(totals).toEqual({
    open: 5,
    won: 6,
    closed: 8,
    sums: [
      { currency: 'ILS', value: 4000, weighted: 1000 },
      { currency: 'EUR', value: 400, weighted: 200 }
    ]
  })
})

test('stages that stand for none are open: they are neither won nor lost', () => {
  expect(boardTotals([column('unknown', 4, [euros(10)])])).toMatchObject({ open: 4, closed: 0 })
})

test('a currency without an amount is not shown', () => {
  expect(boardTotals([column('qualification', 1, [euros(0)])]).sums).toEqual([])
})
