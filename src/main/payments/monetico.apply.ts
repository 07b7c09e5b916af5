import type { Document } from 'mongodb'
import { readPayment } from '#shared/payments/payment.schema.ts'
import { audit } from '../audit/audit.log.ts'
import type { Ctx } from '../context.ts'
import { tellInvoiceEvent } from '../invoices/invoice.events.ts'
import { refusal } from '../invoices/invoice.numbers.ts'
import { followUp } from '../mongo/follow-up.ts'
import { stillHolds, writeGuarded } from '../mongo/guarded-update.ts'
import type { MoneticoKeys } from './monetico.keys.ts'
import { verifyNotification } from './monetico.verify.ts'
import { readNotification } from './notification.text.ts'
import { paymentCollection } from './payment.collection.ts'
import type { Outcome } from './payment.service.ts'
import { openPayments, settle } from './payment.settle.ts'

/** Takes a genuine notification over that did not reach the payment. Errors: `not_genuine`. */
export async function applyNotification(
  ctx: Ctx,
  keys: MoneticoKeys,
  input: { notification: string }
): Promise<Outcome> {
  const verdict = await verifyNotification(ctx, keys, input)
  const { payment, can_apply, outcome } = verdict
  if (!payment?.invoice_id || !can_apply) throw refusal('not_genuine', 'The notification is not taken over')
  const fields = readNotification(input.notification)
  await openPayments(ctx, payment.invoice_id, payment._id)
  const { before, after } = await writeGuarded(ctx.collection(paymentCollection), payment._id, (stored) => {
    // A late refusal never takes money back.
    if (readPayment(stored).status === 'PAID') return null
    const set = outcome === 'paid' ? paidFields(ctx, fields) : failedFields(ctx, fields)
    return { changes: { set, unset: [] }, guard: stillHolds(stored, ['status']) }
  })
  const invoice = await settle(ctx, payment.invoice_id, [payment._id])
  const result = { payment: readPayment(after), invoice }
  if (before !== after) await tellApplied(ctx, result)
  return result
}

function paidFields(ctx: Ctx, fields: Record<string, string>): Document {
  const now = ctx.now()
  const last4 = /(\d{4})$/.exec(fields.cbmasquee ?? '')?.[1]
  return {
    status: 'PAID',
    paid_at: now,
    completed_at: now,
    payment_method: 'monetico',
    ...(fields.numauto && { provider_transaction_id: fields.numauto }),
    ...(last4 && { card_last4: last4 }),
    updated_at: now
  }
}

function failedFields(ctx: Ctx, fields: Record<string, string>): Document {
  const now = ctx.now()
  return {
    status: 'FAILED',
    failed_at: now,
    ...(fields.motifrefus && { error_message: fields.motifrefus }),
    updated_at: now
  }
}

async function tellApplied(ctx: Ctx, { payment, invoice }: Outcome): Promise<void> {
  const { amount, currency, status, payment_id } = payment
  const isPaid = status === 'PAID'
  const description = `Monetico ${payment_id}: ${amount} ${currency} ${isPaid ? 'paid' : 'refused'}, taken over by ${ctx.user.email}`
  await tellInvoiceEvent(ctx, invoice, isPaid ? 'payment_confirmed' : 'payment_failed', description)
  await followUp(ctx, 'audit log', async () => {
    const after = { amount, currency, status, payment_id }
    await audit(ctx, { action: 'payment', entity_type: 'invoice', entity_id: invoice._id, after })
  })
  ctx.changed({ collection: paymentCollection.name, ids: [payment._id], kind: 'updated' })
}
