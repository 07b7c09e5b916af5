import { type Document, Double, ObjectId } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { hasLegacyDump, legacyDocuments } from '../../../tests/support/legacy-dump.ts'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'
import { draft, enterCompany, issued, newId } from '../invoices/invoice.fixture.ts'
import { openPayments, settleForgotten } from './payment.settle.ts'

const admin = person('admin', 'admin')
const other = person('other', 'admin')
const sam = person('sam', 'sales')

let services: TestServices
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(async () => {
  await services.reset([admin, other, sam])
  await enterCompany(services.as(admin))
})

const day = new Date('2026-01-05T12:00:00Z')
const stored = (_id: string) => services.db.collection('invoices').findOne({ _id: new ObjectId(_id) })
const pay = (invoice_id: string, amount: number, more: object = {}, user = admin) =>
  services
    .as(user)
    .payments.record({ _id: newId(), invoice_id, amount, method: 'bank_transfer', paid_on: day, ...more })
const refusalOf = async (call: Promise<unknown>) => {
  const result = (await call) as { ok: boolean; error: { code: string; details: Document } }
  expect(result.ok).toBe(false)
  return result.error.details.reason ?? result.error.code
}

test('parts add up: partially paid, then paid with its day', async () => {
  const { _id } = await issued(services.as(admin), services.clock.now)
  expect(dataOf(await pay(_id, 0.1)).invoice).toMatchObject({ status: 'PARTIAL', paid_amount: 0.1 })
  expect(dataOf(await pay(_id, 0.2)).invoice).toMatchObject({ status: 'PARTIAL', paid_amount: 0.3 })
  const last = dataOf(await pay(_id, 117.7))
  expect(last.invoice).toMatchObject({ status: 'PAID', paid_amount: 118, payment_date: day })
  expect(await stored(_id)).toMatchObject({ payment_id: last.payment._id, payment_method: 'bank_transfer' })
  expect(await stored(_id)).not.toHaveProperty('payments_open')
})

test('too much is taken, and refunds give it back', async () => {
  const { _id } = await issued(services.as(admin), services.clock.now)
  expect(dataOf(await pay(_id, 150)).invoice).toMatchObject({ status: 'PAID', paid_amount: 150 })
  expect(dataOf(await pay(_id, 32, { is_refund: true })).invoice).toMatchObject({
    status: 'PAID',
    paid_amount: 118
  })
  expect(dataOf(await pay(_id, 18, { is_refund: true })).invoice).toMatchObject({
    status: 'PARTIAL',
    paid_amount: 100,
    payment_date: null
  })
  expect(await refusalOf(pay(_id, 100.01, { is_refund: true }))).toBe('more_than_paid')
})

test('the same payment sent twice counts once', async () => {
  const { _id } = await issued(services.as(admin), services.clock.now)
  const once = { _id: newId() }
  await pay(_id, 50, once)
  expect(dataOf(await pay(_id, 50, once)).invoice.paid_amount).toBe(50)
  expect(
    await services.db.collection('timeline_events').countDocuments({ event_type: 'payment_received' })
  ).toBe(1)
})

test('a payment that is taken back stays, and counts no more', async () => {
  const { _id } = await issued(services.as(admin), services.clock.now)
  const { payment } = dataOf(await pay(_id, 118))
  const after = dataOf(await services.as(admin).payments.cancel({ _id: payment._id }))
  expect(after).toMatchObject({
    payment: { status: 'CANCELED' },
    invoice: { status: 'SENT', paid_amount: 0 }
  })
  expect(dataOf(await services.as(admin).payments.cancel({ _id: payment._id })).invoice.paid_amount).toBe(0)
})

test('money that was paid back keeps its payment from being taken back', async () => {
  const { _id } = await issued(services.as(admin), services.clock.now)
  const { payment } = dataOf(await pay(_id, 100))
  await pay(_id, 60, { is_refund: true })
  expect(await refusalOf(services.as(admin).payments.cancel({ _id: payment._id }))).toBe('refunded')
})

test('drafts and credit notes are not paid, cancelled invoices only refunded', async () => {
  const { _id } = await draft(services.as(admin))
  expect(await refusalOf(pay(_id, 1))).toBe('not_issued')
  const invoice = await issued(services.as(admin), services.clock.now)
  await pay(invoice._id, 18)
  const { credit_note } = dataOf(await services.as(admin).invoices.credit({ _id: invoice._id }))
  expect(await refusalOf(pay(credit_note._id, 1))).toBe('credit_note')
  expect(await refusalOf(pay(invoice._id, 1))).toBe('canceled')
  expect(dataOf(await pay(invoice._id, 18, { is_refund: true })).invoice).toMatchObject({
    status: 'CANCELED',
    paid_amount: 0
  })
})

test('salespeople see payments and record none; an amount has cents at most', async () => {
  const { _id } = await issued(services.as(admin), services.clock.now)
  dataOf(await pay(_id, 1))
  expect(dataOf(await services.as(sam).payments.ofInvoice({ invoice_id: _id }))).toHaveLength(1)
  expect(await refusalOf(pay(_id, 1, {}, sam))).toBe('forbidden')
  for (const amount of [0, -1, 0.001, Number.NaN, Infinity]) {
    expect(await refusalOf(pay(_id, amount))).toBe('invalid_input')
  }
})

test('payments recorded at the same moment on several computers add up', async () => {
  const { _id } = await issued(services.as(admin), services.clock.now)
  const amounts = Array.from({ length: 20 }, (_, at) => (at + 1) / 100)
  await Promise.all(amounts.map((amount, at) => pay(_id, amount, {}, at % 2 ? admin : other)))
  expect(await stored(_id)).toMatchObject({ paid_amount: 2.1, status: 'PARTIAL' })
  expect(await stored(_id)).not.toHaveProperty('payments_open')
})

test('a computer that stops between a payment and its sum is made up for, by the next payment or later', async () => {
  const { _id } = await issued(services.as(admin), services.clock.now)
  const ctx = services.ctx(admin)
  const lost = newId()
  await openPayments(ctx, _id, lost)
  await services.db.collection('payments').insertOne({
    _id: new ObjectId(lost),
    invoice_id: _id,
    amount: new Double(18),
    currency: 'EUR',
    status: 'PAID',
    payment_provider: 'manual'
  })
  await settleForgotten(ctx)
  expect((await stored(_id))?.paid_amount).toBe(0)
  services.clock.now = new Date(services.clock.now.getTime() + 180_000)
  await settleForgotten(services.ctx(admin))
  expect(await stored(_id)).toMatchObject({ paid_amount: 18, status: 'PARTIAL' })
  expect(await stored(_id)).not.toHaveProperty('payments_open')
})

test('what an older invoice says was paid without documents is kept', async () => {
  const { insertedId } = await services.db.collection('invoices').insertOne({
    invoice_number: 'INV-2025-00009',
    status: 'PARTIAL',
    total_amount: 100,
    paid_amount: 40,
    currency: 'EUR'
  })
  const _id = String(insertedId)
  await services.db
    .collection('payments')
    .insertOne({ invoice_id: _id, amount: 30, currency: 'EUR', status: 'PAID', payment_provider: 'monetico' })
  await Promise.all([pay(_id, 20), pay(_id, 5, {}, other)])
  expect(await stored(_id)).toMatchObject({ paid_before: 10, paid_amount: 65, status: 'PARTIAL' })
})

test.skipIf(!hasLegacyDump)('every open invoice of the legacy dump can be paid to the cent', async () => {
  await services.db.collection('invoices').insertMany(legacyDocuments('invoices'))
  await services.db.collection('payments').insertMany(legacyDocuments('payments'))
  const { rows } = dataOf(
    await services.as(admin).invoices.list({ state: ['sent', 'partial', 'overdue'], limit: 200 })
  )
  expect(rows.length).toBeGreaterThan(30)
  for (const { _id, total_amount, paid_amount } of rows) {
    const missing = Number((total_amount - paid_amount).toFixed(2))
    expect(dataOf(await pay(_id, missing)).invoice).toMatchObject({
      status: 'PAID',
      paid_amount: total_amount
    })
  }
})
