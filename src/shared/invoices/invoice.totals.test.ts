import fc from 'fast-check'
import { expect, test } from 'vitest'
import { invoiceTotals, lineNetAmount, type PricedLine } from './invoice.totals.ts'
import { sumAmounts, toCents } from './money.ts'

const line = (quantity: number, unit_price: number, discount_percent = 0, tax_rate = 18): PricedLine => ({
  quantity,
  unit_price,
  discount_percent,
  tax_rate
})

/** What people type: up to three decimals of quantity, cents, whole or half percents. */
const typed = fc.record({
  quantity: fc.integer({ min: 1, max: 1_000_000 }).map((n) => n / 1000),
  unit_price: fc.integer({ min: 0, max: 100_000_000 }).map((n) => n / 100),
  discount_percent: fc.integer({ min: 0, max: 200 }).map((n) => n / 2),
  tax_rate: fc.constantFrom(0, 5.5, 10, 17, 18, 20)
})
const lines = fc.array(typed, { maxLength: 200 })

test('the website’s example: the same nets, and VAT rounded once', () => {
  const totals = invoiceTotals([line(3, 333.33, 10), line(2.5, 19.99, 5)])
  expect(totals.nets).toEqual([899.99, 47.48])
  expect(totals).toMatchObject({ subtotal: 947.47, tax_amount: 170.54, total_amount: 1118.01 })
})

test('VAT is computed on the sum of a rate, not line by line', () => {
  const totals = invoiceTotals([line(1, 0.03), line(1, 0.03), line(1, 0.03)])
  expect(totals).toMatchObject({ subtotal: 0.09, tax_amount: 0.02, total_amount: 0.11 })
})

test('half a cent goes up, however a double holds it', () => {
  expect(invoiceTotals([line(1, 100.25)]).tax_amount).toBe(18.05)
  expect(lineNetAmount(line(0.125, 1))).toBe(0.13)
  expect(lineNetAmount(line(1, 1.005))).toBe(1.01)
})

test('rates stand apart, the highest first', () => {
  const totals = invoiceTotals([line(1, 100, 0, 0), line(2, 50), line(1, 10, 0, 18)])
  expect(totals.vat).toEqual([
    { rate: 18, base: 110, amount: 19.8 },
    { rate: 0, base: 100, amount: 0 }
  ])
})

test('no lines come to nothing', () => {
  expect(invoiceTotals([])).toEqual({ nets: [], vat: [], subtotal: 0, tax_amount: 0, total_amount: 0 })
})

test('what is no number counts as nothing, and huge numbers stay exact to what a double can say', () => {
  expect(invoiceTotals([line(NaN, 10), line(1, Infinity), line(1, 5)]).subtotal).toBe(5)
  expect(invoiceTotals([line(1e6, 999_999_999.99, 0, 0)]).total_amount).toBe(999_999_999_990_000)
})

test('sums of lines equal the totals, for every input', () => {
  fc.assert(
    fc.property(lines, (input) => {
      const { nets, vat, subtotal, tax_amount, total_amount } = invoiceTotals(input)
      expect(sumAmounts(nets)).toBe(subtotal)
      expect(sumAmounts(vat.map(({ base }) => base))).toBe(subtotal)
      expect(sumAmounts(vat.map(({ amount }) => amount))).toBe(tax_amount)
      expect(sumAmounts([subtotal, tax_amount])).toBe(total_amount)
      expect(nets).toEqual(input.map(lineNetAmount))
    })
  )
})

test('each rate’s VAT is within half a cent of the exact product, and never below it at the half', () => {
  fc.assert(
    fc.property(lines, (input) => {
      for (const { rate, base, amount } of invoiceTotals(input).vat) {
        // In hundred-thousandths, where both sides are whole.
        const off = toCents(amount) * 1000n - toCents(base) * BigInt(rate * 10)
        expect(off > -500n && off <= 500n).toBe(true)
      }
    })
  )
})

test('the order of lines does not matter', () => {
  fc.assert(
    fc.property(lines, (input) => {
      const { nets: _, ...there } = invoiceTotals(input)
      const { nets: __, ...back } = invoiceTotals(input.toReversed())
      expect(back).toEqual(there)
    })
  )
})

test('an edit that is taken back leaves no trace, and sums of what is stored are what was stored', () => {
  fc.assert(
    fc.property(fc.array(typed, { minLength: 1, maxLength: 20 }), typed, fc.nat(), (input, other, at) => {
      const first = invoiceTotals(input)
      const place = at % input.length
      const edited = input.with(place, other)
      invoiceTotals(edited)
      const restored = edited.with(place, input[place] ?? other)
      expect(invoiceTotals(JSON.parse(JSON.stringify(restored)))).toEqual(first)
    })
  )
})

test('a credit note mirrors its invoice to the cent', () => {
  fc.assert(
    fc.property(lines, (input) => {
      const there = invoiceTotals(input)
      const back = invoiceTotals(input.map((priced) => ({ ...priced, quantity: -priced.quantity })))
      expect(sumAmounts([there.total_amount, back.total_amount])).toBe(0)
      expect(sumAmounts([there.tax_amount, back.tax_amount])).toBe(0)
    })
  )
})
