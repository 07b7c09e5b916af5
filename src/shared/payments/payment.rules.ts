import { sumAmounts } from '../invoices/money.ts'
import type { Payment } from './payment.schema.ts'

type Counted = Pick<Payment, 'status' | 'amount' | 'currency' | 'is_refund' | 'is_test'>

/**
 * What payments come to in the invoice's currency: what is PAID, less refunds. A payment that itself is marked REFUNDED
 * counts nothing, nor does a gateway's test; other currencies are never added.
 */
export function paidSum(payments: readonly Counted[], currency: string): number {
  return sumAmounts(payments.filter((payment) => payment.currency === currency).map(countedAmount))
}

function countedAmount({ status, amount, is_refund, is_test }: Counted): number {
  if (is_test) return 0
  if (is_refund) return status === 'REFUNDED' ? -Math.abs(amount) : 0
  return status === 'PAID' ? amount : 0
}
