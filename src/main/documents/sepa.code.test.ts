import { expect, it } from 'vitest'
import { paperCompany, paperInvoice } from './document.fixture.ts'
import { sepaPayload } from './sepa.code.ts'

const amount = { total_amount: 1234.5, paid_amount: 34.5 }

it('tells a banking application what is still due', () => {
  expect(sepaPayload(paperInvoice(amount), paperCompany())?.split('\n')).toEqual([
    'BCD',
    '002',
    '1',
    'SCT',
    'AGRIFRPP',
    'IGV Digital Ltd',
    'FR7630006000011234567890189',
    'EUR1200.00',
    '',
    '',
    'INV-2026-00042'
  ])
})

it('is not there for what no SEPA transfer pays', () => {
  const company = paperCompany()
  expect(sepaPayload(paperInvoice({ currency: 'ILS' }), company)).toBeNull()
  expect(sepaPayload(paperInvoice({ status: 'DRAFT' }), company)).toBeNull()
  expect(sepaPayload(paperInvoice({ document_type: 'credit_note' }), company)).toBeNull()
  expect(sepaPayload(paperInvoice({ total_amount: 10, paid_amount: 10 }), company)).toBeNull()
  expect(sepaPayload(paperInvoice({ total_amount: 1e12 }), company)).toBeNull()
  expect(sepaPayload(paperInvoice(), paperCompany({ iban: 'FR76 0000' }))).toBeNull()
  expect(sepaPayload(paperInvoice(), paperCompany({ iban: null }))).toBeNull()
})
