import { calendarDay, daysFrom } from '../values/calendar-day.ts'
import type { Invoice } from './invoice.schema.ts'
import { subtractAmounts } from './money.ts'

/** The life of an invoice (domain.md 4.6): what it is today, what may happen to it, and which number it gets. */

/**
 * What an invoice is today. `issued` has its number and nobody has said that it was sent; `overdue` is derived from the
 * due day and the balance; `unknown` is a stored status that stands for none of these.
 */
export const invoiceStates = [
  'draft',
  'issued',
  'sent',
  'partial',
  'overdue',
  'paid',
  'canceled',
  'credit_note',
  'unknown'
] as const
export type InvoiceState = (typeof invoiceStates)[number]

/** What the state of an invoice follows from. */
export type InvoiceFacts = Pick<
  Invoice,
  | 'status'
  | 'document_type'
  | 'due_date'
  | 'total_amount'
  | 'paid_amount'
  | 'credited_amount'
  | 'sent_at'
  | 'issued_at'
  | 'invoice_number'
>

/** What an invoice is at `now`. A payment that is due today is not late yet. */
export function invoiceState(invoice: InvoiceFacts, now: Date): InvoiceState {
  if (invoice.document_type === 'credit_note') return 'credit_note'
  switch (invoice.status) {
    case 'DRAFT':
      return 'draft'
    case 'CANCELED':
      return 'canceled'
    case 'PAID':
      return 'paid'
    case 'SENT':
    case 'PARTIAL':
    case 'OVERDUE':
      return openState(invoice, now)
    default:
      return 'unknown'
  }
}

function openState(invoice: InvoiceFacts, now: Date): InvoiceState {
  const { paid_amount, due_date } = invoice
  if (paid_amount >= dueAmount(invoice)) return 'paid'
  if (due_date && daysFrom(due_date, now) > 0) return 'overdue'
  if (paid_amount > 0) return 'partial'
  return invoice.issued_at && !invoice.sent_at ? 'issued' : 'sent'
}

/** States in which money is still expected. */
export const openStates: readonly InvoiceState[] = ['issued', 'sent', 'partial', 'overdue']

/** What the client owes in all: the total, less what credit notes took back of it. */
export function dueAmount({
  total_amount,
  credited_amount
}: Pick<Invoice, 'total_amount' | 'credited_amount'>): number {
  return credited_amount === 0 ? total_amount : subtractAmounts(total_amount, credited_amount)
}

/** Still expected from the client; negative when too much was paid, and when a cancelled invoice was paid. */
export function balance(invoice: InvoiceFacts): number {
  if (invoice.document_type === 'credit_note' || invoice.status === 'DRAFT') return 0
  const due = invoice.status === 'CANCELED' ? 0 : dueAmount(invoice)
  return subtractAmounts(due, invoice.paid_amount)
}

/** The status that follows from what was paid; drafts and cancelled invoices stay what they are. */
export function settledStatus(status: string, due: number, paid: number): string {
  if (!['SENT', 'PARTIAL', 'PAID', 'OVERDUE'].includes(status)) return status
  if (paid >= due) return 'PAID'
  return paid > 0 ? 'PARTIAL' : 'SENT'
}

/** How long an open invoice has been due, as accountants sort it. */
export const ageingBuckets = ['not_due', 'd0_30', 'd31_60', 'd61_90', 'd90_more'] as const
export type AgeingBucket = (typeof ageingBuckets)[number]

/** `not_due` until the due day is over, and where there is none. */
export function ageingBucket(due: Date | null, now: Date): AgeingBucket {
  const days = due ? daysFrom(due, now) : 0
  if (days <= 0) return 'not_due'
  if (days <= 30) return 'd0_30'
  if (days <= 60) return 'd31_60'
  return days <= 90 ? 'd61_90' : 'd90_more'
}

/** The two series. The website's generator stops at any number under `INV-<year>-` that has not five digits. */
export type NumberSeries = 'INV' | 'CN'
const digits = 5
const highest = 10 ** digits - 1

/** `INV-2026-00042`. Null when the year has used up its five digits. */
export function formatNumber(series: NumberSeries, year: number, count: number): string | null {
  if (count > highest) return null
  return `${series}-${String(year).padStart(4, '0')}-${String(count).padStart(digits, '0')}`
}

/** What a number of a series counts; null for one of another shape. */
export function countOf(series: NumberSeries, year: number, number: string | null): number | null {
  const prefix = `${series}-${String(year).padStart(4, '0')}-`
  const rest = number?.startsWith(prefix) ? number.slice(prefix.length) : ''
  return /^\d{5}$/.test(rest) ? Number(rest) : null
}

/** The year that a document's number carries: that of its day. */
export function numberYear(day: Date): number {
  return Number(calendarDay(day).slice(0, 4))
}

/** Why a draft can't be issued yet. Keys of `invoices.problem` in the texts. */
export const issueProblems = [
  'no_client',
  'no_lines',
  'no_description',
  'bad_quantity',
  'bad_price',
  'bad_percent',
  'bad_currency',
  'nothing_due',
  'no_company'
] as const
export type IssueProblem = (typeof issueProblems)[number]

/** What has to be corrected before a draft becomes an invoice; `currencies` are those that invoices may be in. */
export function problemsOf(
  draft: Pick<Invoice, 'client_name' | 'client_company' | 'items' | 'currency' | 'total_amount'>,
  known: { currencies: readonly string[]; companyName: string | null }
): IssueProblem[] {
  const { items } = draft
  const found: [boolean, IssueProblem][] = [
    [!draft.client_name?.trim() && !draft.client_company?.trim(), 'no_client'],
    [items.length === 0, 'no_lines'],
    [items.some(({ description }) => description.trim() === ''), 'no_description'],
    [items.some(({ quantity }) => quantity <= 0), 'bad_quantity'],
    [items.some(({ unit_price }) => unit_price < 0), 'bad_price'],
    [items.some((item) => !isPercent(item.discount_percent) || !isPercent(item.tax_rate)), 'bad_percent'],
    [!known.currencies.includes(draft.currency), 'bad_currency'],
    [items.length > 0 && draft.total_amount <= 0, 'nothing_due'],
    [!known.companyName?.trim(), 'no_company']
  ]
  return found.filter(([is]) => is).map(([, problem]) => problem)
}

function isPercent(value: number): boolean {
  return value >= 0 && value <= 100
}
