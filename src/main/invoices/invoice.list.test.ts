import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Document } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type InvoiceState, invoiceStates } from '#shared/invoices/invoice.rules.ts'
import { hasLegacyDump, legacyDocuments } from '../../../tests/support/legacy-dump.ts'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'
import { enterCompany, issued, item } from './invoice.fixture.ts'

const admin = person('admin', 'admin')

let services: TestServices
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(() => services.reset([admin]))

const api = () => services.as(admin)
const now = new Date('2026-01-05T08:00:00Z')
const days = (count: number) => new Date(now.getTime() + count * 86_400_000)
const insert = (...documents: Document[]) => services.db.collection('invoices').insertMany(documents)
const list = async (filter: object = {}) => dataOf(await api().invoices.list({ limit: 200, ...filter }))
const summary = async (filter: object = {}) => dataOf(await api().invoices.summary({ filter }))

/** One of every kind, also as other programs may have written it. */
const kinds: [InvoiceState, Document][] = [
  ['draft', { status: 'DRAFT', total_amount: 10 }],
  ['draft', { status: null, total_amount: 10 }],
  ['issued', { status: 'SENT', total_amount: 10, paid_amount: 0, issued_at: now, due_date: days(3) }],
  ['sent', { status: 'SENT', total_amount: 10, issued_at: now, sent_at: now, due_date: days(3) }],
  ['sent', { status: 'sent', total_amount: '10,50', paid_amount: 0, due_date: days(0) }],
  ['sent', { status: 'SENT', total_amount: 10, issued_at: now, email_sent: true, email_sent_at: now }],
  ['partial', { status: 'PARTIAL', total_amount: 10, paid_amount: 4, due_date: days(1) }],
  ['overdue', { status: 'PARTIAL', total_amount: 10, paid_amount: 4, due_date: days(-1) }],
  ['overdue', { status: 'SENT', total_amount: 10, due_date: '2025-11-01T10:00:00' }],
  ['overdue', { status: 'OVERDUE', total_amount: 10, issued_at: now, due_date: days(-100) }],
  ['paid', { status: 'PAID', total_amount: 10, paid_amount: 10, due_date: days(-9) }],
  ['paid', { status: 'SENT', total_amount: 10, paid_amount: 12, due_date: days(-9) }],
  ['canceled', { status: 'Cancelled', total_amount: 10, paid_amount: 0 }],
  ['credit_note', { document_type: 'credit_note', status: 'PAID', total_amount: -10, paid_amount: -10 }],
  ['unknown', { status: 'WEIRD', total_amount: 10 }]
]

test('every tab finds exactly what its invoices are shown as', async () => {
  await insert(...kinds.map(([state, document], at) => ({ client_name: `${at} ${state}`, ...document })))
  const all = await list()
  expect(all.rows.map(({ client_name, state }) => `${client_name} ${state}`).sort()).toEqual(
    kinds.map(([state], at) => `${at} ${state} ${state}`).sort()
  )
  for (const state of invoiceStates) {
    const found = await list({ state: [state] })
    expect([state, found.rows.map((row) => row.state)]).toEqual([
      state,
      kinds.filter(([kind]) => kind === state).map(() => state)
    ])
    expect(found.total).toBe(found.rows.length)
  }
  const counted = (await summary()).states.map(({ state, count }) => [state, count])
  expect(counted).toEqual(
    invoiceStates.map((state) => [state, kinds.filter(([kind]) => kind === state).length])
  )
})

test('sums are exact, and currencies stand apart', async () => {
  await insert(
    ...Array.from({ length: 30 }, () => ({
      status: 'SENT',
      total_amount: 0.1,
      currency: '€',
      due_date: days(5)
    })),
    { status: 'SENT', total_amount: 0.2, paid_amount: 0.05, currency: 'EUR', due_date: days(5) },
    { status: 'SENT', total_amount: 1000, currency: 'ILS', due_date: days(5) }
  )
  const { states } = await summary()
  expect(states.find(({ state }) => state === 'sent')?.sums).toEqual([
    { currency: 'ILS', count: 1, total: 1000, open: 1000 },
    { currency: 'EUR', count: 30, total: 3, open: 3 }
  ])
  expect(states.find(({ state }) => state === 'partial')?.sums).toEqual([
    { currency: 'EUR', count: 1, total: 0.2, open: 0.15 }
  ])
})

test('what is open is sorted by how long it has been due', async () => {
  const at = (due: number) => ({
    status: 'SENT',
    total_amount: 10,
    paid_amount: 1,
    currency: 'USD',
    due_date: days(due)
  })
  await insert(...[5, 0, -1, -30, -31, -60, -61, -90, -91, -400].map(at), {
    status: 'PAID',
    total_amount: 9,
    paid_amount: 9,
    due_date: days(-50)
  })
  const { ageing } = await summary()
  expect(ageing.map(({ bucket, sums }) => [bucket, sums[0]?.count, sums[0]?.open])).toEqual([
    ['not_due', 2, 18],
    ['d0_30', 2, 18],
    ['d31_60', 2, 18],
    ['d61_90', 2, 18],
    ['d90_more', 2, 18]
  ])
})

test('filters narrow the list and its figures alike', async () => {
  await insert(
    {
      status: 'SENT',
      client_name: 'Éclat d’Or',
      invoice_number: 'INV-2026-00001',
      currency: '€',
      total_amount: 5
    },
    {
      status: 'SENT',
      client_company: 'Eclat',
      invoice_number: 'INV-2026-00002',
      currency: 'USD',
      total_amount: 50
    },
    { status: 'SENT', client_name: 'Other', invoice_number: 'INV-2026-00003', total_amount: 500 }
  )
  const numbers = async (filter: object) => (await list(filter)).rows.map((row) => row.invoice_number).sort()
  expect(await numbers({ search: 'eclat' })).toHaveLength(2)
  expect(await numbers({ search: '00003' })).toEqual(['INV-2026-00003'])
  expect(await numbers({ currency: ['USD'] })).toEqual(['INV-2026-00002', 'INV-2026-00003'])
  expect(await numbers({ total_amount: { min: 10, max: 100 } })).toEqual(['INV-2026-00002'])
  const sent = (await summary({ search: 'eclat' })).states.find(({ state }) => state === 'sent')
  expect(sent?.count).toBe(2)
  expect(dataOf(await api().invoices.counts({ filter: {}, field: 'currency' }))).toEqual([
    { value: 'USD', count: 2 },
    { value: 'EUR', count: 1 }
  ])
})

test('a record shows its invoices; a contact also those of its leads', async () => {
  const lead = dataOf(await api().leads.create({ email: 'a@x.example', brand_name: 'A' }))
  const contact = dataOf(await api().contacts.create({ name: 'Noa', email: 'noa@x.example' }))
  await services.db
    .collection('contacts')
    .updateOne({ email: 'noa@x.example' }, { $set: { lead_ids: [lead._id] } })
  await insert(
    { status: 'SENT', invoice_number: 'A', lead_id: lead._id },
    { status: 'SENT', invoice_number: 'B', contact_id: contact._id },
    { status: 'SENT', invoice_number: 'C' }
  )
  const of = async (record: { lead_id: string } | { contact_id: string }) =>
    dataOf(await api().invoices.ofRecord(record)).map((row) => row.invoice_number)
  expect(await of({ lead_id: lead._id })).toEqual(['A'])
  expect((await of({ contact_id: contact._id })).sort()).toEqual(['A', 'B'])
})

test('the accountant’s file has a line for each invoice, VAT by rate, no formulas', async () => {
  await enterCompany(api())
  await issued(api(), now, {
    client_company: '=Evil()',
    items: [item(), item({ tax_rate: 0, unit_price: 50 })]
  })
  services.files.next = join(process.env.TMPDIR ?? '/tmp', `carmel-${process.pid}-invoices.csv`)
  await writeFile(services.files.next, '')
  const job = dataOf(await api().invoices.export({ selection: { filter: {} }, as: 'csv', headings_in: 'en' }))
  expect(job && (await services.ended(job, admin)).result).toMatchObject({ count: 1 })
  const [head, line] = (await readFile(services.files.next, 'utf8')).split('\r\n')
  expect(head).toContain('Number,Type,Date')
  expect(line).toContain("INV-2026-00001,Invoice,2026-01-05,2026-02-04,Not sent yet,'=Evil()")
  expect(line).toContain('EUR,150,"18%: 18 (100), 0%: 0 (50)",18,168,0,168')
})

test.runIf(hasLegacyDump)('the legacy dump: tabs, figures and list agree', async () => {
  await services.db.collection('invoices').insertMany(legacyDocuments('invoices'))
  const { states, ageing } = await summary()
  for (const { state, count } of states) expect((await list({ state: [state] })).total).toBe(count)
  expect(states.reduce((sum, { count }) => sum + count, 0)).toBe(80)
  const open = states.flatMap(({ sums }) => sums).reduce((sum, part) => sum + part.open, 0)
  const aged = ageing.flatMap(({ sums }) => sums).reduce((sum, part) => sum + part.open, 0)
  expect(aged).toBeCloseTo(open, 6)
  expect(open).toBeGreaterThan(0)
})
