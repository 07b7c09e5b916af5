import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type CreditSums,
  creditedAmount,
  leftLines,
  noteItems,
  planCredit,
  planRest
} from './credit.rules.ts'
import type { Credit } from './credit.schema.ts'
import type { InvoiceItem } from './invoice.schema.ts'
import { invoiceTotals, type PricedLine } from './invoice.totals.ts'
import { subtractAmounts, sumAmounts } from './money.ts'

const line = (changes: Partial<PricedLine> = {}): PricedLine => ({
  quantity: 3,
  unit_price: 33.33,
  discount_percent: 0,
  tax_rate: 18,
  ...changes
})

function invoiceOf(lines: PricedLine[]) {
  const totals = invoiceTotals(lines)
  const items: InvoiceItem[] = lines.map((each, at) => ({
    description: `Line ${at}`,
    ...each,
    net_amount: totals.nets[at] ?? 0
  }))
  return { items, ...totals }
}

const credit = (sums: CreditSums): Credit => ({
  note_id: 'n',
  note_number: null,
  reason: null,
  created_by: null,
  created_at: null,
  ...sums
})

function planned(plan: CreditSums | string): CreditSums {
  if (typeof plan === 'string') throw new Error(plan)
  return plan
}

test('one of three pieces, then an amount, then the rest: together the invoice', () => {
  const invoice = invoiceOf([line(), line({ quantity: 1, unit_price: 50, tax_rate: 0 })])
  const first = planned(planCredit(invoice, [], [{ line: 0, quantity: 1 }]))
  expect(first).toMatchObject({ subtotal: 33.33, tax_amount: 6, total_amount: 39.33 })
  const second = planned(planCredit(invoice, [credit(first)], [{ line: 1, amount: 12.5 }]))
  expect(second).toMatchObject({ subtotal: 12.5, tax_amount: 0, total_amount: 12.5 })
  const credits = [credit(first), credit(second)]
  expect(leftLines(invoice, credits)).toEqual([
    { quantity: 2, net_amount: 66.66 },
    { quantity: 1, net_amount: 37.5 }
  ])
  const rest = planned(planRest(invoice, credits))
  expect(creditedAmount([...credits, credit(rest)])).toBe(invoice.total_amount)
  expect(planRest(invoice, [...credits, credit(rest)])).toBe('nothing_left')
})

test.each([
  ['too many pieces', [{ line: 0, quantity: 4 }], 'more_than_left'],
  ['too large an amount', [{ line: 0, amount: 100 }], 'more_than_left'],
  ['no pieces', [{ line: 0, quantity: 0 }], 'more_than_left'],
  ['less than none', [{ line: 0, quantity: -1 }], 'more_than_left'],
  ['not a number', [{ line: 0, quantity: Number.NaN }], 'more_than_left'],
  ['a line that is not there', [{ line: 7, quantity: 1 }], 'more_than_left'],
  [
    'a line twice',
    [
      { line: 0, quantity: 2 },
      { line: 0, quantity: 2 }
    ],
    'more_than_left'
  ],
  ['nothing', [], 'nothing_chosen']
])('%s', (_, wishes, problem) => expect(planCredit(invoiceOf([line()]), [], wishes)).toBe(problem))

test('an older invoice whose VAT is not itemised is credited as a whole only', () => {
  const invoice = { ...invoiceOf([line()]), vat: [] }
  expect(planCredit(invoice, [], [{ line: 0, quantity: 1 }])).toBe('not_itemised')
  expect(planned(planRest(invoice, [])).total_amount).toBe(invoice.total_amount)
})

test('a line that does not come to its pieces says the amount', () => {
  const invoice = invoiceOf([line()])
  const [byPiece] = noteItems(invoice, [{ line: 0, quantity: 1, net_amount: 33.33 }])
  expect(byPiece).toMatchObject({ quantity: -1, unit_price: 33.33, net_amount: -33.33 })
  const [byAmount] = noteItems(invoice, [{ line: 0, quantity: 2, net_amount: 60 }])
  expect(byAmount).toMatchObject({ quantity: -1, unit_price: 60, discount_percent: 0, net_amount: -60 })
})

test('whatever is credited in whatever parts: never more than is left, each note by the rule, all of them the invoice', () => {
  const lines = fc.array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 40 }).map((tenths) => tenths / 4),
      unit_price: fc.integer({ min: 1, max: 500_000 }).map((cents) => cents / 100),
      discount_percent: fc.constantFrom(0, 5, 12.5),
      tax_rate: fc.constantFrom(0, 5.5, 18)
    }),
    { minLength: 1, maxLength: 6 }
  )
  const share = fc.record({ line: fc.nat(5), part: fc.integer({ min: 1, max: 100 }), byPiece: fc.boolean() })
  fc.assert(
    fc.property(lines, fc.array(fc.array(share, { maxLength: 3 }), { maxLength: 6 }), (priced, rounds) => {
      const invoice = invoiceOf(priced)
      const credits: Credit[] = []
      for (const round of rounds) {
        const left = leftLines(invoice, credits)
        const wishes = [...new Map(round.map((wish) => [wish.line, wish])).values()].map((wish) => {
          const { quantity = 0, net_amount = 0 } = left[wish.line] ?? {}
          return wish.byPiece
            ? { line: wish.line, quantity: Math.ceil(quantity * wish.part) / 100 }
            : { line: wish.line, amount: Math.ceil(net_amount * wish.part) / 100 }
        })
        const plan = planCredit(invoice, credits, wishes)
        if (typeof plan === 'string') continue
        const items = noteItems(invoice, plan.lines)
        expect(sumAmounts(items.map(({ net_amount }) => net_amount))).toBe(0 - plan.subtotal)
        for (const item of items) expect(invoiceTotals([item]).subtotal).toBe(item.net_amount)
        // One cent at most for each note before it of the same rate.
        for (const { rate, base, amount } of plan.vat) {
          const byRule = invoiceTotals([
            { ...line(), quantity: 1, unit_price: base, tax_rate: rate }
          ]).tax_amount
          expect(Math.abs(subtractAmounts(byRule, amount))).toBeLessThanOrEqual(0.01 * (credits.length + 1))
        }
        credits.push(credit(plan))
        expect(creditedAmount(credits)).toBeLessThanOrEqual(invoice.total_amount)
      }
      const rest = planRest(invoice, credits)
      if (typeof rest !== 'string') credits.push(credit(rest))
      expect(creditedAmount(credits)).toBe(invoice.total_amount)
      for (const left of leftLines(invoice, credits)) expect(left.net_amount).toBe(0)
    })
  )
})
