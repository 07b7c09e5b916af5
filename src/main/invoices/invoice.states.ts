import type { Document, Filter } from 'mongodb'
import { type InvoiceState, invoiceStates } from '#shared/invoices/invoice.rules.ts'
import { localMidnight } from '#shared/values/calendar-day.ts'
import { blank, caseSpellings } from '../mongo/filter-parts.ts'
import { and } from '../mongo/scoped-collection.ts'

/** What `invoiceState` says of an invoice, in the words of a query. */

const isNote: Filter<Document> = { document_type: 'credit_note' }
const isInvoice: Filter<Document> = { document_type: { $ne: 'credit_note' } }
const spelt = (...statuses: string[]) => ({ status: { $in: caseSpellings(statuses) } })

const open = spelt('sent', 'partial', 'overdue')
const isDraft = { status: { $in: [...caseSpellings(['draft']), ...blank.$in] } }
const known = and({
  $or: [spelt('sent', 'partial', 'overdue', 'paid', 'canceled', 'cancelled'), isDraft]
})

/** To the cent: sums of doubles are only nearly what they mean. */
const settledAmount = { $round: [{ $add: [amount('paid_amount'), amount('credited_amount')] }, 2] }
/** As `dueAmount` in the rules says. */
export const isPaidUp = { $gte: [settledAmount, amount('total_amount')] }
const paidUp = { $expr: isPaidUp }
const paidPartly = { $expr: { $gt: [amount('paid_amount'), 0] } }
const wasSent = {
  $or: [
    { issued_at: { $in: [null, ''] } },
    { sent_at: { $nin: [null, ''] } },
    { email_sent: true, email_sent_at: { $nin: [null, ''] } }
  ]
}

/** A stored amount as a number, also where it is text with a decimal comma. */
export function amount(field: string): Document {
  const stored = `$${field}`
  const text = { $replaceOne: { input: stored, find: ',', replacement: '.' } }
  const input = { $cond: [{ $eq: [{ $type: stored }, 'string'] }, text, stored] }
  return { $convert: { input, to: 'double', onError: 0, onNull: 0 } }
}

/** One of the states at `now`; null when any will do. */
export function statesQuery(states: readonly InvoiceState[], now: Date): Filter<Document> | null {
  if (states.length === 0 || states.length === invoiceStates.length) return null
  const branches = states.map((state) => stateQuery(state, now))
  return branches.length === 1 ? (branches[0] ?? null) : { $or: branches }
}

function stateQuery(state: InvoiceState, now: Date): Filter<Document> {
  const late = pastDue(now)
  const owing = and(isInvoice, open, { $nor: [paidUp] })
  const notLate = and(owing, { $nor: [late] })
  switch (state) {
    case 'credit_note':
      return isNote
    case 'draft':
      return and(isInvoice, isDraft)
    case 'canceled':
      return and(isInvoice, spelt('canceled', 'cancelled'))
    case 'paid':
      return and(isInvoice, { $or: [spelt('paid'), and(open, paidUp)] })
    case 'overdue':
      return and(owing, late)
    case 'partial':
      return and(notLate, paidPartly)
    case 'issued':
      return and(notLate, { $nor: [paidPartly] }, { $nor: [wasSent] })
    case 'sent':
      return and(notLate, { $nor: [paidPartly] }, wasSent)
    case 'unknown':
      return and(isInvoice, { $nor: [known] })
  }
}

/** Due before today. Text that programs stored for a date is compared by its day. */
function pastDue(now: Date): Filter<Document> {
  const today = localMidnight(now)
  return { $or: [{ due_date: { $lt: today } }, { due_date: { $lt: today.toISOString(), $gt: '' } }] }
}
