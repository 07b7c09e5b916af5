import { expect, test } from 'vitest'
import { hasLegacyDump, legacyDocuments } from '../../../tests/support/legacy-dump.ts'
import { isIban, readCompanyProfile } from './company.schema.ts'
import { invoiceSchema, readInvoice } from './invoice.schema.ts'
import { formatAmount } from './money.ts'

test.each([
  {},
  { items: 'none' },
  { items: [null, 7, 'x'] },
  { total_amount: 'abc', status: 4, currency: {} }
])('reads %j without throwing', (document) => {
  expect(invoiceSchema.safeParse(readInvoice(document)).success).toBe(true)
})

test('sums are shown as they are stored, whatever the lines say', () => {
  const invoice = readInvoice({
    items: [{ description: 'Étude', quantity: '2', unit_price: '1 000,50' }],
    subtotal: 1999,
    tax_amount: '359,82',
    total_amount: 2358.82,
    tax_rate: 18
  })
  expect(invoice).toMatchObject({ subtotal: 1999, tax_amount: 359.82, total_amount: 2358.82, vat: [] })
  expect(invoice.items[0]).toMatchObject({ unit_price: 1000.5, tax_rate: 18, net_amount: 2001 })
})

test('VAT by rate is told for older invoices whose sums the lines explain', () => {
  const items = [{ description: 'x', quantity: 1, unit_price: 100, tax_rate: 18 }]
  expect(readInvoice({ items, subtotal: 100, tax_amount: 18, total_amount: 118 }).vat).toEqual([
    { rate: 18, base: 100, amount: 18 }
  ])
})

test('older spellings are understood', () => {
  const read = (document: object) => readInvoice(document as Record<string, unknown>)
  expect(read({ status: 'Cancelled' }).status).toBe('CANCELED')
  expect(read({ status: 'paid ' }).status).toBe('PAID')
  expect(read({ status: '' }).status).toBe('DRAFT')
  expect(read({ status: 'Weird' }).status).toBe('WEIRD')
  expect(read({ currency: '₪' }).currency).toBe('ILS')
  expect(read({}).currency).toBe('USD')
  expect(read({ language: 'iw' }).language).toBe('he')
  expect(read({ due_date: '2026-01-05T10:00:00' }).due_date?.toISOString()).toBe('2026-01-05T10:00:00.000Z')
  expect(read({ email_sent: true, email_sent_at: '2026-01-05' }).sent_at).toBeInstanceOf(Date)
})

test.skipIf(!hasLegacyDump)('every invoice of the legacy dump is read, and its own sums add up', () => {
  const invoices = legacyDocuments('invoices').map(readInvoice)
  expect(invoices).toHaveLength(80)
  for (const invoice of invoices) {
    expect(invoiceSchema.safeParse(invoice).success).toBe(true)
    expect(formatAmount(invoice.subtotal + invoice.tax_amount, 'EUR', 'en')).toBe(
      formatAmount(invoice.total_amount, 'EUR', 'en')
    )
  }
})

test('amounts keep two digits, in the way of each language', () => {
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u200e\u200f]/g, '')
  expect(plain(formatAmount(1234.5, 'EUR', 'en'))).toBe('€1,234.50')
  expect(plain(formatAmount(1234.5, 'EUR', 'fr'))).toBe('1 234,50 €')
  expect(plain(formatAmount(1234.5, 'ILS', 'he'))).toBe('1,234.50 ₪')
  expect(plain(formatAmount(-3, 'USD', 'en'))).toBe('-$3.00')
  expect(plain(formatAmount(3, 'Fr.', 'en'))).toBe('3.00 Fr.')
})

test('an IBAN has check digits', () => {
  expect(isIban('FR76 3000 6000 0112 3456 7890 189')).toBe(true)
  expect(isIban('IL62 0108 0000 0009 9999 999')).toBe(true)
  expect(isIban('FR76 3000 6000 0112 3456 7890 188')).toBe(false)
  expect(isIban('12')).toBe(false)
})

test('a profile is read field by field', () => {
  expect(readCompanyProfile({ name: 'IGV', iban: '', more: 1 })).toMatchObject({ name: 'IGV', iban: null })
})
