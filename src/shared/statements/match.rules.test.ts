import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromCents, toCents } from '../invoices/money.ts'
import { namesNumber, type OpenInvoice, propose, proposeAll } from './match.rules.ts'

const invoice = (changes: Partial<OpenInvoice> = {}): OpenInvoice => ({
  _id: 'a',
  invoice_number: 'INV-2026-00042',
  purchase_order: null,
  names: ['Urban Kids SARL', 'Dana Cohen'],
  currency: 'EUR',
  balance: 118,
  due_date: new Date('2026-02-01T12:00:00Z'),
  ...changes
})
const line = (changes: object = {}) => ({
  amount: 118,
  currency: 'EUR',
  name: null as string | null,
  text: null as string | null,
  reference: null as string | null,
  ...changes
})
const other = invoice({ _id: 'b', invoice_number: 'INV-2026-00043', names: ['Moulin Bleu'], balance: 50 })

test.each([
  'VIR INV-2026-00042',
  'inv 2026 00042 merci',
  'INV202600042',
  'facture 2026/42',
  'FACTURE 2026-00042.'
])('%s names the invoice', (words) => expect(namesNumber(words, 'INV-2026-00042')).toBe(true))

test.each(['INV-2026-000421', 'INV-2025-00042', '12026-00042', 'INV-2026', ''])(
  '“%s” does not name it',
  (words) => expect(namesNumber(words, 'INV-2026-00042')).toBe(false)
)

test('the number and the amount are certain; the number with less or more is not', () => {
  const words = { text: 'VIR URBAN KIDS INV-2026-00042' }
  expect(propose(line(words), [other, invoice()])).toEqual({
    allocations: [
      { invoice_id: 'a', invoice_number: 'INV-2026-00042', client: 'Urban Kids SARL', amount: 118 }
    ],
    reasons: ['number', 'amount'],
    is_certain: true
  })
  expect(propose(line({ ...words, amount: 100 }), [invoice()])).toMatchObject({
    reasons: ['number', 'part'],
    is_certain: false
  })
  expect(propose(line({ ...words, amount: 120 }), [invoice()])).toMatchObject({
    allocations: [{ amount: 120 }],
    reasons: ['number', 'over'],
    is_certain: false
  })
})

test('one transfer for two invoices is spread over them', () => {
  expect(
    propose(line({ amount: 168, text: 'INV 2026-00042 + INV 2026-00043' }), [other, invoice()])
  ).toMatchObject({
    allocations: [
      { invoice_id: 'b', amount: 50 },
      { invoice_id: 'a', amount: 118 }
    ],
    reasons: ['number', 'sum'],
    is_certain: true
  })
})

test('a client and the amount are certain when one invoice has it', () => {
  expect(propose(line({ name: 'URBAN KIDS' }), [invoice(), other])).toMatchObject({
    reasons: ['client', 'amount'],
    is_certain: true
  })
  const twin = invoice({ _id: 'c', due_date: new Date('2026-01-01T12:00:00Z') })
  expect(propose(line({ name: 'Urban Kids' }), [invoice(), twin])).toMatchObject({
    allocations: [{ invoice_id: 'c' }],
    is_certain: false
  })
  expect(propose(line({ name: 'Urban' }), [invoice({ balance: 1 })])).toBeNull()
})

test('an amount alone is a guess, and none when two invoices have it; other currencies never match', () => {
  expect(propose(line(), [invoice(), other])).toMatchObject({ reasons: ['amount'], is_certain: false })
  expect(propose(line(), [invoice(), invoice({ _id: 'c' })])).toBeNull()
  expect(propose(line({ currency: 'ILS', text: 'INV-2026-00042' }), [invoice()])).toBeNull()
})

test('a purchase order or a Hebrew name is found too', () => {
  expect(propose(line({ text: 'REF PO 77/12' }), [invoice({ purchase_order: 'PO-7712' })])).toMatchObject({
    reasons: ['purchase_order', 'amount']
  })
  expect(
    propose(line({ text: 'העברה מ גינת הילדים' }), [invoice({ names: ['גינת הילדים בע״מ'] })])
  ).toMatchObject({
    reasons: ['client', 'amount']
  })
})

test('two lines for the same invoice: the second finds it paid', () => {
  const words = { text: 'INV-2026-00042' }
  const [first, second] = proposeAll([line(words), line(words)], [invoice()])
  expect(first?.is_certain).toBe(true)
  expect(second).toBeNull()
})

test('whatever is proposed comes to the line, to the cent', () => {
  const cents = fc.integer({ min: 1, max: 1_000_000 })
  fc.assert(
    fc.property(cents, fc.array(cents, { minLength: 1, maxLength: 5 }), (paid, balances) => {
      const invoices = balances.map((balance, at) => invoice({ _id: String(at), balance: balance / 100 }))
      const proposal = propose(line({ amount: paid / 100, text: 'INV-2026-00042' }), invoices)
      const sum = proposal?.allocations.reduce((total, { amount }) => total + toCents(amount), 0n) ?? 0n
      expect(fromCents(sum)).toBe(paid / 100)
      for (const { amount } of proposal?.allocations ?? []) expect(amount).toBeGreaterThan(0)
    })
  )
})
