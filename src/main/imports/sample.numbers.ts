import type { Document } from 'mongodb'
import { formatNumber, type NumberSeries, numberYear } from '#shared/invoices/invoice.rules.ts'
import { readDate, readText } from '#shared/values/stored.ts'

const numberFields = ['invoice_number', 'credited_invoice_number', 'credit_note_number']

/** Numbers of invoices that follow their days after those have moved to the present, anew in each year. */
export function renumber(invoices: Document[]): Document[] {
  const counts = new Map<string, number>()
  const numbers = new Map<string, string>()
  for (const { invoice_number, invoice_date } of invoices.toSorted(byDay)) {
    const old = readText(invoice_number)
    const day = readDate(invoice_date)
    if (!old || !day) continue
    const series: NumberSeries = old.startsWith('CN-') ? 'CN' : 'INV'
    const year = `${series}-${numberYear(day)}`
    const count = (counts.get(year) ?? 0) + 1
    counts.set(year, count)
    numbers.set(old, formatNumber(series, numberYear(day), count) ?? old)
  }
  return invoices.map((invoice) => {
    const named = numberFields.flatMap((field) => {
      const number = numbers.get(String(invoice[field]))
      return number ? [[field, number] as const] : []
    })
    return { ...invoice, ...Object.fromEntries(named) }
  })
}

function byDay(a: Document, b: Document): number {
  const days = Number(readDate(a.invoice_date)) - Number(readDate(b.invoice_date))
  return days || (readText(a.invoice_number) ?? '').localeCompare(readText(b.invoice_number) ?? '')
}
