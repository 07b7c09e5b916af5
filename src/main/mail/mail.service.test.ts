import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ObjectId } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { partsOf } from '../../../tests/support/mail.server.ts'
import { type MailServices, startMailServices } from '../../../tests/support/mail.services.ts'
import { dataOf, person } from '../../../tests/support/test-services.ts'

const admin = person('admin', 'admin')
const sam = person('sam', 'sales')
const sue = person('sue', 'sales')
const viewer = person('viewer', 'viewer')

let services: MailServices
beforeAll(async () => {
  services = await startMailServices()
})
afterAll(() => services.stop())
beforeEach(async () => {
  await services.reset([admin, sam, sue, viewer])
  await services.setUp(sam)
})

const mails = () => services.db.collection('email_events')
const storedMail = (id: string) => mails().findOne({ _id: new ObjectId(id) })

async function addLead(fields: object = {}): Promise<string> {
  const lead = {
    email: ' anna@eclat.example ',
    name: 'Anna',
    brand_name: 'Éclat',
    language: 'fr',
    assigned_to: sam.email,
    activity_count: 0,
    ...fields
  }
  return (await services.db.collection('leads').insertOne(lead)).insertedId.toHexString()
}

const fields = {
  to: ['anna@eclat.example'],
  cc: [],
  bcc: [],
  reply_to: '',
  subject: 'Votre projet',
  body: 'Bonjour Anna,\n\nÀ bientôt',
  language: 'fr' as const
}

/** Begins a mail on a lead, and sends it. */
async function send(lead_id: string, changed: object = {}, user = sam): Promise<string> {
  const { draft } = dataOf(await services.as(user).mail.compose({ record: { lead_id }, to: null }))
  const sent = await services
    .as(user)
    .mail.send({ ...fields, ...changed, _id: draft._id, record: { lead_id } })
  await services.settle()
  return dataOf(sent)._id
}

test('a mail leaves, is logged as the website logs it, and stands in the history of its lead', async () => {
  const lead_id = await addLead()
  const id = await send(lead_id)
  expect(services.server.received).toMatchObject([{ from: sam.email, to: ['anna@eclat.example'] }])
  expect(await storedMail(id)).toMatchObject({
    email_type: 'manual',
    to_email: 'anna@eclat.example',
    cc: [],
    bcc: [],
    subject: 'Votre projet',
    language: 'fr',
    status: 'sent',
    lead_id,
    sent_by: sam.email,
    from_email: sam.email,
    created_at: services.clock.now,
    sent_at: services.clock.now
  })
  const [entry] = await services.db.collection('crm_activities').find().toArray()
  expect(entry).toMatchObject({
    type: 'email_sent',
    to_email: 'anna@eclat.example',
    subject: 'Votre projet',
    lead_id,
    mail_id: id,
    sent_by: sam.email,
    sent_at: '2026-01-05T08:00:00.000+00:00',
    status: 'sent',
    created_at: services.clock.now
  })
  const { entries } = dataOf(await services.as(sam).activities.timeline({ record: { lead_id } }))
  expect(entries).toMatchObject([{ type: 'email', subject: 'Votre projet', user_email: sam.email }])
  expect(dataOf(await services.as(sam).leads.get({ _id: lead_id })).activity_count).toBe(1)
  expect(services.outcomes).toMatchObject([{ _id: id, status: 'sent', to: ['anna@eclat.example'] }])
})

test('the same draft sent twice, at once or later, is one mail', async () => {
  const lead_id = await addLead()
  const { draft } = dataOf(await services.as(sam).mail.compose({ record: { lead_id }, to: null }))
  const input = { ...fields, _id: draft._id, record: { lead_id } }
  const both = await Promise.all([services.as(sam).mail.send(input), services.as(sam).mail.send(input)])
  expect(both.map((answer) => dataOf(answer)._id)).toEqual([draft._id, draft._id])
  await services.settle()
  expect(dataOf(await services.as(sam).mail.send(input)).status).toBe('sent')
  await services.settle()
  expect(services.server.received).toHaveLength(1)
  expect(await services.db.collection('crm_activities').countDocuments()).toBe(1)
})

test('somebody else can neither send under the id of a mail nor read it', async () => {
  const id = await send(await addLead())
  const ofSue = await addLead({ assigned_to: sue.email })
  await services.setUp(sue)
  const stolen = await services.as(sue).mail.send({ ...fields, _id: id, record: { lead_id: ofSue } })
  expect(stolen).toMatchObject({ ok: false })
  expect(await services.as(sue).mail.get({ _id: id, origin: 'email_events' })).toMatchObject({
    error: { code: 'not_found' }
  })
  expect(await storedMail(id)).toMatchObject({ sent_by: sam.email, status: 'sent' })
})

test('sales write from their own records only, viewers from none', async () => {
  const ofSue = { lead_id: await addLead({ assigned_to: sue.email }) }
  const compose = await services.as(sam).mail.compose({ record: ofSue, to: null })
  expect(compose).toMatchObject({ error: { code: 'not_found' } })
  const _id = new ObjectId().toHexString()
  const sent = await services.as(sam).mail.send({ ...fields, _id, record: ofSue })
  expect(sent).toMatchObject({ error: { code: 'not_found' } })
  const calls = services.as(viewer).mail
  expect(await calls.compose({ record: ofSue, to: null })).toMatchObject({ error: { code: 'forbidden' } })
  expect(await calls.send({ ...fields, _id, record: ofSue })).toMatchObject({ error: { code: 'forbidden' } })
  expect(await mails().countDocuments()).toBe(0)
})

test('without a mailbox nothing is queued', async () => {
  const lead_id = await addLead()
  const _id = new ObjectId().toHexString()
  const sent = await services.as(admin).mail.send({ ...fields, _id, record: { lead_id } })
  expect(sent).toMatchObject({ error: { code: 'not_allowed_now', details: { reason: 'not_set_up' } } })
  expect(await mails().countDocuments()).toBe(0)
})

test.each([
  ['to.0', { to: ['not an address'] }],
  ['to.0', { to: ['a@b.example\r\nBcc: c@d.example'] }],
  ['to', { to: [] }],
  ['cc.0', { cc: ['x@'] }],
  ['reply_to', { reply_to: 'me' }],
  ['subject', { subject: 'Hi\r\nBcc: everybody@evil.example' }],
  ['subject', { subject: ' ' }],
  ['body', { body: ' ' }]
])('refuses a bad %s', async (field, bad) => {
  const lead_id = await addLead()
  const _id = new ObjectId().toHexString()
  const sent = await services.as(sam).mail.send({ ...fields, ...bad, _id, record: { lead_id } })
  expect(sent).toMatchObject({
    error: { code: 'invalid_input', details: { fields: { [field]: expect.anything() } } }
  })
  expect(await mails().countDocuments()).toBe(0)
})

test('text in HTML, Hebrew from right to left, and copies', async () => {
  await send(await addLead(), {
    language: 'he',
    subject: 'שלום',
    body: 'שלום <b>אנה</b>',
    cc: ['carl@eclat.example'],
    bcc: ['boss@carmel.example'],
    reply_to: 'team@carmel.example'
  })
  const [got] = services.server.received
  expect(got?.to).toEqual(['anna@eclat.example', 'carl@eclat.example', 'boss@carmel.example'])
  expect(got?.raw).toContain('Reply-To: team@carmel.example')
  const parts = partsOf(got?.raw ?? '')
  expect(parts['text/plain']).toContain('שלום <b>אנה</b>')
  expect(parts['text/html']).toContain('<html lang="he" dir="rtl">')
  expect(parts['text/html']).toContain('שלום &lt;b&gt;אנה&lt;/b&gt;')
})

test('files go along, under their names, and are not kept afterwards', async () => {
  const path = join(services.dataDir, 'Devis été.pdf')
  await writeFile(path, '%PDF-1.4 test')
  const lead_id = await addLead()
  const { draft } = dataOf(await services.as(sam).mail.compose({ record: { lead_id }, to: null }))
  const record = { lead_id }
  dataOf(await services.as(sam).mail.saveDraft({ ...fields, _id: draft._id, record }))
  services.chosen.paths = [path]
  const { attachments } = dataOf(await services.as(sam).mail.attach({ _id: draft._id }))
  expect(attachments).toMatchObject([{ _id: expect.any(String), name: 'Devis été.pdf', size: 13 }])
  expect(JSON.stringify(attachments)).not.toContain(services.dataDir)
  await writeFile(path, 'changed after it was attached')
  dataOf(await services.as(sam).mail.send({ ...fields, _id: draft._id, record }))
  await services.settle()
  expect(services.server.received[0]?.raw).toContain(Buffer.from('%PDF-1.4 test').toString('base64'))
  const mail = dataOf(await services.as(sam).mail.get({ _id: draft._id, origin: 'email_events' }))
  expect(mail.attachments).toMatchObject([{ name: 'Devis été.pdf', size: 13 }])
})

test('a deal writes to its contact, and its history and dates follow', async () => {
  const contact = { name: 'Anna', email: 'Anna@eclat.example', language: 'en', assigned_to: sam.email }
  const contact_id = (await services.db.collection('contacts').insertOne(contact)).insertedId.toHexString()
  const deal = { name: 'First store', contact_id, owner_email: sam.email, stage: 'negotiation' }
  const opportunity_id = (
    await services.db.collection('opportunities').insertOne(deal)
  ).insertedId.toHexString()
  const record = { opportunity_id }
  const { draft, values } = dataOf(await services.as(sam).mail.compose({ record, to: null }))
  expect(draft).toMatchObject({ to: ['Anna@eclat.example'], language: 'en' })
  expect(values.en).toMatchObject({
    name: 'Anna',
    deal: 'First store',
    sender: 'sam',
    sender_email: sam.email
  })
  const _id = dataOf(
    await services.as(sam).mail.send({ ...fields, to: draft.to, _id: draft._id, record })
  )._id
  await services.settle()
  expect(await storedMail(_id)).toMatchObject({ opportunity_id, contact_id, lead_id: null })
  expect(await services.db.collection('contacts').findOne({})).toMatchObject({
    last_activity: '2026-01-05T08:00:00.000+00:00'
  })
  const { entries } = dataOf(await services.as(sam).activities.timeline({ record }))
  expect(entries).toMatchObject([{ type: 'email' }])
})

test('a deal does not tell the address of a lead that is somebody else’s', async () => {
  const lead_id = await addLead({ assigned_to: sue.email })
  const deal = { name: 'Deal', lead_id, owner_email: sam.email }
  const opportunity_id = (
    await services.db.collection('opportunities').insertOne(deal)
  ).insertedId.toHexString()
  const { draft, values } = dataOf(
    await services.as(sam).mail.compose({ record: { opportunity_id }, to: null })
  )
  expect(draft.to).toEqual([])
  expect(JSON.stringify(values)).not.toContain('anna')
})

test('templates are filled with what the record knows, sectors in the language of the mail', async () => {
  const lead_id = await addLead({ sector: 'Retail (hors food)', target_city: 'Haïfa' })
  const { values, draft, record_name } = dataOf(
    await services.as(sam).mail.compose({ record: { lead_id }, to: null })
  )
  expect(values.fr).toMatchObject({
    name: 'Anna',
    brand: 'Éclat',
    sector: 'Retail (hors food)',
    city: 'Haïfa'
  })
  expect(values.en.sector).toBe('Retail (non-food)')
  expect({ language: draft.language, to: draft.to, record_name }).toEqual({
    language: 'fr',
    to: ['anna@eclat.example'],
    record_name: 'Anna'
  })
})

test('no log holds an address, a subject or a text', async () => {
  services.server.misbehave({ to: { 'anna@eclat.example': '550 5.1.1 anna@eclat.example unknown' } })
  await send(await addLead())
  const log = JSON.stringify(services.log)
  expect(log).toContain('recipient_refused')
  for (const secret of ['anna@', 'projet', 'Bonjour', 'mail password']) expect(log).not.toContain(secret)
})
