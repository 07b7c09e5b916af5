import { type Document, Double, ObjectId } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { hasLegacyDump, legacyDocuments } from '../../../tests/support/legacy-dump.ts'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'
import { draft, enterCompany, issued, item, newId } from './invoice.fixture.ts'

const admin = person('admin', 'admin')
const sam = person('sam', 'sales')
const viewer = person('vera', 'viewer')

let services: TestServices
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(async () => {
  await services.reset([admin, sam, viewer])
  await enterCompany(api())
})

const api = () => services.as(admin)
const today = () => services.clock.now
const stored = (_id: string) => services.db.collection('invoices').findOne({ _id: new ObjectId(_id) })
const raw = (_id: string) =>
  services.db.collection('invoices').findOne({ _id: new ObjectId(_id) }, { promoteValues: false })

const refusalOf = async (call: Promise<{ ok: boolean }>) => {
  const result = (await call) as { ok: false; error: { code: string; details: Document } }
  expect(result.ok).toBe(false)
  return { code: result.error.code, ...result.error.details }
}

test('a draft has no number, and its sums are stored as doubles', async () => {
  const { _id } = await draft(api(), {
    items: [item({ quantity: 3, unit_price: 333.33, discount_percent: 10 })]
  })
  const document = await raw(_id)
  expect(document).not.toHaveProperty('invoice_number')
  expect(document?.subtotal).toEqual(new Double(899.99))
  expect(document?.tax_amount).toEqual(new Double(162))
  expect(document?.items[0]).toEqual({
    description: 'Advice',
    quantity: new Double(3),
    unit_price: new Double(333.33),
    discount_percent: new Double(10),
    tax_rate: new Double(18),
    net_amount: new Double(899.99)
  })
  expect(document?.status).toBe('DRAFT')
  expect(document?.client_email).toBe('')
})

test('creating twice under one id is one draft', async () => {
  const _id = newId()
  await api().invoices.create({ _id, source: { from: 'nothing' } })
  dataOf(await api().invoices.create({ _id, source: { from: 'nothing' } }))
  expect(await services.db.collection('invoices').countDocuments()).toBe(1)
})

test('a draft from a lead, a contact and a deal knows its client', async () => {
  const lead = dataOf(
    await services
      .as(sam)
      .leads.create({ email: 'a@urban.example', brand_name: 'Urban', name: 'Noa', language: 'he' })
  )
  const fromLead = dataOf(
    await services.as(sam).invoices.create({ _id: newId(), source: { from: 'lead', lead_id: lead._id } })
  )
  expect(fromLead).toMatchObject({
    client_company: 'Urban',
    client_name: 'Noa',
    client_email: 'a@urban.example',
    lead_id: lead._id,
    language: 'he'
  })
  const deal = dataOf(
    await services
      .as(sam)
      .opportunities.create({ name: 'Opening', lead_id: lead._id, value: 1500.5, currency: 'EUR' })
  )
  const fromDeal = dataOf(
    await services
      .as(sam)
      .invoices.create({ _id: newId(), source: { from: 'opportunity', opportunity_id: deal._id } })
  )
  expect(fromDeal).toMatchObject({
    opportunity_id: deal._id,
    lead_id: lead._id,
    client_company: 'Urban',
    currency: 'EUR',
    total_amount: 1770.59
  })
  expect(fromDeal.items[0]).toMatchObject({ description: 'Opening', unit_price: 1500.5 })
})

test('a salesperson makes no draft from what is not theirs', async () => {
  const lead = dataOf(await api().leads.create({ email: 'b@x.example', brand_name: 'B' }))
  const result = await services
    .as(sam)
    .invoices.create({ _id: newId(), source: { from: 'lead', lead_id: lead._id } })
  expect(result).toMatchObject({ ok: false, error: { code: 'not_found' } })
})

test('a pack brings the price of its region, without VAT where it is included', async () => {
  const make = async (includes_vat: boolean) =>
    dataOf(
      await api().invoices.create({
        _id: newId(),
        source: { from: 'pack', pack: 'analyse', region: 'israel', includes_vat }
      })
    )
  expect(await make(false)).toMatchObject({ currency: 'ILS', subtotal: 7000, total_amount: 8260 })
  expect(await make(true)).toMatchObject({ subtotal: 5932.2, tax_amount: 1067.8, total_amount: 7000 })
})

test('what a visitor chose becomes a line, its sign a currency', async () => {
  const cart = { id: 'x', pack_name: 'Pack analyse', pack_type: 'analyse', price: 3000, currency: '€' }
  const { insertedId } = await services.db.collection('cart').insertOne(cart)
  expect(dataOf(await api().invoices.cart({}))).toMatchObject([
    { pack_name: 'Pack analyse', currency: 'EUR' }
  ])
  const source = { from: 'cart' as const, cart_id: String(insertedId), includes_vat: false }
  expect(dataOf(await api().invoices.create({ _id: newId(), source }))).toMatchObject({
    currency: 'EUR',
    subtotal: 3000
  })
})

test('somebody else’s edit of the same field is not overwritten, one of another field is kept', async () => {
  const { _id, items } = await draft(api())
  dataOf(
    await services
      .as(sam)
      .invoices.update({ _id, set: { items: [item({ unit_price: 5 })] }, base: { items } })
  )
  const late = await api().invoices.update({
    _id,
    set: { items: [item({ unit_price: 7 })] },
    base: { items }
  })
  expect(late).toMatchObject({
    ok: false,
    error: { code: 'changed_elsewhere', details: { fields: ['items'] } }
  })
  dataOf(await api().invoices.update({ _id, set: { notes: 'Thanks' }, base: { notes: null } }))
  expect(await stored(_id)).toMatchObject({ notes: 'Thanks', subtotal: 5 })
})

test('issuing gives a number, a day and a due day, and keeps the company as it is', async () => {
  const { _id } = await draft(api(), { due_days: 10 })
  const invoice = dataOf(await api().invoices.issue({ _id, invoice_date: today(), allocation_number: '123' }))
  expect(invoice).toMatchObject({
    invoice_number: 'INV-2026-00001',
    status: 'SENT',
    allocation_number: '123',
    seller: { name: 'IGV Ltd' },
    issued_by: admin.email
  })
  expect(invoice.invoice_date?.toISOString()).toBe('2026-01-05T12:00:00.000Z')
  expect(invoice.due_date?.toISOString()).toBe('2026-01-15T12:00:00.000Z')
  const events = await services.db.collection('timeline_events').find({ entity_id: _id }).toArray()
  expect(events.map(({ event_type }) => event_type)).toEqual(['created', 'issued'])
  expect(await services.db.collection('audit_logs').countDocuments({ action: 'issue', entity_id: _id })).toBe(
    1
  )
})

test('an issued invoice does not change, but for notes for colleagues', async () => {
  const { _id } = await issued(api(), today())
  const before = await stored(_id)
  expect(await refusalOf(api().invoices.update({ _id, set: { notes: 'x' } }))).toMatchObject({
    reason: 'issued'
  })
  expect(await refusalOf(api().invoices.remove({ _id }))).toMatchObject({ reason: 'issued' })
  expect(await refusalOf(api().invoices.issue({ _id, invoice_date: today() }))).toMatchObject({
    reason: 'not_a_draft'
  })
  expect(await stored(_id)).toEqual(before)
  dataOf(await api().invoices.annotate({ _id, internal_notes: 'Call them', base: null }))
  expect((await stored(_id))?.internal_notes).toBe('Call them')
})

test('an incomplete draft is not issued, and says what is missing', async () => {
  const { _id } = dataOf(await api().invoices.create({ _id: newId(), source: { from: 'nothing' } }))
  expect(await refusalOf(api().invoices.issue({ _id, invoice_date: today() }))).toMatchObject({
    code: 'invalid_input',
    problems: ['no_client', 'no_lines']
  })
})

test('days never go back within a year, and none is still to come', async () => {
  await issued(api(), today())
  const { _id } = await draft(api())
  const yesterday = new Date('2026-01-04T12:00:00Z')
  expect(await refusalOf(api().invoices.issue({ _id, invoice_date: yesterday }))).toMatchObject({
    reason: 'earlier_day',
    number: 'INV-2026-00001'
  })
  const tomorrow = new Date('2026-01-06T12:00:00Z')
  expect(await refusalOf(api().invoices.issue({ _id, invoice_date: tomorrow }))).toMatchObject({
    reason: 'future_day'
  })
  const lastYear = dataOf(await api().invoices.issue({ _id, invoice_date: new Date('2025-12-31T12:00:00Z') }))
  expect(lastYear.invoice_number).toBe('INV-2025-00001')
})

test('numbers go on after those of other programs, and start where the settings say', async () => {
  dataOf(await api().invoiceSettings.save({ set: { numbering_start: { year: 2026, count: 42 } } }))
  expect((await issued(api(), today())).invoice_number).toBe('INV-2026-00042')
  await services.db.collection('invoices').insertMany([
    { invoice_number: 'INV-2026-00077', status: 'SENT', invoice_date: today() },
    { invoice_number: 'INV-2026-9', status: 'SENT', invoice_date: today() }
  ])
  expect((await issued(api(), today())).invoice_number).toBe('INV-2026-00078')
})

test('where two invoices share a number already, nothing is issued', async () => {
  const invoices = services.db.collection('invoices')
  await invoices.dropIndexes()
  await invoices.insertMany([{ invoice_number: 'INV-2025-00001' }, { invoice_number: 'INV-2025-00001' }])
  const { _id } = await draft(api())
  expect(await refusalOf(api().invoices.issue({ _id, invoice_date: today() }))).toMatchObject({
    reason: 'numbers_not_unique'
  })
  await invoices.deleteOne({ invoice_number: 'INV-2025-00001' })
  dataOf(await api().invoices.issue({ _id, invoice_date: today() }))
})

test('an index of the website on the numbers that is not unique does not stand in the way', async () => {
  const invoices = services.db.collection('invoices')
  await invoices.dropIndexes()
  await invoices.createIndex({ invoice_number: 1 })
  await issued(api(), today())
  const indexes = await invoices.listIndexes().toArray()
  expect(indexes.filter(({ unique }) => unique)).toHaveLength(1)
})

test('a draft of the website keeps the number and day it has', async () => {
  const day = new Date('2026-01-02T09:00:00Z')
  const { insertedId } = await services.db.collection('invoices').insertOne({
    invoice_number: 'INV-2026-00005',
    invoice_date: day,
    due_date: new Date('2026-02-01T09:00:00Z'),
    client_name: 'Noa',
    items: [{ description: 'x', quantity: 1, unit_price: 100 }],
    total_amount: 118,
    currency: 'EUR',
    status: 'DRAFT'
  })
  const _id = String(insertedId)
  expect(await refusalOf(api().invoices.remove({ _id }))).toMatchObject({ reason: 'issued' })
  const invoice = dataOf(await api().invoices.issue({ _id, invoice_date: today() }))
  expect(invoice).toMatchObject({ invoice_number: 'INV-2026-00005', invoice_date: day, status: 'SENT' })
})

test('a credit note mirrors its invoice, and twice is one', async () => {
  const invoice = await issued(api(), today(), {
    items: [item({ quantity: 3, unit_price: 33.33, tax_rate: 17 })]
  })
  const first = dataOf(await api().invoices.credit({ _id: invoice._id, reason: 'Wrong client' }))
  expect(first.invoice).toMatchObject({ status: 'CANCELED', credit_note_number: 'CN-2026-00001' })
  expect(first.credit_note).toMatchObject({
    document_type: 'credit_note',
    invoice_number: 'CN-2026-00001',
    credited_invoice_number: 'INV-2026-00001',
    subtotal: -99.99,
    tax_amount: -17,
    total_amount: -116.99,
    notes: 'Wrong client'
  })
  expect(first.credit_note.items[0]).toMatchObject({ quantity: -3, net_amount: -99.99 })
  const second = dataOf(await api().invoices.credit({ _id: invoice._id }))
  expect(second.credit_note._id).toBe(first.credit_note._id)
  expect(await services.db.collection('invoices').countDocuments()).toBe(2)
  expect(await refusalOf(api().invoices.credit({ _id: first.credit_note._id }))).toMatchObject({
    reason: 'not_issued'
  })
})

test('a cancellation that stopped half-way is finished under the same number', async () => {
  const invoice = await issued(api(), today())
  await services.fail(['findAndModify'], 'alwaysOn')
  await api().invoices.credit({ _id: invoice._id })
  await services.fail(['findAndModify'], 'off')
  expect((await stored(invoice._id))?.status).toBe('SENT')
  const { credit_note } = dataOf(await api().invoices.credit({ _id: invoice._id }))
  expect(credit_note.invoice_number).toBe('CN-2026-00001')
  expect((await stored(invoice._id))?.status).toBe('CANCELED')
  expect((await issued(api(), today())).invoice_number).toBe('INV-2026-00002')
})

test('drafts are removed and come back; drafts and credit notes are not cancelled', async () => {
  const { _id } = await draft(api())
  expect(await refusalOf(api().invoices.credit({ _id }))).toMatchObject({ reason: 'not_issued' })
  const { removal } = dataOf(await api().invoices.remove({ _id }))
  expect(await stored(_id)).toBeNull()
  dataOf(await api().invoices.restore({ removal }))
  expect(await stored(_id)).toMatchObject({ client_company: 'Urban Kids' })
})

test('a duplicate is a new draft with the same client and lines', async () => {
  const invoice = await issued(api(), today(), { client_tax_id: '514', notes: 'Merci', due_days: 45 })
  const copy = dataOf(
    await api().invoices.create({ _id: newId(), source: { from: 'invoice', invoice_id: invoice._id } })
  )
  expect(copy).toMatchObject({
    status: 'DRAFT',
    invoice_number: null,
    client_tax_id: '514',
    notes: 'Merci',
    due_days: 45,
    total_amount: invoice.total_amount,
    issued_at: null
  })
})

test('marking as sent is noted once', async () => {
  const { _id } = await issued(api(), today())
  const first = dataOf(await services.as(sam).invoices.markSent({ _id }))
  services.clock.now = new Date('2026-01-06T08:00:00Z')
  expect(dataOf(await api().invoices.markSent({ _id })).sent_at).toEqual(first.sent_at)
})

test('viewers read, salespeople issue, administrators cancel', async () => {
  const { _id } = await draft(api())
  expect(dataOf(await services.as(viewer).invoices.get({ _id })).state).toBe('draft')
  const calls = [
    services.as(viewer).invoices.update({ _id, set: {} }),
    services.as(viewer).invoices.issue({ _id, invoice_date: today() }),
    services.as(sam).invoices.credit({ _id }),
    services.as(sam).invoiceSettings.save({ set: { due_days: 5 } })
  ]
  for (const call of calls) expect(await refusalOf(call)).toMatchObject({ code: 'forbidden' })
})

test('a draft whose contact was deleted since is issued with what it says of the client', async () => {
  const contact = { _id: new ObjectId(), name: 'Dana', email: 'dana@x.example' }
  await services.db.collection('contacts').insertOne(contact)
  const contact_id = contact._id.toHexString()
  const _id = newId()
  dataOf(await api().invoices.create({ _id, source: { from: 'contact', contact_id } }))
  await services.db.collection('contacts').deleteOne({ _id: contact._id })
  dataOf(await api().invoices.update({ _id, set: { items: [item()] } }))
  expect(dataOf(await api().invoices.issue({ _id, invoice_date: today() }))).toMatchObject({
    status: 'SENT',
    client_name: 'Dana',
    contact_id
  })
  expect(
    await refusalOf(api().invoices.create({ _id: newId(), source: { from: 'contact', contact_id } }))
  ).toMatchObject({ code: 'not_found' })
})

test('quantities of zero or below, and unknown currencies, are drafts that can not be issued', async () => {
  for (const quantity of [0, -1]) {
    const { _id } = await draft(api(), { items: [item({ quantity })] })
    const problems = expect.arrayContaining(['bad_quantity'])
    expect(await refusalOf(api().invoices.issue({ _id, invoice_date: today() }))).toMatchObject({ problems })
  }
  const { _id } = await draft(api())
  await services.db
    .collection('invoices')
    .updateOne({ _id: new ObjectId(_id) }, { $set: { currency: 'XYZ' } })
  expect(await refusalOf(api().invoices.issue({ _id, invoice_date: today() }))).toMatchObject({
    problems: ['bad_currency']
  })
})

test('bad input is refused in the form’s words', async () => {
  const { _id } = await draft(api())
  const update = (set: object) => api().invoices.update({ _id, set } as never)
  for (const set of [
    { items: [item({ unit_price: Number.NaN })] },
    { items: [item({ quantity: Infinity })] },
    { items: [item({ unit_price: 1e15 })] },
    { items: [item({ description: 'x'.repeat(5001) })] },
    { items: Array.from({ length: 201 }, () => item()) },
    { currency: 'XYZ' }
  ]) {
    expect(await refusalOf(update(set))).toMatchObject({ code: 'invalid_input' })
  }
  dataOf(await update({ items: Array.from({ length: 200 }, () => item({ description: 'x'.repeat(5000) })) }))
})

test('templates are kept by name', async () => {
  const lines = { name: 'Start', items: [item()] }
  await services.as(sam).invoiceSettings.saveTemplate(lines)
  await services.as(sam).invoiceSettings.saveTemplate({ name: 'Another', items: [item({ unit_price: 2 })] })
  const { templates } = dataOf(
    await services.as(sam).invoiceSettings.saveTemplate({ name: 'Start', items: [item({ unit_price: 3 })] })
  )
  expect(templates.map(({ name, items }) => [name, items[0]?.unit_price])).toEqual([
    ['Another', 2],
    ['Start', 3]
  ])
  expect(
    dataOf(await services.as(sam).invoiceSettings.removeTemplate({ name: 'Start' })).templates
  ).toHaveLength(1)
})

test.skipIf(!hasLegacyDump)('invoices of the legacy dump stay as they are, and can be credited', async () => {
  await services.db.collection('invoices').insertMany(legacyDocuments('invoices'))
  const { rows, total } = dataOf(await api().invoices.list({ limit: 200 }))
  expect(total).toBe(80)
  const open = rows.find(({ state }) => state === 'overdue')
  const before = await stored(open?._id ?? '')
  const { credit_note } = dataOf(await api().invoices.credit({ _id: open?._id ?? '' }))
  expect(credit_note.total_amount).toBe(-before?.total_amount)
  expect(await stored(open?._id ?? '')).toMatchObject({
    items: before?.items,
    subtotal: before?.subtotal,
    tax_amount: before?.tax_amount,
    total_amount: before?.total_amount
  })
})
