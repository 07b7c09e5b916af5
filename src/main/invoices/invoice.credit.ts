import type { Document } from 'mongodb'
import type { z } from 'zod'
import { type CreditSums, type CreditWish, planCredit, planRest } from '#shared/invoices/credit.rules.ts'
import type { Credit } from '#shared/invoices/credit.schema.ts'
import type { invoiceContract } from '#shared/invoices/invoice.contract.ts'
import { type Invoice, readInvoice } from '#shared/invoices/invoice.schema.ts'
import { subtractAmounts } from '#shared/invoices/money.ts'
import { readTexts } from '#shared/values/stored.ts'
import { audit } from '../audit/audit.log.ts'
import type { Ctx } from '../context.ts'
import { derivedId } from '../mongo/derived-id.ts'
import { followUp } from '../mongo/follow-up.ts'
import { type GuardedWrite, stillHolds, writeGuarded } from '../mongo/guarded-update.ts'
import { invoiceCollection } from './invoice.collection.ts'
import { creditedChanges } from './invoice.credit.document.ts'
import { ensureNote } from './invoice.credit.note.ts'
import { invoicesChanged, tellInvoiceEvent } from './invoice.events.ts'
import { refusal, requireUniqueNumbers } from './invoice.numbers.ts'

/**
 * An issued invoice is taken back, as a whole or in parts, by credit notes:
 *
 * 1. What is taken is noted on the invoice, in one guarded write that sees what is left: two people never take the same.
 * 2. The note gets its number in the write that makes it.
 * 3. Its number is noted on the invoice.
 *
 * A note's id is known from the start: whoever presses twice, or finishes what a computer left, meets the same note.
 */

type Credited = { invoice: Invoice; credit_note: Invoice }
type Asked = { id: string; noteId: string; wishes: readonly CreditWish[] | 'rest'; reason: string | null }

/** Everything that is left. Errors: as the contract says. */
export function creditInvoice(
  ctx: Ctx,
  { _id, reason }: z.output<typeof invoiceContract.credit.input>
): Promise<Credited> {
  return credit(ctx, { id: _id, noteId: derivedId('credit note', _id), wishes: 'rest', reason })
}

/** A part. Errors: as the contract says. */
export function creditPart(
  ctx: Ctx,
  { _id, invoice_id, lines, reason }: z.output<typeof invoiceContract.creditPart.input>
): Promise<Credited> {
  return credit(ctx, { id: invoice_id, noteId: _id, wishes: lines, reason })
}

async function credit(ctx: Ctx, asked: Asked): Promise<Credited> {
  await requireUniqueNumbers(ctx)
  const { before, after } = await writeGuarded(ctx.collection(invoiceCollection), asked.id, (stored) =>
    noted(ctx, stored, asked)
  )
  const entry = readInvoice(after).credits.find(({ note_id }) => note_id === asked.noteId)
  const credit_note = await ensureNote(ctx, { stored: after, noteId: asked.noteId, entry })
  const invoice = entry ? await nameNote(ctx, asked.id, credit_note) : readInvoice(after)
  if (before !== after) await tellCredited(ctx, invoice, credit_note)
  return { invoice, credit_note }
}

/** The write that decides; null when it was decided before. */
function noted(ctx: Ctx, stored: Document, { noteId, wishes, reason }: Asked): GuardedWrite | null {
  const invoice = readInvoice(stored)
  if (invoice.credits.some(({ note_id }) => note_id === noteId)) return null
  // Taken back by a version that noted nothing.
  if (invoice.status === 'CANCELED' && invoice.credit_note_id === noteId) return null
  requireCreditable(invoice)
  const plan =
    wishes === 'rest' ? planRest(invoice, invoice.credits) : planCredit(invoice, invoice.credits, wishes)
  if (typeof plan === 'string') throw refusal(plan, 'That much is not left')
  const entry = { ...plan, note_id: noteId, note_number: null, reason } satisfies CreditSums & Partial<Credit>
  const changes = creditedChanges(ctx, invoice, entry)
  return { changes, guard: stillHolds(stored, ['status', 'credits', 'paid_amount', 'credited_amount']) }
}

function requireCreditable(invoice: Invoice): void {
  const isIssued = ['SENT', 'PARTIAL', 'PAID', 'OVERDUE'].includes(invoice.status) && invoice.invoice_number
  if (invoice.document_type !== 'invoice' || !isIssued) {
    throw refusal('not_issued', 'Only an issued invoice is credited')
  }
}

/** Notes the number of a note that is written now. */
async function nameNote(ctx: Ctx, id: string, note: Invoice): Promise<Invoice> {
  const { after } = await writeGuarded(ctx.collection(invoiceCollection), id, (stored) => {
    const open = readTexts(stored.credits_open)
    if (!open.includes(note._id)) return null
    const credits = (stored.credits as Document[]).map((entry) =>
      entry.note_id === note._id ? { ...entry, note_number: note.invoice_number } : entry
    )
    const rest = open.filter((noteId) => noteId !== note._id)
    const isLast = readInvoice(stored).credit_note_id === note._id
    const set = {
      credits,
      ...(rest.length > 0 && { credits_open: rest }),
      ...(isLast && { credit_note_number: note.invoice_number })
    }
    const guard = stillHolds(stored, ['credits', 'credits_open'])
    return { changes: { set, unset: rest.length > 0 ? [] : ['credits_open'] }, guard }
  })
  invoicesChanged(ctx, [id, note._id], 'updated')
  return readInvoice(after)
}

async function tellCredited(ctx: Ctx, invoice: Invoice, note: Invoice): Promise<void> {
  const isWhole = invoice.status === 'CANCELED'
  const amount = `${subtractAmounts(0, note.total_amount)} ${note.currency}`
  const description = isWhole
    ? `Invoice ${invoice.invoice_number} canceled by ${ctx.user.email}: ${note.invoice_number}`
    : `${amount} of ${invoice.invoice_number} credited by ${ctx.user.email}: ${note.invoice_number}`
  await tellInvoiceEvent(ctx, invoice, isWhole ? 'canceled' : 'credited', description)
  await tellInvoiceEvent(ctx, note, 'credited', description)
  await followUp(ctx, 'audit log', async () => {
    const after = { credit_note_number: note.invoice_number, total_amount: note.total_amount }
    const action = isWhole ? 'cancel' : 'credit'
    await audit(ctx, { action, entity_type: 'invoice', entity_id: invoice._id, after })
  })
}

/** Writes the notes that were decided on before `before` and that a computer did not get to write. */
export async function finishCredits(ctx: Ctx, before: Date): Promise<void> {
  const found = await ctx
    .collection(invoiceCollection)
    .find({ credits_open: { $gt: '' }, credits_opened_at: { $lt: before } }, { limit: 100 })
  for (const stored of found) {
    const invoice = readInvoice(stored)
    for (const noteId of readTexts(stored.credits_open)) {
      const entry = invoice.credits.find(({ note_id }) => note_id === noteId)
      const note = await ensureNote(ctx, { stored, noteId, entry })
      await tellCredited(ctx, await nameNote(ctx, invoice._id, note), note)
    }
  }
}
