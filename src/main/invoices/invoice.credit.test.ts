import { ObjectId } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sumAmounts } from '#shared/invoices/money.ts'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'
import { finishCredits } from './invoice.credit.ts'
import { draft, enterCompany, issued, item, newId } from './invoice.fixture.ts'

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

const invoice = () =>
  issued(services.as(admin), services.clock.now, {
    items: [
      item({ quantity: 3, unit_price: 33.33 }),
      item({ description: 'Travel', unit_price: 50, tax_rate: 0 })
    ]
  })
type Wish = { line: number; quantity: number } | { line: number; amount: number }
const creditPart = (invoice_id: string, lines: Wish[], user = admin, _id = newId()) =>
  services.as(user).invoices.creditPart({ _id, invoice_id, lines, reason: 'Returned' })
const reasonOf = async (call: Promise<unknown>) => {
  const { error } = (await call) as { error: { code: string; details: { reason?: string } } }
  return error.details.reason ?? error.code
}
const stored = (_id: string) => services.db.collection('invoices').findOne({ _id: new ObjectId(_id) })
const notes = () => services.db.collection('invoices').find({ document_type: 'credit_note' }).toArray()
const pay = (invoice_id: string, amount: number) =>
  services.as(admin).payments.record({
    _id: newId(),
    invoice_id,
    amount,
    method: 'bank_transfer',
    paid_on: services.clock.now
  })

test('a part is taken back by a note of its own; less is due, and the rest can still be paid', async () => {
  const { _id, total_amount } = await invoice()
  expect(total_amount).toBe(167.99)
  const { invoice: after, credit_note } = dataOf(await creditPart(_id, [{ line: 0, quantity: 1 }]))
  expect(credit_note).toMatchObject({
    invoice_number: 'CN-2026-00001',
    credited_invoice_id: _id,
    notes: 'Returned',
    subtotal: -33.33,
    tax_amount: -6,
    total_amount: -39.33,
    vat: [{ rate: 18, base: -33.33, amount: -6 }],
    items: [{ description: 'Advice', quantity: -1, unit_price: 33.33, net_amount: -33.33 }]
  })
  expect(after).toMatchObject({ status: 'SENT', credited_amount: 39.33, credit_note_id: null })
  expect(after.credits).toMatchObject([{ note_id: credit_note._id, note_number: 'CN-2026-00001' }])
  expect(dataOf(await pay(_id, 128.66)).invoice).toMatchObject({ status: 'PAID', paid_amount: 128.66 })
  const { states } = dataOf(await services.as(admin).invoices.summary({ filter: {} }))
  expect(states.find(({ state }) => state === 'paid')?.count).toBe(1)
  const { rows } = dataOf(await services.as(admin).invoices.list({ state: ['paid'] }))
  expect(rows.map((row) => row._id)).toEqual([_id])
})

test('what is open in the sums is without what was taken back', async () => {
  const { _id } = await invoice()
  dataOf(await creditPart(_id, [{ line: 1, amount: 20 }]))
  const { states } = dataOf(await services.as(admin).invoices.summary({ filter: {} }))
  const issuedOnes = states.find(({ state }) => state === 'issued')
  expect(issuedOnes?.sums).toMatchObject([{ currency: 'EUR', total: 167.99, open: 147.99 }])
})

test('several parts and then the rest are the invoice to the cent, in numbers without gaps', async () => {
  const { _id, total_amount } = await invoice()
  dataOf(await creditPart(_id, [{ line: 0, quantity: 1 }]))
  dataOf(
    await creditPart(_id, [
      { line: 0, quantity: 1 },
      { line: 1, amount: 12.5 }
    ])
  )
  const { invoice: after } = dataOf(await services.as(admin).invoices.credit({ _id }))
  expect(after).toMatchObject({
    status: 'CANCELED',
    credited_amount: total_amount,
    credit_note_number: 'CN-2026-00003'
  })
  const written = await notes()
  expect(sumAmounts(written.map((note) => Number(note.total_amount)))).toBe(-total_amount)
  expect(written.map((note) => note.invoice_number).sort()).toEqual([
    'CN-2026-00001',
    'CN-2026-00002',
    'CN-2026-00003'
  ])
  expect(await reasonOf(creditPart(_id, [{ line: 0, quantity: 1 }]))).toBe('not_issued')
})

test('parts that come to everything cancel the invoice; what was paid has to go back', async () => {
  const { _id } = await invoice()
  await pay(_id, 100)
  const all = [
    { line: 0, quantity: 3 },
    { line: 1, quantity: 1 }
  ]
  const { invoice: after } = dataOf(await creditPart(_id, all))
  expect(after).toMatchObject({ status: 'CANCELED', paid_amount: 100 })
})

test('sent twice it is one note; more than is left is refused', async () => {
  const { _id } = await invoice()
  const noteId = newId()
  const wish = [{ line: 0, quantity: 2 }]
  const first = dataOf(await creditPart(_id, wish, admin, noteId))
  expect(dataOf(await creditPart(_id, wish, admin, noteId)).credit_note).toEqual(first.credit_note)
  expect(await reasonOf(creditPart(_id, wish))).toBe('more_than_left')
  expect(await reasonOf(creditPart(_id, [{ line: 1, amount: 50.01 }]))).toBe('more_than_left')
  expect(await notes()).toHaveLength(1)
})

test('of two computers that take the same piece at once, one gets it', async () => {
  const { _id } = await invoice()
  const users = [admin, other, admin, other]
  const answers = await Promise.all(users.map((user) => creditPart(_id, [{ line: 0, quantity: 2 }], user)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await notes()).toHaveLength(1)
  expect(await stored(_id)).toMatchObject({ credited_amount: 78.66 })
})

test('payments and credit notes at the same moment: both count', async () => {
  const { _id } = await invoice()
  await Promise.all([
    pay(_id, 50),
    creditPart(_id, [{ line: 0, quantity: 1 }], other),
    pay(_id, 18.66),
    creditPart(_id, [{ line: 1, amount: 10 }])
  ])
  expect(await stored(_id)).toMatchObject({ paid_amount: 68.66, credited_amount: 49.33, status: 'PARTIAL' })
  expect(dataOf(await pay(_id, 50)).invoice.status).toBe('PAID')
})

test('a computer that stops before it has written the note is made up for', async () => {
  const { _id } = await invoice()
  await services.fail(['insert'], 'alwaysOn')
  await creditPart(_id, [{ line: 0, quantity: 1 }])
  await services.fail(['insert'], 'off')
  expect(await notes()).toHaveLength(0)
  expect(await stored(_id)).toMatchObject({ credited_amount: 39.33 })
  await finishCredits(services.ctx(admin), new Date(services.clock.now.getTime() + 1))
  expect(await notes()).toMatchObject([{ invoice_number: 'CN-2026-00001', total_amount: -39.33 }])
  expect(await stored(_id)).not.toHaveProperty('credits_open')
  expect((await stored(_id))?.credits).toMatchObject([{ note_number: 'CN-2026-00001' }])
})

test('bad input, drafts, and people who may not', async () => {
  const { _id } = await invoice()
  for (const wish of [
    { line: 0, quantity: 0 },
    { line: 0, quantity: -1 },
    { line: 0, quantity: Number.NaN },
    { line: -1, quantity: 1 },
    { line: 0, amount: 0.001 },
    { line: 0, amount: Number.POSITIVE_INFINITY }
  ]) {
    expect(await reasonOf(creditPart(_id, [wish]))).toBe('invalid_input')
  }
  expect(await reasonOf(creditPart(_id, [{ line: 0, quantity: 1 }], sam))).toBe('forbidden')
  const { _id: draftId } = await draft(services.as(admin))
  expect(await reasonOf(creditPart(draftId, [{ line: 0, quantity: 1 }]))).toBe('not_issued')
  expect(await notes()).toHaveLength(0)
})
