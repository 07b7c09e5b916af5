import { ObjectId } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type MailServices, startMailServices } from '../../../tests/support/mail.services.ts'
import { dataOf, person } from '../../../tests/support/test-services.ts'

const admin = person('admin', 'admin')
const sam = person('sam', 'sales')

let services: MailServices
let lead_id: string
beforeAll(async () => {
  services = await startMailServices()
})
afterAll(() => services.stop())
beforeEach(async () => {
  await services.reset([admin, sam])
  await services.setUp(sam)
  const lead = { email: 'anna@eclat.example', brand_name: 'Éclat', assigned_to: sam.email }
  lead_id = (await services.db.collection('leads').insertOne(lead)).insertedId.toHexString()
})

const mails = () => services.db.collection('email_events')
const storedMail = (id: string) => mails().findOne({ _id: new ObjectId(id) })
const received = () => services.server.received
const messageIds = () => received().map(({ raw }) => /^Message-ID: (.*)\r$/m.exec(raw)?.[1])
const refuse = (answer: string) => services.server.misbehave({ to: { 'anna@eclat.example': answer } })

const mail = {
  to: ['anna@eclat.example'],
  cc: [],
  bcc: [],
  reply_to: '',
  subject: 'Votre projet',
  body: 'Bonjour',
  language: 'fr' as const
}

async function send(): Promise<string> {
  const { draft } = dataOf(await services.as(sam).mail.compose({ record: { lead_id }, to: null }))
  const sent = await services.as(sam).mail.send({ ...mail, _id: draft._id, record: { lead_id } })
  await services.settle()
  return dataOf(sent)._id
}

/** Sends to a server that takes the whole mail and says nothing, and does not wait for it. */
async function sendSilently(): Promise<string> {
  services.server.misbehave({ dies: 'silent' })
  const before = received().length
  const { draft } = dataOf(await services.as(sam).mail.compose({ record: { lead_id }, to: null }))
  dataOf(await services.as(sam).mail.send({ ...mail, _id: draft._id, record: { lead_id } }))
  await expect.poll(() => received().length).toBe(before + 1)
  return draft._id
}

async function retry(_id: string, although_unknown = false) {
  const answer = await services.as(sam).mail.retry({ _id, although_unknown })
  await services.settle()
  return answer
}

/** The clock goes on, and the outbox looks again. Any call that may find something due would do. */
async function pass(minutes: number): Promise<void> {
  services.clock.now = new Date(services.clock.now.getTime() + minutes * 60_000)
  services.wake(sam)
  await services.settle()
}

test('a refused mail is kept with the reason, in words, and the words of the server', async () => {
  refuse('550 5.1.1 No such user')
  const id = await send()
  expect(await storedMail(id)).toMatchObject({
    status: 'failed',
    error_code: 'recipient_refused',
    error_message: expect.stringContaining('refused the recipient'),
    error_detail: '550 5.1.1 No such user',
    sent_at: null
  })
  expect(services.outcomes).toMatchObject([{ _id: id, status: 'failed', reason: 'recipient_refused' }])
  expect(await services.db.collection('crm_activities').countDocuments()).toBe(0)
})

test('a failed mail can be tried again, under the same Message-ID', async () => {
  services.server.misbehave({ data: '554 5.7.1 Spam' })
  const id = await send()
  const first = (await storedMail(id))?.message_id
  services.server.misbehave({})
  expect(dataOf(await retry(id))).toMatchObject({ status: 'queued', reason: null })
  expect(await storedMail(id)).toMatchObject({ status: 'sent', message_id: first })
  expect(messageIds()).toEqual([first])
  expect(await storedMail(id)).not.toHaveProperty('error_code')
})

test('a server that asks to come back later is asked later, by itself, and then less often', async () => {
  refuse('451 4.7.1 Greylisted, come back in 5 minutes')
  const id = await send()
  const soon = new Date(services.clock.now.getTime() + 60_000)
  expect(await storedMail(id)).toMatchObject({
    status: 'queued',
    error_code: 'try_later',
    next_attempt_at: soon,
    attempts: 1
  })
  expect(services.outcomes).toMatchObject([{ status: 'queued', reason: 'try_later', next_attempt_at: soon }])
  await pass(0.5)
  expect(await storedMail(id)).toMatchObject({ status: 'queued', attempts: 1 })
  await pass(1)
  expect(await storedMail(id)).toMatchObject({ status: 'queued', attempts: 2 })
  services.server.misbehave({})
  await pass(5)
  expect(await storedMail(id)).toMatchObject({ status: 'sent', attempts: 3 })
  expect(received()).toHaveLength(1)
})

test('after five tries in vain it has failed', async () => {
  refuse('451 4.7.1 Greylisted')
  const id = await send()
  for (const minutes of [1, 5, 15, 60, 240]) await pass(minutes)
  expect(await storedMail(id)).toMatchObject({ status: 'failed', error_code: 'try_later', attempts: 6 })
})

test('a mail that waited for more than a day is not sent by itself', async () => {
  refuse('451 4.7.1 Greylisted')
  const id = await send()
  services.server.misbehave({})
  await pass(25 * 60)
  expect(await storedMail(id)).toMatchObject({ status: 'failed', error_code: 'waited_too_long' })
  expect(received()).toHaveLength(0)
  await retry(id)
  expect(received()).toHaveLength(1)
})

test('a server that dies with the whole mail leaves it uncertain; nothing sends it again by itself', async () => {
  services.server.misbehave({ dies: 'before_answering' })
  const id = await send()
  expect(await storedMail(id)).toMatchObject({ status: 'unknown', error_code: 'no_answer' })
  services.server.misbehave({})
  await pass(600)
  await services.restart()
  await pass(600)
  expect(await retry(id)).toMatchObject({
    error: { code: 'not_allowed_now', details: { reason: 'unknown' } }
  })
  expect(received()).toHaveLength(1)
  dataOf(await retry(id, true))
  expect(await storedMail(id)).toMatchObject({ status: 'sent' })
  expect(new Set(messageIds()).size).toBe(1)
  expect(received()).toHaveLength(2)
})

test('an uncertain mail that arrived is marked as sent, with its history', async () => {
  services.server.misbehave({ dies: 'before_answering' })
  const id = await send()
  dataOf(await services.as(sam).mail.confirmSent({ _id: id }))
  await services.settle()
  expect(await storedMail(id)).toMatchObject({ status: 'sent', sent_at: services.clock.now })
  expect(await services.db.collection('crm_activities').countDocuments({ mail_id: id })).toBe(1)
  expect(received()).toHaveLength(1)
})

test('a crash while sending leaves the mail uncertain, whatever the server had', async () => {
  const id = await sendSilently()
  expect(await storedMail(id)).toMatchObject({ status: 'sending', attempts: 1 })
  services.crash()
  services.server.misbehave({})
  await pass(1)
  expect(await storedMail(id)).toMatchObject({ status: 'unknown', error_code: 'ended_midway' })
  await pass(60)
  expect(received()).toHaveLength(1)
})

test('ending in order lets a mail finish; one that hangs is told for what it is', async () => {
  const id = await sendSilently()
  await services.restart()
  expect(await storedMail(id)).toMatchObject({ status: 'unknown' })
})

test('what waits when the application ends leaves after the next start', async () => {
  refuse('451 4.7.1 Greylisted')
  const id = await send()
  services.server.misbehave({})
  await services.restart()
  await pass(1)
  expect(await storedMail(id)).toMatchObject({ status: 'sent' })
  expect(received()).toHaveLength(1)
})

test('a database that goes away while the mail is sent learns the outcome afterwards, and nothing is sent twice', async () => {
  const id = await sendSilently()
  await services.fail(['findAndModify'], 'alwaysOn')
  services.server.answerNow()
  await services.settle()
  expect(await storedMail(id)).toMatchObject({ status: 'sending' })
  await services.fail(['findAndModify'], 'off')
  services.server.misbehave({})
  await pass(1)
  expect(await storedMail(id)).toMatchObject({ status: 'sent' })
  expect(received()).toHaveLength(1)
})

test('a claim whose answer got lost is taken back, because nothing was handed over', async () => {
  const run = (await storedMail(await sendSilently()))?.sending_run
  services.server.answerNow()
  await services.settle()
  services.server.misbehave({})
  refuse('451 4.7.1 Greylisted')
  const id = await send()
  services.server.misbehave({})
  await mails().updateOne({ _id: new ObjectId(id) }, { $set: { status: 'sending', sending_run: run } })
  await pass(1)
  expect(await storedMail(id)).toMatchObject({ status: 'sent' })
  expect(received()).toHaveLength(2)
})

test('history that could not be written follows later, once', async () => {
  const id = await sendSilently()
  await services.fail(['insert'], 'alwaysOn')
  services.server.answerNow()
  await services.settle()
  expect(await storedMail(id)).toMatchObject({ status: 'sent', history_pending: true })
  await services.fail(['insert'], 'off')
  await pass(1)
  await pass(1)
  expect(await services.db.collection('crm_activities').countDocuments({ mail_id: id })).toBe(1)
  expect(await storedMail(id)).not.toHaveProperty('history_pending')
})

test('only the device that took a mail sends it; without files another may take it over', async () => {
  refuse('550 5.1.1 No such user')
  const id = await send()
  services.server.misbehave({})
  services.moveToOtherDevice()
  await services.setUp(sam)
  await pass(60)
  expect(received()).toHaveLength(0)
  await mails().updateOne(
    { _id: new ObjectId(id) },
    { $set: { attachments: [{ _id: 'f', name: 'a', size: 1 }] } }
  )
  expect(await retry(id)).toMatchObject({ error: { details: { reason: 'elsewhere' } } })
  await mails().updateOne({ _id: new ObjectId(id) }, { $set: { attachments: [] } })
  dataOf(await retry(id))
  expect(received()).toHaveLength(1)
})

test('nobody sends, repeats or takes back what somebody else wrote, an administrator neither', async () => {
  refuse('550 5.1.1 No such user')
  const id = await send()
  await services.setUp(admin)
  for (const call of [
    services.as(admin).mail.retry({ _id: id }),
    services.as(admin).mail.reopen({ _id: id }),
    services.as(admin).mail.confirmSent({ _id: id })
  ]) {
    expect(await call).toMatchObject({ error: { code: 'not_found' } })
  }
  services.server.misbehave({})
  services.wake(admin)
  await services.settle()
  expect(received()).toHaveLength(0)
})

test('a mail that nobody got goes back to the drafts as it was, and leaves as one mail', async () => {
  refuse('550 5.1.1 No such user')
  const id = await send()
  dataOf(await services.as(sam).mail.reopen({ _id: id }))
  expect(await storedMail(id)).toBeNull()
  const { draft, is_resumed } = dataOf(await services.as(sam).mail.compose({ record: { lead_id }, to: null }))
  expect({ draft, is_resumed }).toMatchObject({
    draft: { _id: id, to: ['anna@eclat.example'], subject: 'Votre projet', body: 'Bonjour', language: 'fr' },
    is_resumed: true
  })
  services.server.misbehave({})
  await send()
  expect(received()).toHaveLength(1)
})

test('a sent mail can be neither taken back nor sent again', async () => {
  const id = await send()
  expect(await services.as(sam).mail.reopen({ _id: id })).toMatchObject({
    error: { code: 'not_allowed_now' }
  })
  expect(await retry(id, true)).toMatchObject({ error: { code: 'not_allowed_now' } })
  expect(await storedMail(id)).toMatchObject({ status: 'sent' })
  expect(dataOf(await services.as(sam).mail.drafts({}))).toEqual([])
  expect(received()).toHaveLength(1)
})

test('a mailbox that was taken away is told, and the mail leaves once there is one again', async () => {
  refuse('451 4.7.1 Greylisted')
  const id = await send()
  dataOf(await services.as(sam).mailAccount.remove({}))
  await pass(1)
  expect(await storedMail(id)).toMatchObject({ status: 'failed', error_code: 'not_set_up' })
  await services.setUp(sam)
  services.server.misbehave({})
  dataOf(await retry(id))
  expect(await storedMail(id)).toMatchObject({ status: 'sent' })
})

test('recipients that were refused are told although the mail was sent', async () => {
  services.server.misbehave({ to: { 'gone@eclat.example': '550 5.1.1 No such user' } })
  const { draft } = dataOf(await services.as(sam).mail.compose({ record: { lead_id }, to: null }))
  const to = ['anna@eclat.example', 'gone@eclat.example']
  dataOf(await services.as(sam).mail.send({ ...mail, to, _id: draft._id, record: { lead_id } }))
  await services.settle()
  const got = dataOf(await services.as(sam).mail.get({ _id: draft._id, origin: 'email_events' }))
  expect(got).toMatchObject({
    status: 'sent',
    refused: [{ email: 'gone@eclat.example', detail: '550 5.1.1 No such user' }]
  })
})
