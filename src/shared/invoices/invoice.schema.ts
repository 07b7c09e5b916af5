import { z } from 'zod'
import { readCurrency } from '../opportunities/opportunity.schema.ts'
import { languages, nearestLanguage } from '../values/language.ts'
import { readDate, readFlag, readId, readNumber, readText, type StoredDocument } from '../values/stored.ts'
import { type CompanyProfile, companyProfileSchema, readCompanyProfile } from './company.schema.ts'
import { creditSchema, readCredits } from './credit.schema.ts'
import { type Reminder, readReminders, reminderLevels } from './invoice.reminders.ts'
import { invoiceTotals, type VatLine } from './invoice.totals.ts'
import { zeroVatReasons } from './zero.vat.ts'

/**
 * What an invoice or credit note is, with the database's own field names (domain.md 2.9, 4.6), and how it is read. Sums
 * are shown as they are stored. Carmel adds: `document_type`, `due_days`, `vat`, `items.net_amount`, the client's
 * postal code and tax id, purchase order, allocation number, the seller as it was on the day of issue, and who issued.
 */

export const invoiceStatuses = ['DRAFT', 'SENT', 'PARTIAL', 'PAID', 'OVERDUE', 'CANCELED'] as const
export type InvoiceStatus = (typeof invoiceStatuses)[number]

export const documentTypes = ['invoice', 'credit_note'] as const
export type DocumentType = (typeof documentTypes)[number]

export const invoiceItemSchema = z.object({
  description: z.string(),
  quantity: z.number(),
  /** In whole units of the invoice's currency, without VAT. */
  unit_price: z.number(),
  /** Percent. */
  discount_percent: z.number(),
  /** VAT in percent. */
  tax_rate: z.number(),
  /** What the line comes to without VAT: stored by Carmel, computed for older invoices. */
  net_amount: z.number()
})
export type InvoiceItem = z.infer<typeof invoiceItemSchema>

const vatLineSchema = z.object({
  rate: z.number(),
  base: z.number(),
  amount: z.number()
}) satisfies z.ZodType<VatLine>

const reminderSchema = z.object({
  level: z.literal(reminderLevels),
  mail_id: z.string(),
  sent_by: z.string().nullable(),
  asked_at: z.date().nullable(),
  sent_at: z.date().nullable()
}) satisfies z.ZodType<Reminder>

/** Whom it is made out to, and who that is here. */
export const invoiceClientSchema = z.object({
  client_name: z.string().nullable(),
  client_email: z.string().nullable(),
  client_company: z.string().nullable(),
  client_address: z.string().nullable(),
  client_postal_code: z.string().nullable(),
  client_city: z.string().nullable(),
  /** As typed: a name, or an ISO 3166 code. */
  client_country: z.string().nullable(),
  client_tax_id: z.string().nullable(),
  contact_id: z.string().nullable(),
  lead_id: z.string().nullable(),
  opportunity_id: z.string().nullable()
})

export const invoiceSchema = invoiceClientSchema.extend({
  _id: z.string(),
  document_type: z.enum(documentTypes),
  /** Null while it is a draft. Drafts of the website have one already. */
  invoice_number: z.string().nullable(),
  /** The day that stands on it; of a draft, the day it was made. */
  invoice_date: z.date().nullable(),
  due_date: z.date().nullable(),
  /** Days from `invoice_date` to `due_date`; null on older invoices. */
  due_days: z.number().nullable(),
  items: z.array(invoiceItemSchema),
  subtotal: z.number(),
  tax_amount: z.number(),
  total_amount: z.number(),
  /** By rate. Empty where an older invoice does not hold what its stored VAT is made of. */
  vat: z.array(vatLineSchema),
  /** ISO 4217; unknown ones as they are stored. */
  currency: z.string(),
  /** As stored: `invoiceState` in `invoice.rules.ts` says what it means today. */
  status: z.string(),
  /** The sum of its payments, less refunds. */
  paid_amount: z.number(),
  /** What credit notes over a part of it took back; above zero. */
  credited_amount: z.number(),
  credits: z.array(creditSchema),
  payment_date: z.date().nullable(),
  payment_method: z.string().nullable(),
  /** The language of the document. */
  language: z.enum(languages),
  /** Why lines without VAT have none; null when they are zero-rated, or have no reason. */
  zero_vat: z.enum(zeroVatReasons).nullable(),
  purchase_order: z.string().nullable(),
  /** Israel's number for invoices above a threshold. */
  allocation_number: z.string().nullable(),
  /** On the document. */
  notes: z.string().nullable(),
  /** For colleagues only. */
  internal_notes: z.string().nullable(),
  /** The company as it was on the day of issue; null on drafts and older invoices: today's profile counts. */
  seller: companyProfileSchema.nullable(),
  /** The picture at the head on the day of issue; empty for none, null where nobody noted it. */
  seller_logo: z.string().nullable(),
  /** SHA-256 of the PDF as it was issued, in hex. */
  pdf_sha256: z.string().nullable(),
  issued_at: z.date().nullable(),
  issued_by: z.string().nullable(),
  /** When it went to the client; null when nobody said so. */
  sent_at: z.date().nullable(),
  /** When it last left by e-mail. */
  email_sent_at: z.date().nullable(),
  reminders: z.array(reminderSchema),
  /** Of a credit note: the invoice that it cancels. */
  credited_invoice_id: z.string().nullable(),
  credited_invoice_number: z.string().nullable(),
  credited_invoice_date: z.date().nullable(),
  /** Of a cancelled invoice: its credit note. */
  credit_note_id: z.string().nullable(),
  credit_note_number: z.string().nullable(),
  created_by: z.string().nullable(),
  created_at: z.date().nullable(),
  updated_at: z.date().nullable()
})
export type Invoice = z.infer<typeof invoiceSchema>

/** Reads an invoice or credit note, whoever wrote it. Never throws. */
export function readInvoice(doc: StoredDocument): Invoice {
  const headRate = readNumber(doc.tax_rate) ?? defaultVatRate
  const items = readItems(doc.items, headRate)
  const sums = { subtotal: readNumber(doc.subtotal) ?? 0, tax_amount: readNumber(doc.tax_amount) ?? 0 }
  return {
    _id: readId(doc._id) ?? '',
    document_type: readText(doc.document_type) === 'credit_note' ? 'credit_note' : 'invoice',
    invoice_number: readText(doc.invoice_number),
    invoice_date: readDate(doc.invoice_date),
    due_date: readDate(doc.due_date),
    due_days: readNumber(doc.due_days),
    ...readInvoiceClient(doc),
    items,
    ...sums,
    total_amount: readNumber(doc.total_amount) ?? 0,
    vat: readVat(doc.vat) ?? vatOf(items, sums),
    currency: readCurrency(doc.currency),
    status: readStatus(doc.status),
    paid_amount: readNumber(doc.paid_amount) ?? 0,
    credited_amount: readNumber(doc.credited_amount) ?? 0,
    credits: readCredits(doc.credits),
    payment_date: readDate(doc.payment_date),
    payment_method: readText(doc.payment_method),
    language: nearestLanguage(readText(doc.language) ?? 'fr'),
    zero_vat: zeroVatReasons.find((reason) => reason === readText(doc.zero_vat)) ?? null,
    purchase_order: readText(doc.purchase_order),
    allocation_number: readText(doc.allocation_number),
    notes: readText(doc.notes),
    internal_notes: readText(doc.internal_notes),
    seller: readSeller(doc.seller),
    seller_logo: typeof doc.seller_logo === 'string' ? doc.seller_logo : null,
    pdf_sha256: readText(doc.pdf_sha256),
    issued_at: readDate(doc.issued_at),
    issued_by: readText(doc.issued_by),
    sent_at: readDate(doc.sent_at) ?? (readFlag(doc.email_sent) ? readDate(doc.email_sent_at) : null),
    email_sent_at: readFlag(doc.email_sent) ? readDate(doc.email_sent_at) : null,
    reminders: readReminders(doc.reminders),
    credited_invoice_id: readId(doc.credited_invoice_id),
    credited_invoice_number: readText(doc.credited_invoice_number),
    credited_invoice_date: readDate(doc.credited_invoice_date),
    credit_note_id: readId(doc.credit_note_id),
    credit_note_number: readText(doc.credit_note_number),
    created_by: readText(doc.created_by),
    created_at: readDate(doc.created_at),
    updated_at: readDate(doc.updated_at)
  }
}

/** Israel's rate, which the website puts on everything. */
export const defaultVatRate = 18

function readInvoiceClient(doc: StoredDocument): z.infer<typeof invoiceClientSchema> {
  return {
    client_name: readText(doc.client_name),
    client_email: readText(doc.client_email),
    client_company: readText(doc.client_company),
    client_address: readText(doc.client_address),
    client_postal_code: readText(doc.client_postal_code),
    client_city: readText(doc.client_city),
    client_country: readText(doc.client_country),
    client_tax_id: readText(doc.client_tax_id),
    contact_id: readId(doc.contact_id),
    lead_id: readId(doc.lead_id),
    opportunity_id: readId(doc.opportunity_id)
  }
}

function isDocument(value: unknown): value is StoredDocument {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readItems(stored: unknown, headRate: number): InvoiceItem[] {
  const list = Array.isArray(stored) ? stored.filter(isDocument) : []
  return list.map((item) => {
    const line = {
      quantity: readNumber(item.quantity) ?? 1,
      unit_price: readNumber(item.unit_price) ?? 0,
      discount_percent: readNumber(item.discount_percent) ?? 0,
      tax_rate: readNumber(item.tax_rate) ?? headRate
    }
    const net_amount = readNumber(item.net_amount) ?? invoiceTotals([line]).subtotal
    return { description: readText(item.description) ?? '', ...line, net_amount }
  })
}

function readVat(stored: unknown): VatLine[] | null {
  if (!Array.isArray(stored)) return null
  return stored.filter(isDocument).map(({ rate, base, amount }) => ({
    rate: readNumber(rate) ?? 0,
    base: readNumber(base) ?? 0,
    amount: readNumber(amount) ?? 0
  }))
}

/** What the lines give, as long as it is what the stored sums say: an older invoice may have been rounded otherwise. */
function vatOf(items: InvoiceItem[], sums: { subtotal: number; tax_amount: number }): VatLine[] {
  const computed = invoiceTotals(items)
  const agrees = computed.subtotal === sums.subtotal && computed.tax_amount === sums.tax_amount
  return agrees ? computed.vat : []
}

/** In capitals, and with one L; an unknown status as it is stored. A document without one is a draft. */
function readStatus(stored: unknown): string {
  const text = readText(stored)?.trim().toUpperCase()
  if (!text) return 'DRAFT'
  return text === 'CANCELLED' ? 'CANCELED' : text
}

function readSeller(stored: unknown): CompanyProfile | null {
  return isDocument(stored) ? readCompanyProfile(stored) : null
}
