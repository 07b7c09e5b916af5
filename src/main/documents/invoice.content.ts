import type { CompanyProfile } from '#shared/invoices/company.schema.ts'
import { countryName } from '#shared/invoices/country.name.ts'
import { balance } from '#shared/invoices/invoice.rules.ts'
import type { Invoice, InvoiceItem } from '#shared/invoices/invoice.schema.ts'
import { formatAmount } from '#shared/invoices/money.ts'
import type { Language } from '#shared/values/language.ts'
import { en, type Words } from './words/en.ts'
import { fr } from './words/fr.ts'
import { he } from './words/he.ts'

/** What an invoice says, as texts of its language, before anything is placed. */

export type Line = { label: string; value: string }
export type InvoiceContent = {
  words: Words
  title: string
  /** Across each page; null on documents that are what they seem. */
  watermark: string | null
  facts: Line[]
  seller: string[]
  client: string[]
  columns: Column[]
  rows: string[][]
  /** Rate, base, amount; empty where an older invoice does not tell. */
  vat: string[][]
  /** Why some of it bears no VAT. */
  vatNote: string | null
  totals: (Line & { isStrong: boolean })[]
  terms: string | null
  bank: Line[]
  bankDetails: string | null
  notes: string | null
  legal: string | null
}
/** The wide one has what the others leave, and its texts are broken into lines. */
export type Column = { heading: string; align: 'start' | 'end'; isWide?: boolean }

export const languageWords: Record<Language, Words> = { en, fr, he }

export function invoiceContent(invoice: Invoice, company: CompanyProfile): InvoiceContent {
  const words = languageWords[invoice.language]
  return {
    words,
    title: words[invoice.document_type],
    watermark: watermarkOf(invoice, words),
    facts: factsOf(invoice, words),
    seller: sellerOf(company, words, invoice.language),
    client: clientOf(invoice, words),
    ...tableOf(invoice, words),
    vat: vatOf(invoice),
    vatNote: zeroVatNote(invoice, words),
    totals: totalsOf(invoice, words),
    terms: termsOf(invoice, words),
    bank: bankOf(invoice, company, words),
    bankDetails: isPayable(invoice) ? company.bank_details : null,
    notes: invoice.notes,
    legal: company.legal_mentions
  }
}

function watermarkOf({ status }: Invoice, words: Words): string | null {
  if (status === 'DRAFT') return words.draft
  return status === 'CANCELED' ? words.canceled : null
}

function isPayable({ document_type }: Invoice): boolean {
  return document_type === 'invoice'
}

function factsOf(invoice: Invoice, words: Words): Line[] {
  const { language } = invoice
  const due = isPayable(invoice) ? invoice.due_date : null
  return present([
    [words.number, invoice.invoice_number],
    [words.date, paperDay(invoice.invoice_date, language)],
    [words.due, paperDay(due, language)],
    [words.purchaseOrder, invoice.purchase_order],
    [words.allocation, invoice.allocation_number],
    [words.credited, invoice.credited_invoice_number]
  ])
}

function sellerOf(company: CompanyProfile, words: Words, language: Language): string[] {
  return texts([
    company.name,
    company.address,
    join([company.postal_code, company.city]),
    countryName(company.country, language),
    company.tax_id && `${words.taxId} ${company.tax_id}`,
    company.registration && `${words.registration} ${company.registration}`,
    company.email,
    company.phone,
    company.website
  ])
}

function clientOf(invoice: Invoice, words: Words): string[] {
  return texts([
    invoice.client_company,
    invoice.client_name,
    invoice.client_address,
    join([invoice.client_postal_code, invoice.client_city]),
    countryName(invoice.client_country, invoice.language),
    invoice.client_tax_id && `${words.taxId} ${invoice.client_tax_id}`,
    invoice.client_email
  ])
}

function tableOf(invoice: Invoice, words: Words): Pick<InvoiceContent, 'columns' | 'rows'> {
  const { language, items } = invoice
  const amount = amountOf(invoice)
  const hasDiscount = items.some(({ discount_percent }) => discount_percent !== 0)
  const discount = ({ discount_percent: rate }: InvoiceItem) => (rate === 0 ? '' : percent(rate, language))
  const columns: Column[] = [
    { heading: '#', align: 'start' },
    { heading: words.description, align: 'start', isWide: true },
    { heading: words.quantity, align: 'end' },
    { heading: words.price, align: 'end' },
    ...(hasDiscount ? [{ heading: words.discount, align: 'end' } as const] : []),
    { heading: words.vat, align: 'end' },
    { heading: words.net, align: 'end' }
  ]
  const rows = items.map((item, at) => [
    String(at + 1),
    item.description,
    number(item.quantity, language),
    amount(item.unit_price),
    ...(hasDiscount ? [discount(item)] : []),
    percent(item.tax_rate, language),
    amount(item.net_amount)
  ])
  return { columns, rows }
}

function vatOf(invoice: Invoice): string[][] {
  const amount = amountOf(invoice)
  return invoice.vat.map((line) => [
    percent(line.rate, invoice.language),
    amount(line.base),
    amount(line.amount)
  ])
}

function zeroVatNote({ items, zero_vat }: Invoice, words: Words): string | null {
  return zero_vat && items.some(({ tax_rate }) => tax_rate === 0) ? words.zeroVat[zero_vat] : null
}

function totalsOf(invoice: Invoice, words: Words): InvoiceContent['totals'] {
  const amount = amountOf(invoice)
  const rest = balance(invoice)
  const takenBack = isPayable(invoice) && invoice.credited_amount !== 0
  const settled = isPayable(invoice) && (invoice.paid_amount !== 0 || takenBack)
  return [
    { label: words.subtotal, value: amount(invoice.subtotal), isStrong: false },
    { label: words.vat, value: amount(invoice.tax_amount), isStrong: false },
    { label: words.total, value: amount(invoice.total_amount), isStrong: true },
    ...(takenBack
      ? [{ label: words.takenBack, value: amount(0 - invoice.credited_amount), isStrong: false }]
      : []),
    ...(settled
      ? [
          { label: words.paid, value: amount(invoice.paid_amount), isStrong: false },
          { label: rest < 0 ? words.toRefund : words.balance, value: amount(Math.abs(rest)), isStrong: true }
        ]
      : [])
  ]
}

export function termsOf(invoice: Invoice, words: Words): string | null {
  const date = paperDay(invoice.due_date, invoice.language)
  if (!isPayable(invoice) || date === null) return null
  const sentence = invoice.due_days === null ? words.dueOn : words.dueDays
  return sentence.replace('{days}', String(invoice.due_days)).replace('{date}', date)
}

function bankOf(invoice: Invoice, company: CompanyProfile, words: Words): Line[] {
  const isAccount = isPayable(invoice) && (company.iban !== null || company.bank_details !== null)
  if (!isAccount) return []
  return present([
    [words.bankHolder, company.bank_holder ?? company.name],
    [words.bankName, company.bank_name],
    [words.iban, company.iban?.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ') ?? null],
    [words.bic, company.bic],
    [words.reference, invoice.invoice_number]
  ])
}

function amountOf({ currency, language }: Invoice): (value: number) => string {
  return (value) => formatAmount(value, currency, language)
}

function present(lines: [string, string | null][]): Line[] {
  return lines.flatMap(([label, value]) => (value?.trim() ? [{ label, value }] : []))
}

function texts(values: (string | null)[]): string[] {
  return values.flatMap((value) => (value?.trim() ? [value] : []))
}

function join(parts: (string | null)[]): string {
  return parts.filter((part) => part).join(' ')
}

/** In one zone, so that a document bears the same day (and the same bytes) on every machine: that of the website. */
export function paperDay(date: Date | null, language: Language): string | null {
  return date && new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: dayZone }).format(date)
}
const dayZone = 'Asia/Jerusalem'

function number(value: number, language: Language): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 6 }).format(value)
}

function percent(rate: number, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 4 }).format(rate / 100)
}
