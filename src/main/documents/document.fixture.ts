import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CompanyProfile, readCompanyProfile } from '#shared/invoices/company.schema.ts'
import { type Invoice, readInvoice } from '#shared/invoices/invoice.schema.ts'
import { invoiceTotals } from '#shared/invoices/invoice.totals.ts'
import type { StoredDocument } from '#shared/values/stored.ts'
import { type FontFiles, readTypefaces } from './typeface.ts'

/** Papers for tests and measurements. */

const fontDir = join(import.meta.dirname, '../../../resources/fonts')
export const fontFiles: FontFiles = {
  regular: readFileSync(join(fontDir, 'regular.ttf')),
  bold: readFileSync(join(fontDir, 'bold.ttf'))
}
export const typefaces = readTypefaces(fontFiles)

export function paperCompany(changes: Partial<CompanyProfile> = {}): CompanyProfile {
  return {
    ...readCompanyProfile({
      name: 'IGV Digital Ltd',
      address: '14 Rothschild Blvd',
      postal_code: '6688119',
      city: 'Tel Aviv',
      country: 'IL',
      email: 'billing@igv.example',
      phone: '+972 3 555 0100',
      website: 'igv.example',
      tax_id: '514820631',
      registration: '51-482063-1',
      legal_mentions: 'Late payment: three times the legal rate, and 40 € for recovery costs.',
      bank_name: 'Banque de Test',
      iban: 'FR76 3000 6000 0112 3456 7890 189',
      bic: 'AGRIFRPP',
      color: '#0b6e4f'
    }),
    ...changes
  }
}

type Lines = {
  description: string
  quantity: number
  unit_price: number
  discount_percent: number
  tax_rate: number
}[]

export function paperLines(count: number, description = 'Hosting and maintenance, month'): Lines {
  return Array.from({ length: count }, (_, at) => ({
    description: `${description} ${at + 1}`,
    quantity: (at % 5) + 1,
    unit_price: 100 + at * 3.5,
    discount_percent: at % 3 === 0 ? 10 : 0,
    tax_rate: at % 4 === 0 ? 5.5 : 20
  }))
}

/** An issued invoice in euros. */
export function paperInvoice(changes: StoredDocument = {}, lines: Lines = paperLines(3)): Invoice {
  const totals = invoiceTotals(lines)
  return readInvoice({
    _id: '64f000000000000000000001',
    invoice_number: 'INV-2026-00042',
    invoice_date: new Date('2026-11-03T12:00:00Z'),
    due_date: new Date('2026-12-03T12:00:00Z'),
    due_days: 30,
    issued_at: new Date('2026-11-03T09:15:00Z'),
    items: lines.map((line, at) => ({ ...line, net_amount: totals.nets[at] })),
    subtotal: totals.subtotal,
    tax_amount: totals.tax_amount,
    total_amount: totals.total_amount,
    vat: totals.vat,
    currency: 'EUR',
    status: 'SENT',
    language: 'en',
    client_company: 'Urban Kids SAS',
    client_name: 'Élodie Lefèvre',
    client_address: '8 rue de la Paix',
    client_postal_code: '75002',
    client_city: 'Paris',
    client_country: 'France',
    client_tax_id: 'FR40303265045',
    purchase_order: 'PO-7781',
    ...changes
  })
}
