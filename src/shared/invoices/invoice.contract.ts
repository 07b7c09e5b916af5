import { z } from 'zod'
import { exportFormats } from '../exports/export.values.ts'
import { command, query } from '../ipc/contract.ts'
import { jobSchema } from '../jobs/job.contract.ts'
import { selectionSchema, valueCountSchema } from '../lists/list.schema.ts'
import { maxSelectedIds } from '../lists/list.values.ts'
import { amountSchema, idSchema, lineSchema, nothing } from '../values/fields.ts'
import { languages } from '../values/language.ts'
import { invoiceStates } from './invoice.rules.ts'
import { invoiceSchema } from './invoice.schema.ts'
import {
  cartItemSchema,
  clientFieldsSchema,
  draftFieldsSchema,
  maxItems,
  paragraphSchema,
  sourceSchema
} from './invoice-draft.schema.ts'
import {
  invoiceFilterSchema,
  invoiceListInput,
  invoiceRowSchema,
  invoiceValueFilters,
  summarySchema
} from './invoice-list.schema.ts'

const eventSchema = z.object({
  _id: z.string(),
  /** As stored, e.g. `issued`. */
  event_type: z.string(),
  description: z.string().nullable(),
  user_email: z.string().nullable(),
  created_at: z.date().nullable()
})
export type InvoiceEventLine = z.infer<typeof eventSchema>

const lineNumber = z
  .int()
  .min(0)
  .max(maxItems - 1)
const creditWishSchema = z.union([
  z.strictObject({ line: lineNumber, quantity: z.number().positive('required').max(1e9, 'too_large') }),
  z.strictObject({ line: lineNumber, amount: amountSchema })
])

export const pdfStates = ['as_issued', 'as_mailed', 'as_today', 'different', 'unknown'] as const

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
    input: z.object({ _id: idSchema, internal_notes: paragraphSchema, base: paragraphSchema }),
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
  /**
   * Takes a part of an issued invoice back by a credit note: pieces of lines, or amounts of them without VAT. `_id` is
   * the note's and makes it safe to repeat. Once nothing is left the invoice is canceled. Errors: as `credit`, and
   * `not_allowed_now` {reason}: `nothing_chosen`, `more_than_left`, `nothing_left`, `not_itemised`.
   */
  creditPart: command({
    role: 'admin',
    input: z.object({
      _id: idSchema,
      invoice_id: idSchema,
      lines: z.array(creditWishSchema).min(1).max(maxItems),
      reason: lineSchema.default(null)
    }),
    output: z.object({ invoice: invoiceSchema, credit_note: invoiceSchema })
  }),
  /** The chosen ones as a file for the accountant; null when the dialog was closed. */
  export: command({
    role: 'sales',
    input: z.object({
      selection: selectionSchema(invoiceFilterSchema),
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
    output: z.object({ file: z.string(), saved: z.string() }).nullable()
  }),
  /** The document as a PDF, for the window to show and print. */
  pdf: query({
    role: 'viewer',
    input: z.object({ _id: idSchema }),
    output: z.object({ name: z.string(), content: z.instanceof(Uint8Array) })
  }),
  /**
   * Asks for a PDF and tells whether it is one of ours to the byte: as it was issued, as it was mailed, or as it would
   * be drawn today; `different` names an invoice whose paper it is not; null when the dialog was closed. Errors:
   * `not_allowed_now` {reason}: `not_a_pdf`, or why the file can't be read.
   */
  checkPdf: command({
    role: 'viewer',
    input: nothing,
    output: z
      .object({
        state: z.enum(pdfStates),
        invoice_id: z.string().nullable(),
        invoice_number: z.string().nullable()
      })
      .nullable()
  }),
  /** Each of the chosen documents as a PDF in a folder; null when the dialog was closed. */
  savePdfs: command({
    role: 'sales',
    input: z.object({ selection: selectionSchema(invoiceFilterSchema) }),
    output: jobSchema.nullable()
  })
}
