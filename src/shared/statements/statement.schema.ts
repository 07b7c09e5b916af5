import { z } from 'zod'
import { dateOrders, decimalSigns, readingSchema } from '../lead-imports/import.schema.ts'
import { readCurrency } from '../opportunities/opportunity.schema.ts'
import { currencies } from '../opportunities/opportunity.values.ts'
import { readDate, readId, readNumber, readText, type StoredDocument } from '../values/stored.ts'

/** Lines of bank statements that were read from files, and what became of them. Collection `bank_lines`, our own. */

/** What a column of a statement may be. Money in and out is one column with signs, or two. */
export const statementFields = [
  'booked_on',
  'amount',
  'credit',
  'debit',
  'name',
  'text',
  'reference'
] as const
export type StatementField = (typeof statementFields)[number]

export const statementColumnSchema = z.object({
  /** Null for a column that is left out. */
  field: z.enum(statementFields).nullable(),
  dates: z.enum(dateOrders),
  decimals: z.enum(decimalSigns)
})
export type StatementColumn = z.infer<typeof statementColumnSchema>

/** How a file is read. */
export const statementPlanSchema = z.object({
  reading: readingSchema,
  columns: z.array(statementColumnSchema).max(100),
  /** Of all its amounts: statements seldom say. */
  currency: z.enum(currencies)
})
export type StatementPlan = z.infer<typeof statementPlanSchema>

export const lineStates = ['open', 'matched', 'ignored'] as const
export type LineState = (typeof lineStates)[number]

const allocationSchema = z.object({
  invoice_id: z.string(),
  invoice_number: z.string().nullable(),
  amount: z.number(),
  payment_id: z.string().nullable()
})
export type Allocation = z.infer<typeof allocationSchema>

export const bankLineSchema = z.object({
  _id: z.string(),
  booked_on: z.date().nullable(),
  /** Money that came in: above zero. */
  amount: z.number(),
  currency: z.string(),
  /** Who paid, where the bank says it in a column of its own. */
  name: z.string().nullable(),
  text: z.string().nullable(),
  reference: z.string().nullable(),
  state: z.enum(lineStates),
  /** What it paid. */
  allocations: z.array(allocationSchema),
  file_name: z.string().nullable()
})
export type BankLine = z.infer<typeof bankLineSchema>

/** Reads a line. Never throws. */
export function readBankLine(doc: StoredDocument): BankLine {
  const allocations = Array.isArray(doc.allocations) ? (doc.allocations as StoredDocument[]) : []
  return {
    _id: readId(doc._id) ?? '',
    booked_on: readDate(doc.booked_on),
    amount: readNumber(doc.amount) ?? 0,
    currency: readCurrency(doc.currency),
    name: readText(doc.name),
    text: readText(doc.text),
    reference: readText(doc.reference),
    state: lineStates.find((state) => state === doc.state) ?? 'open',
    allocations: allocations.map((one) => ({
      invoice_id: readId(one.invoice_id) ?? '',
      invoice_number: readText(one.invoice_number),
      amount: readNumber(one.amount) ?? 0,
      payment_id: readId(one.payment_id)
    })),
    file_name: readText(doc.file_name)
  }
}
