import { type Document, Double, Int32 } from 'mongodb'
import { type CreditSums, creditedAmount } from '#shared/invoices/credit.rules.ts'
import { dueAmount, settledStatus } from '#shared/invoices/invoice.rules.ts'
import type { Invoice } from '#shared/invoices/invoice.schema.ts'
import type { Ctx } from '../context.ts'
import { toStoredText } from '../mongo/guarded-update.ts'
import type { Changes } from '../mongo/scoped-collection.ts'
import { storedVat } from './invoice.document.ts'

/** How what a credit note takes back is stored on its invoice. */

type Entry = CreditSums & { note_id: string; reason: string | null }

/** The write that notes an entry, with all that follows from it for the invoice. */
export function creditedChanges(ctx: Ctx, invoice: Invoice, entry: Entry): Changes {
  const credited_amount = creditedAmount([...invoice.credits, entry])
  const isWhole = credited_amount >= invoice.total_amount
  const due = dueAmount({ ...invoice, credited_amount })
  return {
    set: {
      credited_amount: new Double(credited_amount),
      status: isWhole ? 'CANCELED' : settledStatus(invoice.status, due, invoice.paid_amount),
      ...(isWhole && { credit_note_id: entry.note_id }),
      credits_opened_at: ctx.now(),
      updated_at: ctx.now()
    },
    unset: [],
    // The entry's id makes it unlike any other.
    addToSet: { credits: storedEntry(ctx, entry), credits_open: entry.note_id }
  }
}

function storedEntry(ctx: Ctx, { note_id, lines, vat, reason, ...sums }: Entry): Document {
  const text = toStoredText(reason)
  return {
    note_id,
    lines: lines.map(({ line, quantity, net_amount }) => ({
      line: new Int32(line),
      quantity: new Double(quantity),
      net_amount: new Double(net_amount)
    })),
    vat: vat.map(storedVat),
    subtotal: new Double(sums.subtotal),
    tax_amount: new Double(sums.tax_amount),
    total_amount: new Double(sums.total_amount),
    ...(text && { reason: text }),
    created_by: ctx.user.email,
    created_at: ctx.now()
  }
}
