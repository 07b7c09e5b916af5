import { expect, test } from 'vitest'
import {
  ageingBucket,
  balance,
  countOf,
  formatNumber,
  invoiceState,
  problemsOf,
  settledStatus
} from './invoice.rules.ts'

const now = new Date('2026-03-10T09:00:00Z')
const facts = (changes: object = {}) => ({
  status: 'SENT',
  document_type: 'invoice' as const,
  due_date: new Date('2026-03-20T12:00:00Z'),
  total_amount: 100,
  paid_amount: 0,
  credited_amount: 0,
  sent_at: null,
  issued_at: null,
  invoice_number: 'INV-2026-00001',
  ...changes
})

test.each([
  [{ status: 'DRAFT' }, 'draft'],
  [{ issued_at: now }, 'issued'],
  [{ issued_at: now, sent_at: now }, 'sent'],
  [{}, 'sent'],
  [{ status: 'PARTIAL', paid_amount: 40 }, 'partial'],
  [{ status: 'PARTIAL', paid_amount: 40, due_date: new Date('2026-03-09T12:00:00Z') }, 'overdue'],
  [{ due_date: new Date('2026-03-10T01:00:00Z') }, 'sent'],
  [{ due_date: null }, 'sent'],
  [{ status: 'OVERDUE' }, 'sent'],
  [{ status: 'OVERDUE', paid_amount: 100 }, 'paid'],
  [{ status: 'PAID', due_date: new Date('2020-01-01') }, 'paid'],
  [{ status: 'CANCELED', due_date: new Date('2020-01-01') }, 'canceled'],
  [{ document_type: 'credit_note' }, 'credit_note'],
  [{ status: 'WEIRD' }, 'unknown']
])('%j is %s', (changes, state) => {
  expect(invoiceState(facts(changes), now)).toBe(state)
})

test('the balance is what is missing, and what has to go back', () => {
  expect(balance(facts({ paid_amount: 33.33 }))).toBe(66.67)
  expect(balance(facts({ paid_amount: 120 }))).toBe(-20)
  expect(balance(facts({ paid_amount: 20.1, credited_amount: 30.2 }))).toBe(49.7)
  expect(invoiceState(facts({ paid_amount: 60, credited_amount: 40 }), new Date())).toBe('paid')
  expect(balance(facts({ status: 'CANCELED', paid_amount: 20 }))).toBe(-20)
  expect(balance(facts({ status: 'DRAFT' }))).toBe(0)
})

test('payments decide the status, but bring no cancelled invoice back', () => {
  expect(settledStatus('SENT', 100, 0)).toBe('SENT')
  expect(settledStatus('SENT', 100, 0.01)).toBe('PARTIAL')
  expect(settledStatus('OVERDUE', 100, 100)).toBe('PAID')
  expect(settledStatus('PAID', 100, 40)).toBe('PARTIAL')
  expect(settledStatus('PARTIAL', 100, 0)).toBe('SENT')
  expect(settledStatus('CANCELED', 100, 100)).toBe('CANCELED')
})

test.each([
  ['2026-03-11', 'not_due'],
  ['2026-03-10', 'not_due'],
  ['2026-03-09', 'd0_30'],
  ['2026-02-08', 'd0_30'],
  ['2026-02-07', 'd31_60'],
  ['2026-01-08', 'd61_90'],
  ['2025-12-09', 'd90_more']
])('due on %s is %s', (day, bucket) => {
  expect(ageingBucket(new Date(`${day}T12:00:00Z`), now)).toBe(bucket)
})

test('numbers have five digits, and a year has no more than those', () => {
  expect(formatNumber('INV', 2026, 42)).toBe('INV-2026-00042')
  expect(formatNumber('CN', 2026, 99_999)).toBe('CN-2026-99999')
  expect(formatNumber('INV', 2026, 100_000)).toBeNull()
  expect(countOf('INV', 2026, 'INV-2026-00042')).toBe(42)
  for (const other of ['INV-2025-00042', 'CN-2026-00042', 'INV-2026-42', 'INV-2026-000421', null]) {
    expect(countOf('INV', 2026, other)).toBeNull()
  }
})

test('a draft tells what is missing', () => {
  const item = {
    description: 'x',
    quantity: 1,
    unit_price: 10,
    discount_percent: 0,
    tax_rate: 18,
    net_amount: 10
  }
  const draft = { client_name: 'A', client_company: null, items: [item], currency: 'EUR', total_amount: 11.8 }
  const known = { currencies: ['EUR'], companyName: 'IGV' }
  const problems = (changes: object) => problemsOf({ ...draft, ...changes }, known)
  expect(problems({})).toEqual([])
  expect(problems({ client_name: ' ' })).toEqual(['no_client'])
  expect(problems({ items: [], total_amount: 0 })).toEqual(['no_lines'])
  expect(problems({ items: [{ ...item, quantity: 0 }], total_amount: 0 })).toEqual([
    'bad_quantity',
    'nothing_due'
  ])
  expect(problems({ items: [{ ...item, unit_price: -1, description: '' }] })).toEqual([
    'no_description',
    'bad_price'
  ])
  expect(problems({ items: [{ ...item, discount_percent: 101 }] })).toEqual(['bad_percent'])
  expect(problems({ currency: 'XYZ' })).toEqual(['bad_currency'])
  expect(problemsOf(draft, { ...known, companyName: null })).toEqual(['no_company'])
})
