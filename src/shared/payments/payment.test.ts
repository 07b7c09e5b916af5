import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toCents } from '../invoices/money.ts'
import { paidSum } from './payment.rules.ts'
import { paymentSchema, readPayment } from './payment.schema.ts'
import { paymentStatuses } from './payment.values.ts'

const paid = (amount: number, changes: object = {}) => ({
  status: 'PAID',
  amount,
  currency: 'EUR',
  is_refund: false,
  is_test: false,
  ...changes
})

test('only what is paid counts, less what went back', () => {
  expect(
    paidSum(
      [
        paid(0.1),
        paid(0.2),
        paid(50, { status: 'PENDING' }),
        paid(7, { status: 'REFUNDED' }),
        paid(11, { is_test: true }),
        paid(0.05, { status: 'REFUNDED', is_refund: true }),
        paid(9, { status: 'CANCELED', is_refund: true }),
        paid(1000, { currency: 'ILS' })
      ],
      'EUR'
    )
  ).toBe(0.25)
})

test('the order of payments does not matter, and no cent is lost', () => {
  const payment = fc.record({
    status: fc.constantFrom(...paymentStatuses),
    amount: fc.integer({ min: 0, max: 1_000_000_000 }).map((cents) => cents / 100),
    currency: fc.constantFrom('EUR', 'ILS'),
    is_refund: fc.boolean(),
    is_test: fc.constant(false)
  })
  fc.assert(
    fc.property(fc.array(payment, { maxLength: 50 }), (payments) => {
      const sum = paidSum(payments, 'EUR')
      expect(paidSum(payments.toReversed(), 'EUR')).toBe(sum)
      const counted = payments.filter(({ currency, status, is_refund }) =>
        currency === 'EUR' && is_refund ? status === 'REFUNDED' : currency === 'EUR' && status === 'PAID'
      )
      const cents = counted.map(({ amount, is_refund }) => (is_refund ? -toCents(amount) : toCents(amount)))
      expect(toCents(sum)).toBe(cents.reduce((total, part) => total + part, 0n))
    })
  )
})

test('reads what both back ends of the website store', () => {
  const at = new Date('2026-01-05T08:00:00Z')
  expect(readPayment({ status: 'paid', amount: '12,50', currency: '€', completed_at: at })).toMatchObject({
    status: 'PAID',
    amount: 12.5,
    currency: 'EUR',
    paid_at: at
  })
  expect(paymentSchema.safeParse(readPayment({})).success).toBe(true)
})
