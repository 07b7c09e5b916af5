import { z } from 'zod'
import { amountRangeSchema, dateRangeSchema, sortSchema, valuesSchema } from '../lists/list.schema.ts'
import { pageSchema, searchTextSchema } from '../values/fields.ts'
import { ageingBuckets, invoiceStates } from './invoice.rules.ts'
import { invoiceSchema } from './invoice.schema.ts'

/** The list of invoices: how it is filtered and sorted, its rows, and its sums. */

/** Filters whose values are joined by "or", and counted; different filters are joined by "and". */
export const invoiceValueFilters = ['currency', 'created_by', 'language'] as const
export type InvoiceValueFilter = (typeof invoiceValueFilters)[number]

export const invoiceFilterSchema = z.object({
  /** Words of the client, the number or the purchase order. */
  search: searchTextSchema,
  /** What invoices are today: the tabs of the list. */
  state: z.array(z.enum(invoiceStates)).max(invoiceStates.length).default([]),
  /** ISO 4217; an invoice without one is in USD. */
  currency: valuesSchema,
  language: valuesSchema,
  /** E-mails. */
  created_by: valuesSchema,
  invoice_date: dateRangeSchema,
  due_date: dateRangeSchema,
  /** In the invoice's own currency. */
  total_amount: amountRangeSchema
})
export type InvoiceFilter = z.input<typeof invoiceFilterSchema>
export type ParsedInvoiceFilter = z.output<typeof invoiceFilterSchema>

export const invoiceSortFields = [
  'invoice_date',
  'invoice_number',
  'client_name',
  'total_amount',
  'due_date',
  'updated_at',
  'created_at'
] as const
export type InvoiceSortField = (typeof invoiceSortFields)[number]

export const invoiceListInput = invoiceFilterSchema.extend({
  sort: sortSchema(invoiceSortFields, [{ field: 'invoice_date', direction: 'desc' }]),
  ...pageSchema.shape
})

export const invoiceRowSchema = invoiceSchema
  .omit({ items: true, vat: true, seller: true, notes: true, internal_notes: true, credits: true })
  .extend({ state: z.enum(invoiceStates) })
export type InvoiceRow = z.infer<typeof invoiceRowSchema>

/** Amounts of one currency; different currencies are never added. */
const sumSchema = z.object({
  currency: z.string(),
  count: z.number(),
  total: z.number(),
  /** Still expected. */
  open: z.number()
})
export type InvoiceSum = z.infer<typeof sumSchema>

export const summarySchema = z.object({
  states: z.array(z.object({ state: z.enum(invoiceStates), count: z.number(), sums: z.array(sumSchema) })),
  ageing: z.array(z.object({ bucket: z.enum(ageingBuckets), sums: z.array(sumSchema) }))
})
export type InvoiceSummary = z.infer<typeof summarySchema>
