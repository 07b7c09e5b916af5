import { z } from 'zod'
import { exportFormats } from '../exports/export.values.ts'
import { command, query } from '../ipc/contract.ts'
import { jobSchema } from '../jobs/job.contract.ts'
import {
  amountRangeSchema,
  dateRangeSchema,
  sortSchema,
  valueCountSchema,
  valuesSchema
} from '../lists/list.schema.ts'
import { maxSelectedIds } from '../lists/list.values.ts'
import { currencies } from '../opportunities/opportunity.values.ts'
import {
  addressSchema,
  idSchema,
  lineSchema,
  nothing,
  pageSchema,
  searchTextSchema
} from '../values/fields.ts'
import { languages } from '../values/language.ts'
import { ageingBuckets, invoiceStates } from './invoice.rules.ts'
import { invoiceSchema } from './invoice.schema.ts'
import { packs, regions } from './price.list.ts'

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
  .omit({ items: true, vat: true, seller: true, notes: true, internal_notes: true })
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

const decimals = (most: number) => z.number().max(most, 'too_large')

/** Numbers of a line may be half typed in a draft: what they must be is asked when it is issued. */
export const draftItemSchema = z.object({
  description: z.string().max(5000, 'too_long'),
  quantity: decimals(1e9).min(-1e9, 'negative'),
  unit_price: decimals(1e12).min(-1e12, 'negative'),
  discount_percent: decimals(100).min(0, 'negative'),
  tax_rate: decimals(100).min(0, 'negative')
})
export type DraftItem = z.infer<typeof draftItemSchema>

export const maxItems = 200
const paragraph = z.string().trim().max(5000, 'too_long').nullable()

export const draftFieldsSchema = z.object({
  client_name: lineSchema,
  client_email: z.union([addressSchema, z.literal('')]).nullable(),
  client_company: lineSchema,
  client_address: z.string().trim().max(1000, 'too_long').nullable(),
  client_postal_code: lineSchema,
  client_city: lineSchema,
  client_country: lineSchema,
  client_tax_id: lineSchema,
  contact_id: idSchema.nullable(),
  lead_id: idSchema.nullable(),
  opportunity_id: idSchema.nullable(),
  items: z.array(draftItemSchema).max(maxItems, 'too_many'),
  currency: z.enum(currencies),
  language: z.enum(languages),
  due_days: z.int().min(0, 'negative').max(3650, 'too_large'),
  purchase_order: lineSchema,
  notes: paragraph,
  internal_notes: paragraph
})
export type DraftFields = z.infer<typeof draftFieldsSchema>

/** What a new draft starts from. `includes_vat` says whether the price that it brings does. */
const sourceSchema = z.discriminatedUnion('from', [
  z.object({ from: z.literal('nothing') }),
  z.object({ from: z.literal('lead'), lead_id: idSchema }),
  z.object({ from: z.literal('contact'), contact_id: idSchema }),
  /** With one line: the deal and its value. */
  z.object({ from: z.literal('opportunity'), opportunity_id: idSchema }),
  /** What a visitor of the website had chosen. */
  z.object({ from: z.literal('cart'), cart_id: idSchema, includes_vat: z.boolean() }),
  z.object({
    from: z.literal('pack'),
    pack: z.enum(packs),
    region: z.enum(regions),
    includes_vat: z.boolean()
  }),
  /** The client and lines of another invoice. */
  z.object({ from: z.literal('invoice'), invoice_id: idSchema })
])
export type InvoiceSource = z.infer<typeof sourceSchema>

const clientFieldsSchema = draftFieldsSchema.pick({
  client_name: true,
  client_email: true,
  client_company: true,
  client_country: true,
  contact_id: true,
  lead_id: true,
  opportunity_id: true,
  language: true
})
export type ClientFields = z.infer<typeof clientFieldsSchema>

const cartItemSchema = z.object({
  _id: z.string(),
  pack_name: z.string(),
  price: z.number(),
  currency: z.string(),
  region: z.string().nullable(),
  added_at: z.date().nullable()
})
export type CartItem = z.infer<typeof cartItemSchema>

const eventSchema = z.object({
  _id: z.string(),
  /** As stored, e.g. `issued`. */
  event_type: z.string(),
  description: z.string().nullable(),
  user_email: z.string().nullable(),
  created_at: z.date().nullable()
})
export type InvoiceEventLine = z.infer<typeof eventSchema>

export const invoiceContract = {
  /** One page and the total. */
  list: query({
    role: 'viewer',
    input: invoiceListInput,
    output: z.object({ rows: z.array(invoiceRowSchema), total: z.number() })
  }),
  ids: query({
    role: 'viewer',
    input: invoiceListInput.extend({ limit: z.int().min(1).max(maxSelectedIds) }),
    output: z.array(idSchema)
  }),
  counts: query({
    role: 'viewer',
    input: z.object({ filter: invoiceFilterSchema, field: z.enum(invoiceValueFilters) }),
    output: z.array(valueCountSchema)
  }),
  /** What each tab holds under the other filters, and how long what is open has been due, by currency. */
  summary: query({
    role: 'viewer',
    input: z.object({ filter: invoiceFilterSchema }),
    output: summarySchema
  }),
  get: query({
    role: 'viewer',
    input: z.object({ _id: idSchema }),
    output: invoiceSchema.extend({ state: z.enum(invoiceStates) })
  }),
  /** Invoices of a record that the user may see, the newest first. */
  ofRecord: query({
    role: 'viewer',
    input: z.union([
      z.strictObject({ lead_id: idSchema }),
      z.strictObject({ contact_id: idSchema }),
      z.strictObject({ opportunity_id: idSchema })
    ]),
    output: z.array(invoiceRowSchema)
  }),
  /** What happened to it, the newest first. */
  events: query({ role: 'viewer', input: z.object({ _id: idSchema }), output: z.array(eventSchema) }),
  /** What a draft would say of a record's client. */
  client: query({
    role: 'sales',
    input: z.union([z.strictObject({ lead_id: idSchema }), z.strictObject({ contact_id: idSchema })]),
    output: clientFieldsSchema
  }),
  /** The newest things that visitors of the website chose. */
  cart: query({ role: 'sales', input: nothing, output: z.array(cartItemSchema) }),
  /** A draft without a number. `_id` makes it safe to repeat. Errors: `not_found` for the source. */
  create: command({
    role: 'sales',
    input: z.object({
      _id: idSchema,
      source: sourceSchema,
      language: z.enum(languages).nullable().default(null)
    }),
    output: invoiceSchema
  }),
  /**
   * Writes changed fields of a draft, and its sums. `base` as in `leads.update`. Errors: `changed_elsewhere` {fields,
   * current: Invoice}; `not_allowed_now` {reason: 'issued'}.
   */
  update: command({
    role: 'sales',
    input: z.object({
      _id: idSchema,
      set: draftFieldsSchema.partial(),
      base: z.record(z.string(), z.unknown()).default({})
    }),
    output: invoiceSchema
  }),
  /** Removes a draft without a number. Answers what `restore` takes. Errors: `not_allowed_now` {reason: 'issued'}. */
  remove: command({
    role: 'sales',
    input: z.object({ _id: idSchema }),
    output: z.object({ removal: idSchema })
  }),
  restore: command({
    role: 'sales',
    input: z.object({ removal: idSchema }),
    output: z.object({ _id: idSchema })
  }),
  /**
   * Gives a draft its number; from then on only payments, internal notes and the status change. Errors:
   * `invalid_input` {problems: IssueProblem[]}; `not_allowed_now` {reason}: `not_a_draft`, `future_day`,
   * `earlier_day` {number, day} when the last number of the year has a later day, `numbers_not_unique`, `year_full`.
   */
  issue: command({
    role: 'sales',
    input: z.object({
      _id: idSchema,
      invoice_date: z.date(),
      allocation_number: lineSchema.default(null)
    }),
    output: invoiceSchema
  }),
  /** It went to the client by whatever way. Twice is the same as once. */
  markSent: command({ role: 'sales', input: z.object({ _id: idSchema }), output: invoiceSchema }),
  /** What colleagues should know; possible at any time. Errors: `changed_elsewhere`. */
  annotate: command({
    role: 'sales',
    input: z.object({ _id: idSchema, internal_notes: paragraph, base: paragraph }),
    output: invoiceSchema
  }),
  /**
   * Cancels an issued invoice by a credit note with a number of its own, which mirrors it. Twice answers the same note.
   * Errors: `not_allowed_now` {reason: 'not_issued'} and as in `issue`.
   */
  credit: command({
    role: 'admin',
    input: z.object({ _id: idSchema, reason: lineSchema.default(null) }),
    output: z.object({ invoice: invoiceSchema, credit_note: invoiceSchema })
  }),
  /** Everything that the filter finds, as a file for the accountant; null when the dialog was closed. */
  export: command({
    role: 'sales',
    input: z.object({
      filter: invoiceFilterSchema,
      as: z.enum(exportFormats),
      headings_in: z.enum(languages)
    }),
    output: jobSchema.nullable()
  }),
  /**
   * The document as a PDF, where the person says; null when the dialog was closed. Errors: `not_allowed_now` {reason}
   * of the file, e.g. ENOSPC, EACCES.
   */
  savePdf: command({
    role: 'viewer',
    input: z.object({ _id: idSchema }),
    output: z.object({ file: z.string() }).nullable()
  }),
  /** Each document that the filter finds as a PDF in a folder; null when the dialog was closed. */
  savePdfs: command({
    role: 'sales',
    input: z.object({ filter: invoiceFilterSchema }),
    output: jobSchema.nullable()
  })
}
