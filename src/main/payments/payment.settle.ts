import { type Document, Double } from 'mongodb'
import { dueAmount, settledStatus } from '#shared/invoices/invoice.rules.ts'
import { type Invoice, readInvoice } from '#shared/invoices/invoice.schema.ts'
import { subtractAmounts, sumAmounts } from '#shared/invoices/money.ts'
import { AppError } from '#shared/ipc/result.ts'
import { paidSum } from '#shared/payments/payment.rules.ts'
import { type Payment, readPayment } from '#shared/payments/payment.schema.ts'
import { readNumber, readTexts } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { invoiceCollection } from '../invoices/invoice.collection.ts'
import { invoicesChanged } from '../invoices/invoice.events.ts'
import { linkTo } from '../mongo/filter-parts.ts'
import { stillHolds } from '../mongo/guarded-update.ts'
import type { Changes } from '../mongo/scoped-collection.ts'
import { paymentCollection } from './payment.collection.ts'

/**
 * What an invoice says of its payments is always their sum, computed anew. Around every change of payments:
 *
 * 1. `openPayments` notes the payment's id on the invoice, and keeps what was paid before there were payment documents.
 * 2. The payment is written.
 * 3. `settle` adds up and writes, only while nobody else has written since it began to read, and takes its note away.
 *
 * Whoever settles last has read the invoice after the last payment was written, so no payment is lost. Where a computer
 * stops in between, its note stays, and `settleForgotten` makes up for it.
 */

/** Before a payment is written or taken back. Errors: `not_found` for the invoice. */
export async function openPayments(ctx: Ctx, id: string, paymentId: string): Promise<Invoice> {
  await keepPaidBefore(ctx, id)
  const marked = await ctx.collection(invoiceCollection).update(id, {
    set: { payments_opened_at: ctx.now() },
    unset: [],
    add: { payments_round: 1 },
    addToSet: { payments_open: paymentId }
  })
  if (!marked) throw new AppError('not_found', 'The invoice is gone', { id })
  return readInvoice(marked)
}

/** Once for each invoice: what it says was paid beyond its payment documents. */
async function keepPaidBefore(ctx: Ctx, id: string): Promise<void> {
  const invoices = ctx.collection(invoiceCollection)
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    const stored = await invoices.get(id)
    if (readNumber(stored.paid_before) !== null) return
    const invoice = readInvoice(stored)
    const documented = paidSum(await paymentsOf(ctx, id), invoice.currency)
    const before = Math.max(0, subtractAmounts(invoice.paid_amount, documented))
    const changes = { set: { paid_before: new Double(before) }, unset: [] }
    await invoices.update(id, changes, stillHolds(stored, ['paid_before', 'paid_amount', 'payments_round']))
  }
}

/** More than any number of people who record payments of one invoice at the same moment. */
const maxAttempts = 50

/** Writes the sum of the payments and what follows from it; `paymentIds` are written. */
export async function settle(ctx: Ctx, id: string, paymentIds: string[]): Promise<Invoice> {
  const invoices = ctx.collection(invoiceCollection)
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    const stored = await invoices.get(id)
    const open = readTexts(stored.payments_open).filter((noted) => !paymentIds.includes(noted))
    const changes = settled(ctx, stored, { open, payments: await paymentsOf(ctx, id) })
    const guard = stillHolds(stored, [
      'payments_round',
      'status',
      'paid_amount',
      'paid_before',
      'credited_amount'
    ])
    const after = await invoices.update(id, changes, guard)
    if (after) {
      invoicesChanged(ctx, [id], 'updated')
      return readInvoice(after)
    }
  }
  throw new AppError('changed_elsewhere', 'Payments change faster than they can be added up', { fields: [] })
}

export async function paymentsOf(ctx: Ctx, invoiceId: string): Promise<Payment[]> {
  const found = await ctx
    .collection(paymentCollection)
    .find({ invoice_id: linkTo(invoiceId) }, { sort: { created_at: -1, _id: -1 }, limit: 1000 })
  return found.map(readPayment)
}

type Facts = { open: string[]; payments: Payment[] }

function settled(ctx: Ctx, stored: Document, { open, payments }: Facts): Changes {
  const invoice = readInvoice(stored)
  const before = readNumber(stored.paid_before) ?? 0
  const paid = sumAmounts([before, paidSum(payments, invoice.currency)])
  const status = settledStatus(invoice.status, dueAmount(invoice), paid)
  const counted = payments.filter((payment) => payment.status === 'PAID' && !payment.is_refund)
  const latest = counted.toSorted((a, b) => Number(b.paid_at) - Number(a.paid_at))[0]
  const isPaid = status === 'PAID' && latest !== undefined
  return {
    set: {
      paid_amount: new Double(paid),
      status,
      ...(latest && {
        payment_id: latest._id,
        payment_method: latest.payment_method ?? latest.payment_provider
      }),
      ...(isPaid && { payment_date: latest.paid_at ?? ctx.now() }),
      ...(open.length > 0 && { payments_open: open }),
      updated_at: ctx.now()
    },
    unset: [...(open.length > 0 ? [] : ['payments_open']), ...(latest && !isPaid ? ['payment_date'] : [])],
    // So that whoever has read before this write looks again.
    add: { payments_round: 1 }
  }
}

/** Whoever has not settled by then has stopped. */
export const forgottenAfterMs = 120_000

/** Adds up where a computer stopped between a payment and its sum. */
export async function settleForgotten(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now().getTime() - forgottenAfterMs)
  const found = await ctx.collection(invoiceCollection).find(
    // Only invoices that have a note are in the index.
    { payments_open: { $gt: '' }, payments_opened_at: { $lt: before } },
    { projection: { payments_open: 1 }, limit: 100 }
  )
  for (const { _id, payments_open } of found) await settle(ctx, String(_id), readTexts(payments_open))
}
