import { type Document, Double } from 'mongodb'
import type { z } from 'zod'
import type { invoiceContract } from '#shared/invoices/invoice.contract.ts'
import { type Invoice, readInvoice } from '#shared/invoices/invoice.schema.ts'
import { audit } from '../audit/audit.log.ts'
import type { Ctx } from '../context.ts'
import { derivedId } from '../mongo/derived-id.ts'
import { isDuplicateId } from '../mongo/errors.ts'
import { followUp } from '../mongo/follow-up.ts'
import { stillHolds, toStoredText, writeGuarded } from '../mongo/guarded-update.ts'
import { invoiceCollection } from './invoice.collection.ts'
import { storedDay, storedItem, storedVat } from './invoice.document.ts'
import { invoicesChanged, tellInvoiceEvent } from './invoice.events.ts'
import { storedSeller } from './invoice.issue.ts'
import { refusal, requireUniqueNumbers, takeNumber } from './invoice.numbers.ts'
import { invoiceSettings } from './invoice.settings.ts'

type CreditInput = z.output<typeof invoiceContract.credit.input>
type Credited = { invoice: Invoice; credit_note: Invoice }

/**
 * Cancels an issued invoice by a credit note that mirrors it. The note's id follows from the invoice's: whoever
 * finishes what somebody else began, or presses twice, meets the same note. Errors: as the contract says.
 */
export async function creditInvoice(ctx: Ctx, { _id, reason }: CreditInput): Promise<Credited> {
  const stored = await ctx.collection(invoiceCollection).get(_id)
  requireCreditable(stored)
  const noteId = derivedId('credit note', _id)
  const credit_note = await ensureNote(ctx, { stored, noteId, reason })
  const invoice = await cancelInvoice(ctx, _id, credit_note)
  return { invoice, credit_note }
}

function requireCreditable(stored: Document): void {
  const invoice = readInvoice(stored)
  const isIssued = ['SENT', 'PARTIAL', 'PAID', 'OVERDUE'].includes(invoice.status) && invoice.invoice_number
  const isCredited = invoice.status === 'CANCELED' && invoice.credit_note_id !== null
  if (invoice.document_type !== 'invoice' || !(isIssued || isCredited)) {
    throw refusal('not_issued', 'Only an issued invoice is credited')
  }
}

type NoteFacts = { stored: Document; noteId: string; reason: string | null }

async function ensureNote(ctx: Ctx, facts: NoteFacts): Promise<Invoice> {
  const invoices = ctx.collection(invoiceCollection)
  const found = await invoices.get(facts.noteId).catch(() => null)
  if (found) return readInvoice(found)
  await requireUniqueNumbers(ctx)
  const settings = await invoiceSettings(ctx)
  const day = storedDay(ctx.now())
  const seller = storedSeller(settings)
  await takeNumber(ctx, { series: 'CN', day, start: null }, async (number) => {
    const note = noteDocument(ctx, facts, { number, day, seller })
    await invoices.insert(note, facts.noteId).catch((error: unknown) => {
      if (!isDuplicateId(error)) throw error
    })
  })
  return readInvoice(await invoices.get(facts.noteId))
}

type NoteHead = { number: string; day: Date; seller: Document }

/** The mirror of an invoice as it is stored: nothing is computed again. It is settled from the start. */
function noteDocument(ctx: Ctx, { stored, reason }: NoteFacts, { number, day, seller }: NoteHead): Document {
  const invoice = readInvoice(stored)
  const now = ctx.now()
  const notes = toStoredText(reason)
  return {
    document_type: 'credit_note',
    invoice_number: number,
    invoice_date: day,
    due_date: day,
    status: 'PAID',
    ...clientOf(stored),
    items: invoice.items.map((item) =>
      storedItem({ ...item, quantity: minus(item.quantity), net_amount: minus(item.net_amount) })
    ),
    subtotal: new Double(minus(invoice.subtotal)),
    tax_amount: new Double(minus(invoice.tax_amount)),
    total_amount: new Double(minus(invoice.total_amount)),
    tax_rate: stored.tax_rate ?? new Double(0),
    vat: invoice.vat.map(({ rate, base, amount }) =>
      storedVat({ rate, base: minus(base), amount: minus(amount) })
    ),
    currency: invoice.currency,
    language: invoice.language,
    paid_amount: new Double(minus(invoice.total_amount)),
    credited_invoice_id: invoice._id,
    credited_invoice_number: invoice.invoice_number,
    credited_invoice_date: invoice.invoice_date,
    seller,
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

async function cancelInvoice(ctx: Ctx, id: string, note: Invoice): Promise<Invoice> {
  const { before, after } = await writeGuarded(ctx.collection(invoiceCollection), id, (stored) => {
    if (readInvoice(stored).status === 'CANCELED') return null
    const set = {
      status: 'CANCELED',
      credit_note_id: note._id,
      credit_note_number: note.invoice_number,
      updated_at: ctx.now()
    }
    return { changes: { set, unset: [] }, guard: stillHolds(stored, ['status', 'paid_amount']) }
  })
  const invoice = readInvoice(after)
  if (before !== after) await tellCredited(ctx, invoice, note)
  return invoice
}

async function tellCredited(ctx: Ctx, invoice: Invoice, note: Invoice): Promise<void> {
  const description = `Invoice ${invoice.invoice_number} canceled by ${ctx.user.email}: ${note.invoice_number}`
  await tellInvoiceEvent(ctx, invoice, 'canceled', description)
  await tellInvoiceEvent(ctx, note, 'credited', description)
  await followUp(ctx, 'audit log', async () => {
    const after = { credit_note_number: note.invoice_number }
    await audit(ctx, { action: 'cancel', entity_type: 'invoice', entity_id: invoice._id, after })
  })
  invoicesChanged(ctx, [invoice._id, note._id], 'updated')
}
