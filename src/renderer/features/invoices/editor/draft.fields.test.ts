import { expect, test } from 'vitest'
import { readInvoice } from '#shared/invoices/invoice.schema.ts'
import { changedFields, draftOf, moved, storedFields, typedNumber } from './draft.fields.ts'

test.each([
  ['', 0],
  ['12', 12],
  ['12,5', 12.5],
  ['12.5', 12.5],
  ['1 234,50', 1234.5],
  ['1\u202f234,50', 1234.5],
  ['1,234.50', 1234.5],
  ['1.234,50', 1234.5],
  ['1,234,567', 1_234_567],
  ['.5', 0.5],
  ['5.', 5],
  ['-3', -3],
  ['abc', null],
  ['1-2', null],
  [',', null],
  ['1e5', null]
])('%j is typed for %j', (text, number) => {
  expect(typedNumber(text)).toBe(number)
})

test('an untouched draft has no changes, whoever wrote it', () => {
  for (const document of [{}, { items: [{ description: 'x', unit_price: '5' }], notes: '' }]) {
    const invoice = readInvoice(document)
    expect(changedFields(draftOf(invoice), storedFields(invoice))).toEqual({})
  }
})

test('only what differs is saved, lines as a whole', () => {
  const invoice = readInvoice({ items: [{ description: 'x', quantity: 1, unit_price: 5 }], notes: 'a' })
  const draft = draftOf(invoice)
  const edited = { ...draft, notes: '', items: draft.items.map((line) => ({ ...line, quantity: 2 })) }
  const { items, ...others } = changedFields(edited, storedFields(invoice))
  expect(others).toEqual({ notes: '' })
  expect(items).toEqual([{ description: 'x', quantity: 2, unit_price: 5, discount_percent: 0, tax_rate: 18 }])
})

test('a line moves within the list and never out of it', () => {
  expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'c', 'b'])
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
  expect(moved(['a', 'b'], 1, 2)).toEqual(['a', 'b'])
})
