import { z } from 'zod'
import { readCurrency } from '../opportunities/opportunity.schema.ts'
import { readDate, readId, readNumber, readText, type StoredDocument } from '../values/stored.ts'

/** What a payment is, with the database's own field names (domain.md 2.10), and how it is read. */

export const paymentSchema = z.object({
  _id: z.string(),
  /** A refund is a document of its own, and takes its amount off the others. */
  is_refund: z.boolean(),
  payment_id: z.string().nullable(),
  invoice_id: z.string().nullable(),
  /** `manual` for what a person recorded, else the gateway. */
  payment_provider: z.string().nullable(),
  payment_method: z.string().nullable(),
  /** Never negative where Carmel wrote it, also of a refund. */
  amount: z.number(),
  currency: z.string(),
  /** In capitals; unknown ones as they are stored. */
  status: z.string(),
  reference: z.string().nullable(),
  note: z.string().nullable(),
  client_name: z.string().nullable(),
  client_email: z.string().nullable(),
  /** The day or instant of the money; of what failed, when it did. */
  paid_at: z.date().nullable(),
  error_code: z.string().nullable(),
  card_last4: z.string().nullable(),
  /** Made on the gateway's test side: no money moves, and it counts nothing. */
  is_test: z.boolean(),
  created_by: z.string().nullable(),
  created_at: z.date().nullable()
})
export type Payment = z.infer<typeof paymentSchema>

/** Reads a payment, whoever wrote it. Never throws. */
export function readPayment(doc: StoredDocument): Payment {
  return {
    _id: readId(doc._id) ?? '',
    is_refund: readText(doc.payment_type) === 'refund',
    payment_id: readText(doc.payment_id),
    invoice_id: readId(doc.invoice_id),
    payment_provider: readText(doc.payment_provider),
    payment_method: readText(doc.payment_method),
    amount: readNumber(doc.amount) ?? 0,
    currency: readCurrency(doc.currency),
    status: readStatus(doc.status),
    reference: readText(doc.reference) ?? readText(doc.monetico_reference),
    note: readText(doc.note),
    client_name: readText(doc.client_name),
    client_email: readText(doc.client_email),
    paid_at: readDate(doc.paid_at) ?? readDate(doc.completed_at) ?? readDate(doc.failed_at),
    error_code: readText(doc.error_code),
    card_last4: readText(doc.card_last4),
    is_test: readText((doc.metadata as StoredDocument | null | undefined)?.environment) === 'test',
    created_by: readText(doc.created_by),
    created_at: readDate(doc.created_at) ?? readDate(doc.initiated_at)
  }
}

function readStatus(stored: unknown): string {
  const text = readText(stored)?.trim().toUpperCase() ?? 'PENDING'
  return text === 'CANCELLED' ? 'CANCELED' : text
}
