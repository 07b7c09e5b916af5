import { ObjectId } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { OutputOf } from '#shared/ipc/contract.ts'
import type { MailSkip, mailContract } from '#shared/mail/mail.contract.ts'
import { type MailServices, startMailServices } from '../../../tests/support/mail.services.ts'
import { dataOf, person } from '../../../tests/support/test-services.ts'

const admin = person('admin', 'admin')
const sam = person('sam', 'sales')
const viewer = person('viewer', 'viewer')

let services: MailServices
beforeAll(async () => {
  services = await startMailServices()
})
afterAll(() => services.stop())
beforeEach(() => services.reset([admin, sam, viewer]))

const day = (number: number) => new Date(Date.UTC(2025, 11, number))

/** As the website logs its automatic mails. */
function automatic(number: number, fields: object = {}) {
  return {
    email_type: 'mini_analysis',
    to_email: `auto${number}@x.example`,
    cc: [],
    subject: 'Mini-analyse',
    language: 'fr',
    status: 'sent',
    error_message: null,
    created_at: day(number),
    sent_at: null,
    ...fields
  }
}

/** As the website logs manual mails: dated with text. */
function byHand(number: number, fields: object = {}) {
  return {
    type: 'email_sent',
    to_email: `hand${number}@x.example`,
    subject: 'Votre projet',
    contact_id: null,
    sent_by: 'Sam@carmel.example',
    sent_at: `${day(number).toISOString().slice(0, 19)}+00:00`,
    ...fields
  }
}

/** As the later back end stores mails. */
function later(number: number, fields: object = {}) {
  return {
    to: `later${number}@x.example`,
    from: 'team@carmel.example',
    subject: 'Offre',
    body: 'Bonjour',
    status: 'sent',
    created_at: day(number),
    ...fields
  }
}

type MailPage = OutputOf<typeof mailContract.list>
type Query = { folder: 'sent' | 'waiting' | 'failed'; search?: string; limit?: number }

/** The whole folder, page by page. */
async function readAll(query: Query, user = admin) {
  const pages: MailPage[] = []
  let skip: Partial<MailSkip> | null = {}
  while (skip) {
    const page: MailPage = dataOf(await services.as(user).mail.list({ limit: 2, ...query, skip }))
    pages.push(page)
    skip = page.next
  }
  return pages
}
const recipientsOf = (pages: Awaited<ReturnType<typeof readAll>>) =>
  pages.flatMap(({ rows }) => rows.map(({ to }) => to[0]))

async function fill(): Promise<void> {
  await services.db.collection('email_events').insertMany([automatic(7), automatic(1), automatic(4)])
  await services.db.collection('crm_activities').insertMany([byHand(6), byHand(2), byHand(3)])
  await services.db.collection('emails').insertMany([later(5)])
}

test('joins the mails of three collections, newest first, page by page, none twice', async () => {
  await fill()
  const pages = await readAll({ folder: 'sent' })
  expect(recipientsOf(pages)).toEqual([
    'auto7@x.example',
    'hand6@x.example',
    'later5@x.example',
    'auto4@x.example',
    'hand3@x.example',
    'hand2@x.example',
    'auto1@x.example'
  ])
  expect(pages.map(({ total }) => total)).toEqual([7, null, null, null])
})

test('a mail of Carmel, and a copy of the later back end, are shown once', async () => {
  await services.db.collection('email_events').insertOne(automatic(1))
  await services.db
    .collection('crm_activities')
    .insertMany([
      byHand(1, { mail_id: new ObjectId().toHexString() }),
      { type: 'email_sent', to_email: 'copy@x.example', created_at: day(2), sent_at: day(2) },
      { type: 'call', sent_at: 'x' }
    ])
  expect(recipientsOf(await readAll({ folder: 'sent' }))).toEqual(['auto1@x.example'])
})

test('sorts by what became of them, however it is spelt', async () => {
  await services.db
    .collection('email_events')
    .insertMany([
      automatic(1, { status: 'FAILED', error_message: 'SMTP is not configured' }),
      automatic(2, { status: 'unknown' }),
      automatic(3, { status: 'queued' }),
      automatic(4, { status: 'sending' }),
      automatic(5, { status: 'sent' }),
      automatic(6, { status: 'delivered' })
    ])
  await services.db
    .collection('emails')
    .insertMany([
      later(7, { status: 'failed_smtp' }),
      later(8, { status: 'draft' }),
      later(9, { status: 'queued' })
    ])
  const numbers = async (folder: Query['folder']) =>
    recipientsOf(await readAll({ folder })).map((to) => Number(/\d+/.exec(to ?? '')?.[0]))
  expect(await numbers('sent')).toEqual([6, 5])
  expect(await numbers('failed')).toEqual([7, 2, 1])
  expect(await numbers('waiting')).toEqual([9, 4, 3])
})

test('finds every word in subject and recipient', async () => {
  await fill()
  expect(recipientsOf(await readAll({ folder: 'sent', search: 'PROJET hand2' }))).toEqual(['hand2@x.example'])
  expect(recipientsOf(await readAll({ folder: 'sent', search: 'later5' }))).toEqual(['later5@x.example'])
  expect(recipientsOf(await readAll({ folder: 'sent', search: '.*' }))).toEqual([])
})

test('a salesperson sees what they sent themselves', async () => {
  await fill()
  await services.db.collection('crm_activities').insertOne(byHand(8, { sent_by: admin.email }))
  await services.db
    .collection('email_events')
    .insertOne(automatic(9, { sent_by: sam.email, email_type: 'manual' }))
  expect(recipientsOf(await readAll({ folder: 'sent' }, sam))).toEqual([
    'auto9@x.example',
    'hand6@x.example',
    'hand3@x.example',
    'hand2@x.example'
  ])
})

test('a viewer sees what was sent and nothing else', async () => {
  await fill()
  expect(recipientsOf(await readAll({ folder: 'sent' }, viewer))).toHaveLength(7)
  const failed = automatic(1, { status: 'failed' })
  const _id = (await services.db.collection('email_events').insertOne(failed)).insertedId.toHexString()
  const calls = services.as(viewer).mail
  for (const call of [
    calls.list({ folder: 'failed' }),
    calls.list({ folder: 'waiting' }),
    calls.get({ _id, origin: 'email_events' }),
    calls.drafts({}),
    calls.counts({})
  ]) {
    expect(await call).toMatchObject({ error: { code: 'forbidden' } })
  }
})

test('reads a mail of each kind whole', async () => {
  const lead = { brand_name: 'Éclat', email: 'a@b.example' }
  const lead_id = (await services.db.collection('leads').insertOne(lead)).insertedId.toHexString()
  const insert = async (collection: string, document: object) =>
    (await services.db.collection(collection).insertOne(document)).insertedId.toHexString()
  const get = async (_id: string, origin: 'email_events' | 'crm_activities' | 'emails') =>
    dataOf(await services.as(admin).mail.get({ _id, origin }))
  const failed = automatic(1, { status: 'failed', error_message: 'Connection refused', lead_id })
  expect(await get(await insert('email_events', failed), 'email_events')).toMatchObject({
    status: 'failed',
    detail: 'Connection refused',
    body: null,
    is_mine: false,
    record: { kind: 'lead', name: 'Éclat', mayOpen: true }
  })
  expect(await get(await insert('crm_activities', byHand(1)), 'crm_activities')).toMatchObject({
    status: 'sent',
    sent_by: 'Sam@carmel.example',
    created_at: day(1)
  })
  expect(await get(await insert('emails', later(1)), 'emails')).toMatchObject({
    from_email: 'team@carmel.example',
    body: 'Bonjour'
  })
})

test('reads documents that nobody would write', async () => {
  await services.db.collection('email_events').insertMany([
    {
      to: null,
      subject: 42,
      status: null,
      created_at: 'yesterday',
      attachments: 'x',
      refused: [null, 1, {}]
    },
    { to: [null, ' A@b.example '], cc: 'c@d.example', status: 7, lead_id: new ObjectId() },
    {}
  ])
  const pages = await readAll({ folder: 'sent' })
  expect(pages.flatMap(({ rows }) => rows)).toHaveLength(3)
  for (const { _id } of pages.flatMap(({ rows }) => rows)) {
    dataOf(await services.as(admin).mail.get({ _id, origin: 'email_events' }))
  }
})
