import type { Document } from 'mongodb'
import {
  type AgeingBucket,
  ageingBucket,
  ageingBuckets,
  balance,
  type InvoiceState,
  invoiceState,
  invoiceStates,
  openStates
} from '#shared/invoices/invoice.rules.ts'
import { readInvoice } from '#shared/invoices/invoice.schema.ts'
import type { InvoiceSum, InvoiceSummary, ParsedInvoiceFilter } from '#shared/invoices/invoice-list.schema.ts'
import { fromCents, toCents } from '#shared/invoices/money.ts'
import type { Ctx } from '../context.ts'
import { invoiceCollection } from './invoice.collection.ts'
import { invoiceQuery } from './invoice.list.ts'
import { amount, isPaidUp } from './invoice.states.ts'

/**
 * What the tabs of the list hold, and how long money has been due. The database adds up invoices that are alike in all
 * that their state depends on, by due day; what state that is, `invoiceState` says, as on every screen.
 */
export async function summarizeInvoices(
  ctx: Ctx,
  { filter }: { filter: ParsedInvoiceFilter }
): Promise<InvoiceSummary> {
  const query = invoiceQuery(ctx, { ...filter, state: [] })
  const groups = await ctx.collection(invoiceCollection).aggregate([{ $match: query }, ...grouping])
  const now = ctx.now()
  const counted = groups.map((group) => countedGroup(group, now))
  return {
    states: invoiceStates.map((state) => {
      const parts = counted.filter((part) => part.state === state)
      return { state, count: parts.reduce((sum, { count }) => sum + count, 0), sums: sumUp(parts) }
    }),
    ageing: ageingBuckets.map((bucket) => ({
      bucket,
      sums: sumUp(counted.filter((part) => part.bucket === bucket))
    }))
  }
}

const day = { $convert: { input: '$due_date', to: 'date', onError: null, onNull: null } }
/** Whole cents, whose sums are exact. */
const cents = (value: Document) => ({ $round: [{ $multiply: [value, 100] }, 0] })

const grouping: Document[] = [
  {
    $group: {
      _id: {
        document_type: '$document_type',
        status: '$status',
        currency: '$currency',
        due: { $dateToString: { date: day, format: '%Y-%m-%d', onNull: null } },
        wasIssued: { $gt: ['$issued_at', null] },
        wasSent: { $or: [{ $gt: ['$sent_at', null] }, { $gt: ['$email_sent_at', null] }] },
        isPaid: isPaidUp,
        isPartlyPaid: { $gt: [amount('paid_amount'), 0] }
      },
      count: { $sum: 1 },
      due: { $max: day },
      total: { $sum: cents(amount('total_amount')) },
      paid: { $sum: cents(amount('paid_amount')) },
      credited: { $sum: cents(amount('credited_amount')) }
    }
  }
]

type Counted = {
  state: InvoiceState
  bucket: AgeingBucket | null
  currency: string
  count: number
  total: bigint
  open: bigint
}

function countedGroup(group: Document, now: Date): Counted {
  const { _id: key, count, due, total, paid, credited } = group
  const invoice = readInvoice({
    document_type: key.document_type,
    status: key.status,
    currency: key.currency,
    due_date: due,
    issued_at: key.wasIssued ? now : null,
    sent_at: key.wasSent ? now : null
  })
  const alike = { ...invoice, total_amount: 2, paid_amount: key.isPaid ? 2 : key.isPartlyPaid ? 1 : 0 }
  const state = invoiceState(alike, now)
  const isOpen = openStates.includes(state)
  const sums = {
    ...invoice,
    total_amount: Number(total) / 100,
    paid_amount: Number(paid) / 100,
    credited_amount: Number(credited) / 100
  }
  return {
    state,
    bucket: isOpen ? ageingBucket(invoice.due_date, now) : null,
    currency: invoice.currency,
    count: Number(count),
    total: toCents(sums.total_amount),
    open: isOpen ? toCents(balance(sums)) : 0n
  }
}

function sumUp(parts: Counted[]): InvoiceSum[] {
  const byCurrency = Map.groupBy(parts, ({ currency }) => currency)
  return [...byCurrency]
    .map(([currency, group]) => ({
      currency,
      count: group.reduce((sum, { count }) => sum + count, 0),
      total: fromCents(group.reduce((sum, { total }) => sum + total, 0n)),
      open: fromCents(group.reduce((sum, { open }) => sum + open, 0n))
    }))
    .sort((a, b) => b.total - a.total)
}
