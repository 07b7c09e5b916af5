import { access, mkdir, rm, truncate, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { maxAttachmentBytes } from '#shared/mail/mail.contract.ts'
import { type MailServices, startMailServices } from '../../../tests/support/mail.services.ts'
import { dataOf, person } from '../../../tests/support/test-services.ts'

const sam = person('sam', 'sales')
const sue = person('sue', 'sales')

let services: MailServices
let record: { lead_id: string }
beforeAll(async () => {
  services = await startMailServices()
})
afterAll(() => services.stop())
beforeEach(async () => {
  await services.reset([sam, sue])
  const lead = { email: 'anna@eclat.example', language: 'he', assigned_to: sam.email }
  const { insertedId } = await services.db.collection('leads').insertOne(lead)
  record = { lead_id: insertedId.toHexString() }
})

const mail = () => services.as(sam).mail
const compose = async () => dataOf(await mail().compose({ record, to: null }))

const typed = {
  to: ['anna@ecl'],
  cc: [],
  bcc: [],
  reply_to: '',
  subject: 'Half',
  body: 'Half a sent',
  language: 'he' as const
}

async function keep(changed: object = {}): Promise<string> {
  const { draft } = await compose()
  dataOf(await mail().saveDraft({ ...typed, ...changed, _id: draft._id, record }))
  return draft._id
}

test('what is half typed is kept, and comes back where it was written', async () => {
  const id = await keep()
  await services.restart()
  const { draft, is_resumed } = await compose()
  expect({ is_resumed, draft }).toMatchObject({ is_resumed: true, draft: { _id: id, ...typed } })
  expect(dataOf(await mail().openDraft({ _id: id })).draft).toEqual(draft)
  expect(dataOf(await mail().drafts({}))).toMatchObject([{ _id: id }])
  expect(dataOf(await mail().counts({}))).toEqual({ waiting: 0, failed: 0, drafts: 1 })
})

test('looking at the composer keeps nothing', async () => {
  expect(await compose()).toMatchObject({ is_resumed: false, draft: { language: 'he', subject: '' } })
  expect(await services.db.collection('email_drafts').countDocuments()).toBe(0)
})

test('a draft is its author’s alone', async () => {
  const _id = await keep()
  const ofSue = services.as(sue).mail
  expect(dataOf(await ofSue.drafts({}))).toEqual([])
  for (const call of [ofSue.openDraft({ _id }), ofSue.discardDraft({ _id }), ofSue.attach({ _id })]) {
    expect(await call).toMatchObject({ error: { code: 'not_found' } })
  }
  await ofSue.saveDraft({ ...typed, subject: 'Stolen', _id, record })
  expect(dataOf(await mail().drafts({}))).toMatchObject([{ subject: 'Half' }])
})

test('a draft that is put away can be taken back, and is forgotten after an hour', async () => {
  const _id = await keep()
  dataOf(await mail().discardDraft({ _id }))
  expect(dataOf(await mail().drafts({}))).toEqual([])
  expect((await compose()).is_resumed).toBe(false)
  dataOf(await mail().restoreDraft({ _id }))
  expect(dataOf(await mail().drafts({}))).toMatchObject([{ _id }])
  dataOf(await mail().discardDraft({ _id }))
  await tidyAfter(59)
  expect(await services.db.collection('email_drafts').countDocuments()).toBe(1)
  await tidyAfter(2)
  expect(await services.db.collection('email_drafts').countDocuments()).toBe(0)
})

test('keystrokes that arrive after "send" bring no draft back', async () => {
  await services.setUp(sam)
  const _id = await keep()
  dataOf(await mail().send({ ...typed, to: ['anna@eclat.example'], _id, record }))
  dataOf(await mail().saveDraft({ ...typed, _id, record }))
  expect(dataOf(await mail().drafts({}))).toEqual([])
  await services.settle()
})

test('a draft whose mail was sent before the application ended is no draft any more', async () => {
  await services.setUp(sam)
  const _id = await keep()
  const stored = await services.db.collection('email_drafts').findOne({})
  dataOf(await mail().send({ ...typed, to: ['anna@eclat.example'], _id, record }))
  await services.settle()
  await services.db.collection('email_drafts').insertOne(stored ?? {})
  expect(await compose()).toMatchObject({ is_resumed: false })
  expect(dataOf(await mail().drafts({}))).toEqual([])
})

test('names files that are too large, too many or not to be read, and takes the others', async () => {
  const _id = await keep()
  const [small, huge] = [await file('small.txt', 10), await file('huge.bin', maxAttachmentBytes)]
  services.chosen.paths = [small, huge, join(services.dataDir, 'gone.txt')]
  const first = dataOf(await mail().attach({ _id }))
  expect(first.attachments).toMatchObject([{ name: 'small.txt', size: 10 }])
  expect(first.refused).toEqual([
    { name: 'huge.bin', reason: 'too_large' },
    { name: 'gone.txt', reason: 'unreadable' }
  ])
  services.chosen.paths = Array.from({ length: 10 }, () => small)
  const second = dataOf(await mail().attach({ _id }))
  expect(second.attachments).toHaveLength(10)
  expect(second.refused).toEqual([{ name: 'small.txt', reason: 'too_many' }])
})

test('a file that is taken out is not kept', async () => {
  const _id = await keep()
  services.chosen.paths = [await file('a.txt', 3)]
  const [attachment] = dataOf(await mail().attach({ _id })).attachments
  const copy = join(services.dataDir, 'mail', sam._id, _id, attachment?._id ?? '')
  await access(copy)
  expect(dataOf(await mail().detach({ _id, attachment: attachment?._id ?? '' }))).toEqual([])
  await expect(access(copy)).rejects.toThrow()
})

test('files that no mail needs are tidied away, files of drafts stay', async () => {
  const _id = await keep()
  services.chosen.paths = [await file('kept.txt', 3)]
  const [attachment] = dataOf(await mail().attach({ _id })).attachments
  const orphan = join(services.dataDir, 'mail', sam._id, 'a'.repeat(24))
  await mkdir(orphan, { recursive: true })
  await utimes(orphan, new Date(0), new Date(0))
  await tidyAfter(61)
  await expect(access(orphan)).rejects.toThrow()
  await access(join(services.dataDir, 'mail', sam._id, _id, attachment?._id ?? ''))
})

test('an attached file that is gone when the mail leaves is told', async () => {
  await services.setUp(sam)
  const _id = await keep({ to: ['anna@eclat.example'] })
  services.chosen.paths = [await file('a.txt', 3)]
  const [attachment] = dataOf(await mail().attach({ _id })).attachments
  await rm(join(services.dataDir, 'mail', sam._id, _id, attachment?._id ?? ''))
  dataOf(await mail().send({ ...typed, to: ['anna@eclat.example'], _id, record }))
  await services.settle()
  expect(services.outcomes).toMatchObject([{ status: 'failed', reason: 'attachment_gone' }])
  expect(services.server.received).toEqual([])
})

async function file(name: string, bytes: number): Promise<string> {
  const path = join(services.dataDir, name)
  await writeFile(path, '')
  await truncate(path, bytes)
  return path
}

/** A later start of the application, at which it tidies up. */
async function tidyAfter(minutes: number): Promise<void> {
  services.clock.now = new Date(services.clock.now.getTime() + minutes * 60_000)
  await services.restart()
  services.wake(sam)
  await services.settle()
}
