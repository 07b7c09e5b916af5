import { ObjectId } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Payment } from '#shared/payments/payment.schema.ts'
import {
  type BankServer,
  bankKey,
  bankTerminal,
  startBankServer
} from '../../../tests/support/bank.server.ts'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'
import { draft, enterCompany, issued } from '../invoices/invoice.fixture.ts'
import { createSettings } from '../settings.ts'
import { createMoneticoHandlers } from './monetico.handlers.ts'
import { createMoneticoKeys } from './monetico.keys.ts'
import { followRequests } from './online.watch.ts'

const admin = person('admin', 'admin')
const other = person('other', 'admin')
const sam = person('sam', 'sales')

let bank: BankServer
let services: TestServices
const kept = new Map<string, unknown>()
const secrets = {
  isAvailable: true,
  available: () => secrets.isAvailable,
  encrypt: (text: string) => `sealed:${Buffer.from(text).toString('base64')}`,
  decrypt: (text: string) => Buffer.from(text.slice('sealed:'.length), 'base64').toString()
}
const browser: { opened: string[]; isThere: boolean } = { opened: [], isThere: true }

function handlers() {
  const settings = createSettings({
    get: (key) => kept.get(key),
    set: (key, value) => kept.set(key, value),
    delete: (key) => kept.delete(key)
  })
  return createMoneticoHandlers({
    keys: createMoneticoKeys({ settings, secrets }),
    gateway: { live: bank.address, test: `${bank.address}?test` },
    openExternal: async (url) => {
      if (!browser.isThere) throw new Error('no browser')
      browser.opened.push(url)
    }
  })
}

let monetico: ReturnType<typeof handlers>
beforeAll(async () => {
  bank = await startBankServer()
  services = await startTestServices(() => ({ monetico }))
})
afterAll(async () => {
  await services.stop()
  await bank.stop()
})
beforeEach(async () => {
  kept.clear()
  Object.assign(browser, { opened: [], isThere: true })
  secrets.isAvailable = true
  bank.received.length = 0
  monetico = handlers()
  await services.reset([admin, other, sam])
  await enterCompany(services.as(admin))
})

const address = {
  client_email: 'pay@urban.example',
  client_address: '1 rue “du” Four\n2e étage',
  client_postal_code: '75006',
  client_city: 'Paris',
  client_country: 'France'
}
const setUp = async (more: object = {}) =>
  dataOf(
    await services.as(admin).monetico.saveSettings({
      set: { tpe: bankTerminal, company_code: 'igv', environment: 'live', ...more },
      key: bankKey
    })
  )
const invoice = (more: object = {}) => issued(services.as(admin), services.clock.now, { ...address, ...more })
const request = async (invoice_id: string, amount = 118, user = admin) =>
  dataOf(await services.as(user).monetico.request({ invoice_id, amount })).payment
const reasonOf = async (call: Promise<unknown>) => {
  const { error } = (await call) as { error: { code: string; details: { reason?: string } } }
  return error.details.reason ?? error.code
}
const stored = (invoice_id: string) =>
  services.db.collection('invoices').findOne({ _id: new ObjectId(invoice_id) })

/** What the browser does with the page that it is given. */
async function send(url: string): Promise<Record<string, string>> {
  const html = await (await fetch(url)).text()
  const plain = (text: string) => text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
  const fields = Object.fromEntries(
    [...html.matchAll(/name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [name, plain(value ?? '')])
  )
  const action = plain(/action="([^"]*)"/.exec(html)?.[1] ?? '')
  await fetch(action, { method: 'POST', body: new URLSearchParams(fields) })
  return fields
}

/** As the website's notification handler writes it. */
const websiteWrites = (payment: Payment, status: string) =>
  services.db
    .collection('payments')
    .updateOne({ monetico_reference: payment.payment_id }, { $set: { status, paid_at: services.clock.now } })

test('a request goes to the bank sealed by name, through a page of this computer that is there once', async () => {
  await setUp()
  const { _id, invoice_number } = await invoice()
  const payment = await request(_id)
  expect(payment).toMatchObject({
    status: 'INITIATED',
    payment_provider: 'monetico',
    amount: 118,
    is_test: false
  })
  expect(payment.payment_id).toMatch(/^[0-9A-Z]{12}$/)
  dataOf(await services.as(admin).monetico.open({ _id: payment._id }))
  const fields = await send(browser.opened[0] ?? '')
  expect(fields).toMatchObject({
    TPE: bankTerminal,
    montant: '118.00EUR',
    reference: payment.payment_id,
    'texte-libre': invoice_number,
    mail: 'pay@urban.example'
  })
  expect(JSON.parse(Buffer.from(fields.contexte_commande ?? '', 'base64').toString())).toEqual({
    billing: { addressLine1: '1 rue “du” Four 2e étage', city: 'Paris', postalCode: '75006', country: 'FR' }
  })
  expect(bank.received).toEqual([{ fields: expect.objectContaining({ societe: 'igv' }), isSealed: true }])
})

test('sealed by value, as the website does, and as a link', async () => {
  await setUp({ mac_form: 'values' })
  const { _id } = await invoice({ client_address: null })
  const payment = await request(_id)
  const { url } = dataOf(await services.as(admin).monetico.link({ _id: payment._id }))
  await fetch(url)
  expect(bank.received[0]?.isSealed).toBe(true)
  expect(bank.received[0]?.fields).not.toHaveProperty('contexte_commande')
  expect(dataOf(await services.as(admin).monetico.link({ _id: payment._id })).url).toBe(url)
})

test('pressed twice, and on two computers at once, it is one request with one reference', async () => {
  await setUp()
  const { _id } = await invoice()
  const all = await Promise.all([request(_id), request(_id, 118, other), request(_id)])
  expect(new Set(all.map((payment) => payment.payment_id)).size).toBe(1)
  expect(await request(_id)).toEqual(all[0])
  expect(await services.db.collection('payments').countDocuments()).toBe(1)
  expect(
    await services.db.collection('timeline_events').countDocuments({ event_type: 'payment_requested' })
  ).toBe(1)
})

test('another amount withdraws the request before, and the same amount later is another request', async () => {
  await setUp()
  const { _id } = await invoice()
  const whole = await request(_id)
  const part = await request(_id, 50)
  dataOf(await services.as(admin).payments.cancel({ _id: part._id }))
  const again = await request(_id)
  expect(new Set([whole, part, again].map(({ payment_id }) => payment_id)).size).toBe(3)
  const payments = dataOf(await services.as(admin).payments.ofInvoice({ invoice_id: _id }))
  expect(payments.map(({ status }) => status).sort()).toEqual(['CANCELED', 'CANCELED', 'INITIATED'])
})

test('what the website’s handler writes is shown and added up, also a payment after a refusal', async () => {
  await setUp()
  const { _id } = await invoice()
  const payment = await request(_id)
  const known = new Map<string, string>()
  expect(await followRequests(services.ctx(admin), known)).toBe(true)
  await websiteWrites(payment, 'FAILED')
  services.changes.length = 0
  expect(await followRequests(services.ctx(admin), known)).toBe(false)
  expect(services.changes).toContainEqual({ collection: 'payments', ids: [payment._id], kind: 'updated' })
  expect(await stored(_id)).toMatchObject({ status: 'SENT', paid_amount: 0 })
  await websiteWrites(payment, 'PAID')
  await followRequests(services.ctx(sam), known)
  expect(await stored(_id)).toMatchObject({ status: 'PAID', paid_amount: 118, payment_method: 'monetico' })
  expect((await stored(_id))?.online_payments).toEqual([])
  expect(await reasonOf(services.as(admin).payments.cancel({ _id: payment._id }))).toBe('not_manual')
})

test('on the test side nothing counts', async () => {
  await setUp({ environment: 'test' })
  const { _id } = await invoice()
  const payment = await request(_id)
  expect(payment.is_test).toBe(true)
  await websiteWrites(payment, 'PAID')
  await followRequests(services.ctx(admin), new Map())
  expect(await stored(_id)).toMatchObject({ status: 'SENT', paid_amount: 0 })
})

test('what can not be requested or sent is refused with the reason', async () => {
  const { _id } = await invoice()
  expect(await reasonOf(services.as(admin).monetico.request({ invoice_id: _id, amount: 1 }))).toBe(
    'monetico_not_set_up'
  )
  await setUp()
  expect(await reasonOf(services.as(admin).monetico.request({ invoice_id: _id, amount: 118.01 }))).toBe(
    'more_than_due'
  )
  const { _id: draftId } = await draft(services.as(admin))
  expect(await reasonOf(services.as(admin).monetico.request({ invoice_id: draftId, amount: 1 }))).toBe(
    'not_issued'
  )
  const nameless = await invoice({ client_country: 'Atlantis' })
  const payment = await request(nameless._id)
  expect(await reasonOf(services.as(admin).monetico.open({ _id: payment._id }))).toBe('no_billing_address')
  const open = await request(_id)
  browser.isThere = false
  expect(await reasonOf(services.as(admin).monetico.open({ _id: open._id }))).toBe('no_program')
  dataOf(await services.as(admin).monetico.forgetKey({}))
  expect(await reasonOf(services.as(admin).monetico.open({ _id: open._id }))).toBe('no_key')
  dataOf(await services.as(admin).payments.cancel({ _id: open._id }))
  expect(await reasonOf(services.as(admin).monetico.link({ _id: open._id }))).toBe('not_open')
})

test('only administrators set it up and request; salespeople see the settings, nobody the key', async () => {
  const shown = await setUp()
  expect(shown.key).toBe('kept')
  const { _id } = await invoice()
  const payment = await request(_id)
  const api = services.as(sam).monetico
  for (const call of [
    api.saveSettings({ set: { tpe: '7654321' } }),
    api.request({ invoice_id: _id, amount: 1 }),
    api.open({ _id: payment._id }),
    api.link({ _id: payment._id }),
    api.verify({ notification: 'a=b' }),
    api.apply({ notification: 'a=b' }),
    api.forgetKey({})
  ]) {
    expect(await reasonOf(call)).toBe('forbidden')
  }
  const answers = JSON.stringify([shown, dataOf(await api.settings({})), services.log, [...kept]])
  expect(answers).not.toContain(bankKey)
  expect(JSON.stringify(await services.db.collection('crm_settings').find().toArray())).not.toContain(bankKey)
})

test('a key belongs to its terminal, and without a key store it lives until the end of the run', async () => {
  await setUp()
  const changed = dataOf(await services.as(admin).monetico.saveSettings({ set: { tpe: '7654321' } }))
  expect(changed.key).toBe('none')
  expect(await reasonOf(services.as(admin).monetico.saveSettings({ set: {}, key: 'too short' }))).toBe(
    'invalid_input'
  )
  secrets.isAvailable = false
  expect((await setUp()).key).toBe('this_run')
  expect(JSON.stringify([...kept])).not.toContain('sealed:')
  monetico = handlers()
  expect(dataOf(await services.as(admin).monetico.settings({})).key).toBe('none')
})

test('settings that somebody else changed meanwhile are not overwritten', async () => {
  await setUp()
  const call = services.as(admin).monetico.saveSettings({
    set: { company_code: 'mine' },
    base: { company_code: 'before' }
  })
  expect(await reasonOf(call)).toBe('changed_elsewhere')
})

test('a genuine notification is recognised and taken over once, also when the website did not take it', async () => {
  await setUp()
  const { _id } = await invoice()
  const payment = await request(_id)
  const notification = bank.notify({
    TPE: bankTerminal,
    montant: '118.00EUR',
    reference: payment.payment_id ?? ''
  })
  const api = services.as(admin).monetico
  expect(dataOf(await api.verify({ notification }))).toMatchObject({
    is_genuine: true,
    problems: [],
    outcome: 'paid',
    amount: 118,
    can_apply: true,
    payment: { _id: payment._id, status: 'INITIATED' }
  })
  expect(dataOf(await api.apply({ notification })).invoice).toMatchObject({
    status: 'PAID',
    paid_amount: 118
  })
  expect(dataOf(await api.verify({ notification }))).toMatchObject({
    problems: ['repeated'],
    can_apply: false
  })
  expect(await reasonOf(api.apply({ notification }))).toBe('not_genuine')
  expect(
    await services.db.collection('timeline_events').countDocuments({ event_type: 'payment_confirmed' })
  ).toBe(1)
})

test('a refusal by the bank marks the payment as failed and leaves the invoice', async () => {
  await setUp()
  const { _id } = await invoice()
  const { payment_id } = await request(_id)
  const refused = { 'code-retour': 'Annulation', motifrefus: 'Refus' }
  const fields = { TPE: bankTerminal, montant: '118.00EUR', reference: payment_id ?? '' }
  const outcome = dataOf(
    await services.as(admin).monetico.apply({ notification: bank.notify(fields, refused) })
  )
  expect(outcome).toMatchObject({ payment: { status: 'FAILED' }, invoice: { status: 'SENT' } })
})

test('what is wrong with a notification is said', async () => {
  await setUp()
  const { _id } = await invoice()
  const { payment_id } = await request(_id)
  const fields = { TPE: bankTerminal, montant: '118.00EUR', reference: payment_id ?? '' }
  const genuine = bank.notify(fields)
  const problems = async (notification: string) =>
    dataOf(await services.as(admin).monetico.verify({ notification })).problems
  expect(await problems('hello')).toEqual(['no_fields'])
  expect(await problems(genuine.replace(/MAC=\w+/, 'MAC='))).toEqual(['no_mac'])
  expect(await problems(genuine.replace(/MAC=\w\w/, 'MAC='))).toEqual(['bad_mac'])
  expect(await problems(genuine.replace('118.00', '1.00'))).toEqual(['wrong_mac', 'other_amount'])
  expect(await problems(bank.notify({ ...fields, reference: 'ELSEWHERE' }))).toEqual(['unknown_reference'])
  expect(await problems(bank.notify({ ...fields, montant: '117.00EUR' }))).toEqual(['other_amount'])
  expect(await problems(bank.notify({ ...fields, TPE: '0000001' }))).toEqual(['other_terminal'])
  expect(await problems(bank.notify(fields, { 'code-retour': 'payetest' }))).toEqual(['test_money'])
  const lines = [...new URLSearchParams(genuine)].map(([name, value]) => `${name}: ${value}`).join('\n')
  expect(await problems(lines)).toEqual([])
  expect(await problems(JSON.stringify(Object.fromEntries(new URLSearchParams(genuine))))).toEqual([])
  const spaced = bank.notify(fields, { 'texte-libre': 'a b' })
  expect(await problems(encodeTwice(spaced))).toEqual(['encoded_twice'])
  dataOf(await services.as(admin).monetico.saveSettings({ set: { mac_form: 'values' } }))
  expect(await problems(genuine)).toEqual(['other_form'])
  dataOf(await services.as(admin).monetico.forgetKey({}))
  expect(await problems(genuine)).toEqual(['no_key'])
})

/** A proxy that encodes the values of a body that is encoded already. */
function encodeTwice(body: string): string {
  return body
    .split('&')
    .map((pair) => pair.split('='))
    .map(([name, value]) => `${name}=${name === 'texte-libre' ? encodeURIComponent(value ?? '') : value}`)
    .join('&')
}
