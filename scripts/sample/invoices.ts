import { sampleToday } from '#main/imports/sample.ts'
import { settledStatus } from '#shared/invoices/invoice.rules.ts'
import { invoiceTotals, type PricedLine } from '#shared/invoices/invoice.totals.ts'
import { fromCents, toCents } from '#shared/invoices/money.ts'
import type { Deal } from './deals.ts'
import type { LeadStory } from './leads.ts'
import { admin } from './people.ts'
import type { Random } from './random.ts'
import { dayMs, type StoredDocument, storedDate, storedDouble, storedId } from './stored.ts'

/** Invoices of won deals, in the order of their days, and what was paid on them. */

export const sampleCompany = {
  name: 'Sample Ventures Ltd.',
  address: '1 Example Street',
  postal_code: '6100000',
  city: 'Tel Aviv-Yafo',
  country: 'IL',
  email: 'billing@sample.example',
  phone: '+972 3 555 0100',
  website: 'https://sample.example',
  tax_id: 'IL 510000000',
  registration: '51-000000-0',
  legal_mentions: 'Payment within the stated days. Israeli law applies.',
  bank_name: 'Example Bank',
  bank_holder: 'Sample Ventures Ltd.',
  iban: 'IL620108000000099999999',
  bic: 'EXMPILIT',
  color: '#4f58cb'
}

type Words = { advice: string; visits: string; follow: string; thanks: string }
const words: Record<LeadStory['language'], Words> = {
  en: {
    advice: 'Market entry strategy',
    visits: 'Site visits, per day',
    follow: 'Follow-up, per month',
    thanks: 'Thank you for your trust.'
  },
  fr: {
    advice: 'Stratégie d’entrée sur le marché',
    visits: 'Visites de sites, par jour',
    follow: 'Accompagnement, par mois',
    thanks: 'Merci de votre confiance.'
  },
  he: {
    advice: 'אסטרטגיית כניסה לשוק',
    visits: 'סיורי נכסים, ליום',
    follow: 'ליווי, לחודש',
    thanks: 'תודה על האמון.'
  }
}

type Money = { invoices: StoredDocument[]; payments: StoredDocument[] }
type Fate = 'draft' | 'unsent' | 'open' | 'late' | 'partial' | 'paid' | 'canceled'

/** The fates of the newest invoices, the newest first; older ones are paid but for a few. */
const newest: Fate[] = [
  'draft',
  'draft',
  'unsent',
  'open',
  'open',
  'partial',
  'paid',
  'late',
  'paid',
  'partial'
]

export function storeInvoices(random: Random, deals: Deal[]): Money {
  const won = deals
    .filter(({ stage, document }) => stage === 'won' && document.value !== null)
    .toSorted((a, b) => Number(a.movedAt) - Number(b.movedAt))
  const money: Money = { invoices: [], payments: [] }
  won.forEach((deal, at) => {
    const age = won.length - 1 - at
    const later: Fate = age % 6 === 0 ? 'late' : age % 9 === 0 ? 'canceled' : 'paid'
    storeInvoice(random, deal, newest[age] ?? later, money)
  })
  return money
}

function storeInvoice(random: Random, deal: Deal, fate: Fate, { invoices, payments }: Money): void {
  const issuedAt = new Date(
    Math.min(deal.movedAt.getTime() + random.int(0, 3) * dayMs, sampleToday.getTime())
  )
  const _id = random.id(issuedAt)
  const { lead, document } = deal
  const currency = String(document.currency ?? 'USD')
  const lines = linesOf(random, lead, Number((document.value as { $numberDouble: string }).$numberDouble))
  const totals = invoiceTotals(lines)
  const due = new Date(issuedAt.getTime() + (fate === 'open' ? 45 : 30) * dayMs)
  const paid = paidShare(fate, totals.total_amount)
  const isDraft = fate === 'draft'
  const common = {
    ...clientOf(deal),
    ...sumsOf(lines, 1),
    currency,
    language: lead.language,
    email_sent: false,
    created_by: admin.email,
    created_at: storedDate(issuedAt)
  }
  const status = isDraft ? 'DRAFT' : settledStatus('SENT', totals.total_amount, paid)
  const paidAt = new Date(Math.min(issuedAt.getTime() + random.int(3, 24) * dayMs, sampleToday.getTime()))
  const invoice: StoredDocument = {
    _id: storedId(_id),
    document_type: 'invoice',
    ...(!isDraft && { invoice_number: numberOf('INV', invoices, issuedAt) }),
    invoice_date: storedDate(issuedAt),
    due_days: fate === 'open' ? 45 : 30,
    due_date: storedDate(due),
    ...common,
    notes: words[lead.language].thanks,
    status: fate === 'canceled' ? 'CANCELED' : status,
    paid_amount: storedDouble(paid),
    paid_before: storedDouble(0),
    ...(!isDraft && { seller: sampleCompany, issued_at: storedDate(issuedAt), issued_by: admin.email }),
    ...(!isDraft && fate !== 'unsent' && { sent_at: storedDate(issuedAt) }),
    ...(status === 'PAID' && { payment_date: storedDate(paidAt), payment_method: 'bank_transfer' }),
    updated_at: storedDate(paid > 0 ? paidAt : issuedAt)
  }
  invoices.push(invoice)
  if (paid > 0) payments.push(paymentOf(random, { invoice, _id, paid, paidAt }))
  if (fate === 'canceled') {
    const note = creditNote(random, { invoice, common, lines, issuedAt, invoices })
    invoices.push(note)
    Object.assign(invoice, {
      credit_note_id: (note._id as { $oid: string }).$oid,
      credit_note_number: note.invoice_number
    })
  }
}

/** Half of the value is advice, the rest days and months, so that lines differ. */
function linesOf(random: Random, lead: LeadStory, value: number): (PricedLine & { description: string })[] {
  const { advice, visits, follow } = words[lead.language]
  const tax_rate = lead.language === 'he' ? 18 : 0
  const days = random.int(2, 4)
  const months = random.pick([3, 6])
  const part = (share: number, count: number) => fromCents(toCents((value * share) / count))
  return [
    { description: advice, quantity: 1, unit_price: part(0.5, 1), discount_percent: 0, tax_rate },
    { description: visits, quantity: days, unit_price: part(0.2, days), discount_percent: 0, tax_rate },
    {
      description: follow,
      quantity: months,
      unit_price: part(0.3, months),
      discount_percent: random.chance(0.3) ? 5 : 0,
      tax_rate
    }
  ]
}

/** `sign` is −1 for a credit note. */
function sumsOf(lines: (PricedLine & { description: string })[], sign: 1 | -1): StoredDocument {
  const signed = lines.map((line) => ({ ...line, quantity: sign * line.quantity }))
  const totals = invoiceTotals(signed)
  return {
    items: signed.map((line, at) => ({
      description: line.description,
      quantity: storedDouble(line.quantity),
      unit_price: storedDouble(line.unit_price),
      discount_percent: storedDouble(line.discount_percent),
      tax_rate: storedDouble(line.tax_rate),
      net_amount: storedDouble(totals.nets[at] ?? 0)
    })),
    subtotal: storedDouble(totals.subtotal),
    tax_amount: storedDouble(totals.tax_amount),
    total_amount: storedDouble(totals.total_amount),
    tax_rate: storedDouble(totals.vat[0]?.rate ?? 18),
    vat: totals.vat.map(({ rate, base, amount }) => ({
      rate: storedDouble(rate),
      base: storedDouble(base),
      amount: storedDouble(amount)
    }))
  }
}

function clientOf({ _id, lead }: Deal): StoredDocument {
  return {
    client_name: `${lead.person.first} ${lead.person.last}`,
    client_email: lead.email,
    client_company: lead.brand.name,
    client_city: lead.city,
    lead_id: lead._id,
    contact_id: lead.contactId,
    opportunity_id: _id
  }
}

function paidShare(fate: Fate, total: number): number {
  if (fate === 'paid') return total
  return fate === 'partial' ? fromCents(toCents(total * 0.4)) : 0
}

/** Counts on within the year; loading the sample gives them the years of the present. */
function numberOf(series: 'INV' | 'CN', invoices: StoredDocument[], at: Date): string {
  const prefix = `${series}-${at.getUTCFullYear()}-`
  const taken = invoices.filter(({ invoice_number }) => String(invoice_number).startsWith(prefix)).length
  return `${prefix}${String(taken + 1).padStart(5, '0')}`
}

type Paid = { invoice: StoredDocument; _id: string; paid: number; paidAt: Date }

function paymentOf(random: Random, { invoice, _id, paid, paidAt }: Paid): StoredDocument {
  const id = random.id(paidAt)
  return {
    _id: storedId(id),
    payment_id: `PAY-${id.toUpperCase()}`,
    payment_type: 'payment',
    payment_provider: 'manual',
    payment_method: 'bank_transfer',
    amount: storedDouble(paid),
    currency: invoice.currency,
    status: 'PAID',
    invoice_id: _id,
    client_email: invoice.client_email,
    client_name: invoice.client_company,
    reference: `VIR ${random.int(100_000, 999_999)}`,
    initiated_at: storedDate(paidAt),
    paid_at: storedDate(paidAt),
    completed_at: storedDate(paidAt),
    created_by: admin.email,
    created_at: storedDate(paidAt),
    updated_at: storedDate(paidAt)
  }
}

type Credited = {
  invoice: StoredDocument
  common: StoredDocument
  lines: (PricedLine & { description: string })[]
  issuedAt: Date
  invoices: StoredDocument[]
}

function creditNote(
  random: Random,
  { invoice, common, lines, issuedAt, invoices }: Credited
): StoredDocument {
  const sums = sumsOf(lines, -1)
  return {
    ...common,
    ...sums,
    _id: storedId(random.id(issuedAt)),
    document_type: 'credit_note',
    invoice_number: numberOf('CN', invoices, issuedAt),
    invoice_date: storedDate(issuedAt),
    due_date: storedDate(issuedAt),
    status: 'PAID',
    paid_amount: sums.total_amount,
    credited_invoice_id: (invoice._id as { $oid: string }).$oid,
    credited_invoice_number: invoice.invoice_number,
    credited_invoice_date: invoice.invoice_date,
    seller: sampleCompany,
    issued_at: storedDate(issuedAt),
    issued_by: admin.email,
    updated_at: storedDate(issuedAt)
  }
}
