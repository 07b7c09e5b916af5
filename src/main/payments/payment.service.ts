import { type Document, Double } from 'mongodb'
import type { z } from 'zod'
import type { Invoice } from '#shared/invoices/invoice.schema.ts'
import { readInvoice } from '#shared/invoices/invoice.schema.ts'
import { AppError } from '#shared/ipc/result.ts'
import { isOpenRequest } from '#shared/payments/monetico.values.ts'
import type { paymentContract } from '#shared/payments/payment.contract.ts'
import { type Payment, readPayment } from '#shared/payments/payment.schema.ts'
import { audit } from '../audit/audit.log.ts'
import type { Ctx } from '../context.ts'
import { invoiceCollection } from '../invoices/invoice.collection.ts'
import { type InvoiceEvent, tellInvoiceEvent } from '../invoices/invoice.events.ts'
import { refusal } from '../invoices/invoice.numbers.ts'
import { isDuplicateId } from '../mongo/errors.ts'
import { followUp } from '../mongo/follow-up.ts'
import { stillHolds, toStoredText, writeGuarded } from '../mongo/guarded-update.ts'
import { paymentCollection } from './payment.collection.ts'
import { openPayments, paymentsOf, settle } from './payment.settle.ts'

type RecordInput = z.output<typeof paymentContract.record.input>
export type Outcome = { payment: Payment; invoice: Invoice }

/** The payments of an invoice. Errors: `not_found`. */
export async function paymentsOfInvoice(
  ctx: Ctx,
  { invoice_id }: { invoice_id: string }
): Promise<Payment[]> {
  await ctx.collection(invoiceCollection).get(invoice_id, { projection: { _id: 1 } })
  return paymentsOf(ctx, invoice_id)
}

/** Records money that came or went back; the same `_id` twice is one payment. Errors: as the contract says. */
export async function recordPayment(ctx: Ctx, input: RecordInput): Promise<Outcome> {
  const stored = readInvoice(await ctx.collection(invoiceCollection).get(input.invoice_id))
  requirePayable(stored, input)
  const invoice = await openPayments(ctx, input.invoice_id, input._id)
  const document = paymentDocument(ctx, invoice, input)
  const isNew = await insertOnce(ctx, document, input._id)
  const after = await settle(ctx, input.invoice_id, [input._id])
  const payment = readPayment({ _id: input._id, ...document })
  if (isNew) await tellPayment(ctx, { payment, invoice: after })
  return { payment, invoice: after }
}

/** Errors: as `record` in the contract. */
export function requirePayable(
  invoice: Invoice,
  { is_refund, amount }: Pick<RecordInput, 'is_refund' | 'amount'>
): void {
  if (invoice.document_type === 'credit_note') throw refusal('credit_note', 'A credit note is not paid')
  if (invoice.status === 'DRAFT') throw refusal('not_issued', 'A draft is not paid')
  if (invoice.status === 'CANCELED' && !is_refund)
    throw refusal('canceled', 'A cancelled invoice is not paid')
  if (is_refund && amount > invoice.paid_amount) {
    throw refusal('more_than_paid', 'More than was paid can’t go back', { paid: invoice.paid_amount })
  }
}

/** With the website's names (domain.md 2.10): `completed_at` next to `paid_at`, `invoice_id` always. */
function paymentDocument(ctx: Ctx, invoice: Invoice, input: RecordInput): Document {
  const now = ctx.now()
  const [reference, note] = [toStoredText(input.reference), toStoredText(input.note)]
  const kind = input.is_refund ? 'refund' : 'payment'
  return {
    payment_id: `${input.is_refund ? 'REF' : 'PAY'}-${input._id.toUpperCase()}`,
    payment_type: kind,
    payment_provider: 'manual',
    payment_method: input.method,
    amount: new Double(input.amount),
    currency: invoice.currency,
    status: input.is_refund ? 'REFUNDED' : 'PAID',
    invoice_id: invoice._id,
    client_email: invoice.client_email ?? '',
    client_name: invoice.client_company ?? invoice.client_name ?? '',
    ...(reference && { reference }),
    ...(note && { note }),
    initiated_at: now,
    paid_at: input.paid_on,
    completed_at: input.paid_on,
    created_by: ctx.user.email,
    created_at: now,
    updated_at: now
  }
}

/** False when it is there already. */
export async function insertOnce(ctx: Ctx, document: Document, id: string): Promise<boolean> {
  try {
    await ctx.collection(paymentCollection).insert(document, id)
    return true
  } catch (error) {
    if (isDuplicateId(error)) return false
    throw error
  }
}

/** Tells the invoice's history, the audit log and the windows of a new payment, refund or request. */
export async function tellPayment(ctx: Ctx, { payment, invoice }: Outcome): Promise<void> {
  const { amount, currency, is_refund, payment_method } = payment
  const [what, event] = storyOf(payment)
  const description = `${what} of ${amount} ${currency} on ${invoice.invoice_number} recorded by ${ctx.user.email}`
  await tellInvoiceEvent(ctx, invoice, event, description)
  await followUp(ctx, 'audit log', async () => {
    const after = { amount, currency, payment_method, is_refund, payment_id: payment._id }
    await audit(ctx, { action: 'payment', entity_type: 'invoice', entity_id: invoice._id, after })
  })
  ctx.changed({ collection: paymentCollection.name, ids: [payment._id], kind: 'created' })
}

function storyOf(payment: Payment): [string, InvoiceEvent] {
  if (payment.is_refund) return ['Refund', 'payment_refunded']
  return isOpenRequest(payment) ? ['Request', 'payment_requested'] : ['Payment', 'payment_received']
}

/** Takes back what a person recorded, or a request that nobody has paid; it stays, as canceled. Errors: as the contract says. */
export async function cancelPayment(ctx: Ctx, { _id }: { _id: string }): Promise<Outcome> {
  const payments = ctx.collection(paymentCollection)
  const found = readPayment(await payments.get(_id))
  if (!found.invoice_id || !mayTakeBack(found)) {
    throw refusal('not_manual', 'Only what a person recorded is taken back')
  }
  await requireNotBelowRefunds(ctx, found)
  await openPayments(ctx, found.invoice_id, _id)
  const { before, after } = await writeGuarded(payments, _id, (stored) => {
    const current = readPayment(stored)
    if (current.status === 'CANCELED') return null
    // The bank may have reported it meanwhile.
    if (!mayTakeBack(current)) throw refusal('not_manual', 'The bank has reported it')
    const set = {
      status: 'CANCELED',
      canceled_at: ctx.now(),
      canceled_by: ctx.user.email,
      updated_at: ctx.now()
    }
    return { changes: { set, unset: [] }, guard: stillHolds(stored, ['status']) }
  })
  const outcome = { payment: readPayment(after), invoice: await settle(ctx, found.invoice_id, [_id]) }
  if (before !== after) await tellCanceled(ctx, outcome)
  return outcome
}

function mayTakeBack(payment: Payment): boolean {
  const { payment_provider, status } = payment
  return payment_provider === 'manual' || isOpenRequest(payment) || status === 'CANCELED'
}

/** What has gone back must have come: a payment whose money was refunded since stays. */
async function requireNotBelowRefunds(ctx: Ctx, payment: Payment): Promise<void> {
  if (payment.is_refund || payment.status !== 'PAID' || !payment.invoice_id) return
  const invoice = readInvoice(await ctx.collection(invoiceCollection).get(payment.invoice_id))
  if (invoice.paid_amount < payment.amount) {
    throw new AppError('not_allowed_now', 'Some of it was refunded', { reason: 'refunded' })
  }
}

async function tellCanceled(ctx: Ctx, { payment, invoice }: Outcome): Promise<void> {
  const { amount, currency } = payment
  const description = `Payment of ${amount} ${currency} on ${invoice.invoice_number} taken back by ${ctx.user.email}`
  await tellInvoiceEvent(ctx, invoice, 'payment_canceled', description)
  await followUp(ctx, 'audit log', async () => {
    const before = { amount, currency, payment_id: payment._id }
    await audit(ctx, { action: 'payment_cancel', entity_type: 'invoice', entity_id: invoice._id, before })
  })
  ctx.changed({ collection: paymentCollection.name, ids: [payment._id], kind: 'updated' })
}
