import { type Document, Double, Int32 } from 'mongodb'
import { defaultVatRate, type InvoiceItem } from '#shared/invoices/invoice.schema.ts'
import { invoiceTotals, type VatLine } from '#shared/invoices/invoice.totals.ts'
import type { DraftItem } from '#shared/invoices/invoice-draft.schema.ts'
import { calendarDay, calendarInstant } from '#shared/values/calendar-day.ts'
import { toStoredText } from '../mongo/guarded-update.ts'

/** How the parts of an invoice are stored (domain.md 2.9, 6.2): money as doubles, days at noon UTC. */

/** Lines and everything that follows from them. */
export function storedLines(items: readonly DraftItem[]): Document {
  const totals = invoiceTotals(items)
  const rates = totals.vat.map(({ rate }) => rate)
  return {
    items: items.map((item, at) => storedItem({ ...item, net_amount: totals.nets[at] ?? 0 })),
    subtotal: new Double(totals.subtotal),
    tax_amount: new Double(totals.tax_amount),
    total_amount: new Double(totals.total_amount),
    // The website prints this one rate, and knows no other than Israel's.
    tax_rate: new Double(rates.length === 1 ? (rates[0] ?? defaultVatRate) : defaultVatRate),
    vat: totals.vat.map(storedVat)
  }
}

export function storedItem(item: InvoiceItem): Document {
  return {
    description: toStoredText(item.description) ?? '',
    quantity: new Double(item.quantity),
    unit_price: new Double(item.unit_price),
    discount_percent: new Double(item.discount_percent),
    tax_rate: new Double(item.tax_rate),
    net_amount: new Double(item.net_amount)
  }
}

export function storedVat({ rate, base, amount }: VatLine): Document {
  return { rate: new Double(rate), base: new Double(base), amount: new Double(amount) }
}

/** The day of an instant, as days are stored. */
export function storedDay(instant: Date): Date {
  return calendarInstant(calendarDay(instant)) ?? instant
}

export function daysAfter(day: Date, days: number): Date {
  return new Date(storedDay(day).getTime() + days * 86_400_000)
}

/** When payment is due: so many days after the day of the invoice. */
export function storedDue(day: Date, days: number): Document {
  return { due_days: new Int32(days), due_date: daysAfter(day, days) }
}
