import { createHash } from 'node:crypto'
import { ObjectId } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Composition } from '#shared/mail/mail.contract.ts'
import { type MailServices, startMailServices } from '../../../tests/support/mail.services.ts'
import { dataOf, person } from '../../../tests/support/test-services.ts'
import { draft, enterCompany, issued } from '../invoices/invoice.fixture.ts'
import type { SignedInUser } from '../session/signed-in-user.ts'

const admin = person('admin', 'admin')
const sam = person('sam', 'sales')

let services: MailServices
beforeAll(async () => {
  services = await startMailServices()
})
afterAll(() => services.stop())
beforeEach(async () => {
  services.clock.now = new Date('2026-01-05T08:00:00Z')
  await services.reset([admin, sam])
  await services.setUp(admin)
  await services.setUp(sam)
  await enterCompany(services.as(admin))
  const { company } = dataOf(await services.as(admin).invoiceSettings.get({}))
  await services
    .as(admin)
    .invoiceSettings.save({ set: { company: { ...company, email: 'office@igv.example' } } })
})

const client = { client_name: 'Anna', client_email: 'anna@eclat.example', language: 'fr' as const }
const daysLater = (days: number) => new Date(Date.parse('2026-01-05T08:00:00Z') + days * 86_400_000)

async function compose(invoice_id: string, reminder_level: 1 | 2 | 3 | null = null, user = admin) {
  return dataOf(await services.as(user).mail.compose({ record: { invoice_id, reminder_level }, to: null }))
}

async function send({ draft: begun }: Composition, user: SignedInUser = admin) {
  const { _id, record, to, cc, bcc, reply_to, subject, body, language } = begun
  const answer = await services
    .as(user)
    .mail.send({ _id, record, to, cc, bcc, reply_to, subject, body, language })
  await services.settle()
  return answer
}

const invoice = async (_id: string) => dataOf(await services.as(admin).invoices.get({ _id }))

test('a mail on an invoice begins with its words, in its language, with a copy to the company', async () => {
  const { _id } = await issued(services.as(admin), services.clock.now, client)
  const { draft: begun, paper } = await compose(_id)
  expect(begun).toMatchObject({
    to: ['anna@eclat.example'],
    cc: ['office@igv.example'],
    language: 'fr',
    subject: 'Facture INV-2026-00001 – IGV Ltd'
  })
  expect(begun.body).toContain('Bonjour Anna')
  expect(begun.body).toContain('118,00\u00a0€')
  expect(begun.body).toContain('4 février 2026')
  expect(begun.body).not.toContain('{{')
  expect(paper?.name).toBe('INV-2026-00001_Urban-Kids.pdf')
})

test("the team's own template comes before ours", async () => {
  const { _id } = await issued(services.as(admin), services.clock.now, client)
  const template = { name: 'Facture', category: 'invoice' as const, language: 'fr' as const }
  const text = { subject: 'Voici {{invoice_number}}', body: 'Total : {{total}}' }
  dataOf(await services.as(admin).templates.create({ ...template, ...text }))
  expect((await compose(_id)).draft).toMatchObject({
    subject: 'Voici INV-2026-00001',
    body: 'Total : 118,00\u00a0€'
  })
})

test('the PDF leaves with it, the invoice is sent, and the mail is logged once', async () => {
  const lead_id = (await services.db.collection('leads').insertOne({ name: 'Anna' })).insertedId.toHexString()
  const { _id } = await issued(services.as(admin), services.clock.now, { ...client, lead_id })
  const composition = await compose(_id)
  services.clock.now = daysLater(1)
  const sent = dataOf(await send(composition))
  await send(composition)
  expect(services.server.received).toHaveLength(1)
  expect(services.server.received[0]?.to).toEqual(['anna@eclat.example', 'office@igv.example'])
  const raw = services.server.received[0]?.raw ?? ''
  const pdf = /Content-Type: application\/pdf[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(raw)?.[1] ?? ''
  const [attachment] = sent.attachments
  expect(attachment).toMatchObject({ name: 'INV-2026-00001_Urban-Kids.pdf' })
  expect(createHash('sha256').update(Buffer.from(pdf, 'base64')).digest('hex')).toBe(attachment?.sha256)
  expect(await invoice(_id)).toMatchObject({
    state: 'sent',
    sent_at: daysLater(1),
    email_sent_at: daysLater(1)
  })
  const stored = await services.db.collection('invoices').findOne({ _id: new ObjectId(_id) })
  expect(stored).toMatchObject({ status: 'SENT', email_sent: true })
  const [logged] = await services.db.collection('email_events').find().toArray()
  expect(logged).toMatchObject({ email_type: 'invoice', invoice_id: _id, lead_id, status: 'sent' })
  const { entries } = dataOf(await services.as(admin).activities.timeline({ record: { lead_id } }))
  expect(entries.filter(({ subject }) => subject === 'Facture INV-2026-00001 – IGV Ltd')).toHaveLength(1)
  const events = dataOf(await services.as(admin).invoices.events({ _id }))
  expect(events.map(({ event_type }) => event_type)).toEqual(expect.arrayContaining(['email_sent', 'issued']))
})

test('a draft is not sent', async () => {
  const { _id } = await draft(services.as(admin), client)
  const record = { invoice_id: _id, reminder_level: null }
  await expect(services.as(admin).mail.compose({ record, to: null })).resolves.toMatchObject({
    ok: false,
    error: { details: { reason: 'not_issued' } }
  })
})

test('the text that somebody began is found again, with what was attached', async () => {
  const { _id } = await issued(services.as(admin), services.clock.now, client)
  const { draft: begun } = await compose(_id)
  const { record, attachments: _, updated_at: __, ...fields } = begun
  dataOf(await services.as(admin).mail.saveDraft({ ...fields, record, subject: 'Changed' }))
  const again = await compose(_id)
  expect(again).toMatchObject({ is_resumed: true, draft: { _id: begun._id, subject: 'Changed' } })
  expect(again.start.subject).toBe('Facture INV-2026-00001 – IGV Ltd')
})

test('a mail that failed goes back to the drafts, and carries the invoice once when it is sent again', async () => {
  const { _id } = await issued(services.as(admin), services.clock.now, client)
  services.server.misbehave({ data: '550 No such user' })
  const failed = dataOf(await send(await compose(_id)))
  services.server.misbehave({})
  dataOf(await services.as(admin).mail.reopen({ _id: failed._id }))
  const again = await compose(_id)
  expect(again.draft).toMatchObject({ _id: failed._id, attachments: [] })
  expect(dataOf(await send(again)).attachments).toHaveLength(1)
  expect(await invoice(_id)).toMatchObject({ state: 'sent' })
})

test('three reminders follow one another, and then there is none', async () => {
  const { _id } = await issued(services.as(admin), services.clock.now, client)
  await expect(
    services.as(admin).mail.compose({ record: { invoice_id: _id, reminder_level: 1 }, to: null })
  ).resolves.toMatchObject({ error: { details: { reason: 'not_overdue' } } })
  services.clock.now = daysLater(40)
  for (const level of [1, 2, 3] as const) dataOf(await send(await compose(_id, level)))
  const { reminders } = await invoice(_id)
  expect(reminders.map(({ level, sent_at }) => [level, sent_at])).toEqual(
    [1, 2, 3].map((n) => [n, daysLater(40)])
  )
  expect(services.server.received).toHaveLength(3)
  const events = dataOf(await services.as(admin).invoices.events({ _id }))
  expect(events.filter(({ event_type }) => event_type === 'reminded')).toHaveLength(3)
})

test('of two people who send the same reminder, one does', async () => {
  const { _id } = await issued(services.as(admin), services.clock.now, client)
  services.clock.now = daysLater(40)
  const drafts = [await compose(_id, 1), await compose(_id, 1, sam)] as const
  const answers = await Promise.all([send(drafts[0]), send(drafts[1], sam)])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers.find(({ ok }) => !ok)).toMatchObject({
    error: { details: { reason: 'reminded', level: 1 } }
  })
  expect(await services.db.collection('email_events').countDocuments()).toBe(1)
  await expect(
    services.as(sam).mail.compose({ record: { invoice_id: _id, reminder_level: 2 }, to: null })
  ).resolves.toMatchObject({ ok: true })
})

test('a reminder that was never sent gives its level back when its draft is put away', async () => {
  const { _id } = await issued(services.as(admin), services.clock.now, client)
  services.clock.now = daysLater(40)
  services.server.misbehave({ data: '550 No such user' })
  const failed = dataOf(await send(await compose(_id, 1)))
  services.server.misbehave({})
  dataOf(await services.as(admin).mail.reopen({ _id: failed._id }))
  expect((await invoice(_id)).reminders).toMatchObject([{ level: 1, mail_id: failed._id }])
  dataOf(await services.as(admin).mail.discardDraft({ _id: failed._id }))
  expect((await invoice(_id)).reminders).toEqual([])
})
