import { type Document, Double } from 'mongodb'
import { noteItems } from '#shared/invoices/credit.rules.ts'
import type { Credit } from '#shared/invoices/credit.schema.ts'
import { type Invoice, readInvoice } from '#shared/invoices/invoice.schema.ts'
import { AppError } from '#shared/ipc/result.ts'
import type { Ctx } from '../context.ts'
import { isDuplicateId } from '../mongo/errors.ts'
import { toStoredText } from '../mongo/guarded-update.ts'
import { toObjectId } from '../mongo/scoped-collection.ts'
import { keepLogo } from './company.logo.ts'
import { invoiceCollection } from './invoice.collection.ts'
import { storedDay, storedItem, storedVat } from './invoice.document.ts'
import { storedSeller } from './invoice.issue.ts'
import { takeNumber } from './invoice.numbers.ts'
import { invoiceSettings } from './invoice.settings.ts'

/** The document of a credit note. */

export type NoteFacts = {
  /** The invoice as it is stored. */
  stored: Document
  noteId: string
  /** What it takes back; left out where an older version has written the note already. */
  entry: Credit | undefined
}

/** The note of an entry: found, or written with the next number. */
export async function ensureNote(ctx: Ctx, { stored, noteId, entry }: NoteFacts): Promise<Invoice> {
  const invoices = ctx.collection(invoiceCollection)
  const found = await invoices.findOne({ _id: toObjectId(noteId) })
  if (found) return readInvoice(found)
  if (!entry) throw new AppError('not_found', 'The credit note is gone', { id: noteId })
  const day = storedDay(ctx.now())
  const [settings, seller_logo] = await Promise.all([invoiceSettings(ctx), keepLogo(ctx)])
  const seller = storedSeller(settings)
  await takeNumber(ctx, { series: 'CN', day, start: null }, async (number) => {
    const note = noteDocument(ctx, { stored, entry }, { number, day, seller, seller_logo })
    await invoices.insert(note, noteId).catch((error: unknown) => {
      if (!isDuplicateId(error)) throw error
    })
  })
  return readInvoice(await invoices.get(noteId))
}

type NoteHead = { number: string; day: Date; seller: Document; seller_logo: string }

/** It is settled from the start: what it takes back is no longer due on its invoice. */
function noteDocument(
  ctx: Ctx,
  { stored, entry }: { stored: Document; entry: Credit },
  { number, day, seller, seller_logo }: NoteHead
): Document {
  const invoice = readInvoice(stored)
  const now = ctx.now()
  const notes = toStoredText(entry.reason)
  return {
    document_type: 'credit_note',
    invoice_number: number,
    invoice_date: day,
    due_date: day,
    status: 'PAID',
    ...clientOf(stored),
    items: noteItems(invoice, entry.lines).map(storedItem),
    subtotal: new Double(minus(entry.subtotal)),
    tax_amount: new Double(minus(entry.tax_amount)),
    total_amount: new Double(minus(entry.total_amount)),
    tax_rate: stored.tax_rate ?? new Double(0),
    vat: entry.vat.map(({ rate, base, amount }) =>
      storedVat({ rate, base: minus(base), amount: minus(amount) })
    ),
    currency: invoice.currency,
    language: invoice.language,
    paid_amount: new Double(minus(entry.total_amount)),
    credited_invoice_id: invoice._id,
    credited_invoice_number: invoice.invoice_number,
    credited_invoice_date: invoice.invoice_date,
    seller,
    seller_logo,
    ...(notes && { notes }),
    email_sent: false,
    issued_at: now,
    issued_by: ctx.user.email,
    created_by: ctx.user.email,
    created_at: now,
    updated_at: now
  }
}

/** Without a negative zero, which would be stored as one. */
function minus(amount: number): number {
  return 0 - amount
}

const clientFields = [
  'client_name',
  'client_email',
  'client_company',
  'client_address',
  'client_postal_code',
  'client_city',
  'client_country',
  'client_tax_id',
  'contact_id',
  'lead_id',
  'opportunity_id',
  'purchase_order',
  'zero_vat'
]

function clientOf(stored: Document): Document {
  const filled = clientFields.filter((field) => stored[field] !== undefined && stored[field] !== null)
  return Object.fromEntries(filled.map((field) => [field, stored[field]]))
}
