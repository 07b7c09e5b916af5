import { expect, it } from 'vitest'
import { paperInvoice } from './document.fixture.ts'
import { documentName } from './document.name.ts'

it('names a file after its number and client', () => {
  expect(documentName(paperInvoice({ client_company: 'Brand' }))).toBe('INV-2026-00042_Brand.pdf')
  expect(documentName(paperInvoice({ client_company: 'קידס בע״מ' }))).toBe('INV-2026-00042_קידס-בע-מ.pdf')
})

it('has nothing in it that a file system takes for its own', () => {
  const client_company = '../a\\b:c*?"<>|\u202e\n.'
  expect(documentName(paperInvoice({ client_company }))).toBe('INV-2026-00042_a-b-c.pdf')
  expect(documentName(paperInvoice({ client_company: 'x'.repeat(300) })).length).toBeLessThan(90)
  expect(documentName(paperInvoice({ client_company: '***', client_name: null }))).toBe('INV-2026-00042.pdf')
})

it('tells drafts apart', () => {
  const draft = { invoice_number: null, client_company: 'Brand' }
  expect(documentName(paperInvoice(draft))).toBe('DRAFT-000001_Brand.pdf')
})
