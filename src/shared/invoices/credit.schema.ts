import { z } from 'zod'
import { readDate, readId, readNumber, readText, type StoredDocument } from '../values/stored.ts'
import type { VatLine } from './invoice.totals.ts'

/**
 * What credit notes took back of an invoice, as it is noted on the invoice itself: first it is noted, in the write that
 * decides whether so much is left; then the note is written. Amounts are positive.
 */

export const creditedLineSchema = z.object({
  /** Which line of the invoice, from 0. */
  line: z.number(),
  /** 0 where an amount was taken and no quantity. */
  quantity: z.number(),
  net_amount: z.number()
})
export type CreditedLine = z.infer<typeof creditedLineSchema>

const vatLineSchema = z.object({
  rate: z.number(),
  base: z.number(),
  amount: z.number()
}) satisfies z.ZodType<VatLine>

export const creditSchema = z.object({
  note_id: z.string(),
  /** Null until the note is written. */
  note_number: z.string().nullable(),
  lines: z.array(creditedLineSchema),
  vat: z.array(vatLineSchema),
  subtotal: z.number(),
  tax_amount: z.number(),
  total_amount: z.number(),
  reason: z.string().nullable(),
  created_by: z.string().nullable(),
  created_at: z.date().nullable()
})
export type Credit = z.infer<typeof creditSchema>

/** Reads what is noted. Never throws. */
export function readCredits(stored: unknown): Credit[] {
  return documents(stored).map((credit) => ({
    note_id: readId(credit.note_id) ?? '',
    note_number: readText(credit.note_number),
    lines: documents(credit.lines).map(({ line, quantity, net_amount }) => ({
      line: readNumber(line) ?? -1,
      quantity: readNumber(quantity) ?? 0,
      net_amount: readNumber(net_amount) ?? 0
    })),
    vat: documents(credit.vat).map(({ rate, base, amount }) => ({
      rate: readNumber(rate) ?? 0,
      base: readNumber(base) ?? 0,
      amount: readNumber(amount) ?? 0
    })),
    subtotal: readNumber(credit.subtotal) ?? 0,
    tax_amount: readNumber(credit.tax_amount) ?? 0,
    total_amount: readNumber(credit.total_amount) ?? 0,
    reason: readText(credit.reason),
    created_by: readText(credit.created_by),
    created_at: readDate(credit.created_at)
  }))
}

function documents(stored: unknown): StoredDocument[] {
  const list = Array.isArray(stored) ? stored : []
  return list.filter((one) => typeof one === 'object' && one !== null)
}
