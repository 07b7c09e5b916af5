import type { z } from 'zod'
import type { Invoice } from '#shared/invoices/invoice.schema.ts'
import { AppError } from '#shared/ipc/result.ts'
import { isInvoiceMail } from '#shared/mail/mail.about.ts'
import type { mailContract } from '#shared/mail/mail.contract.ts'
import {
  type Attachment,
  type Mail,
  type MailOrigin,
  type MailRow,
  readMail,
  readMailRow
} from '#shared/mail/mail.schema.ts'
import type { Ctx } from '../context.ts'
import type { DrawPaper } from '../invoices/invoice.papers.ts'
import { sha256 } from '../invoices/invoice.proof.ts'
import { claimReminder } from '../invoices/invoice.reminding.ts'
import { isDuplicateId } from '../mongo/errors.ts'
import { toObjectId } from '../mongo/scoped-collection.ts'
import { withRecords } from '../records/record.names.ts'
import type { MailAccounts } from './mail.account.ts'
import { draftCollection, laterMails, mailCollection, ownMails, sentByHand } from './mail.collection.ts'
import { readDraft } from './mail.drafts.ts'
import type { MailFiles } from './mail.files.ts'
import { newMailDocument } from './mail.new.ts'
import type { Outbox } from './mail.outbox.ts'
import { describeRecord } from './mail.records.ts'

/** Handing a draft to the outbox, and reading what became of mails. */

export type MailDeps = {
  accounts: MailAccounts
  outbox: Pick<Outbox, 'wake'>
  /** Names this device: only the one that took a mail sends it. */
  deviceId: string
  files: MailFiles
  /** Draws the PDF that goes with a mail on an invoice. */
  drawPaper: DrawPaper
}

type SendInput = z.output<typeof mailContract.send.input>

/**
 * Queues a draft under its own id, so that pressing twice, in two windows or after a lost answer, is one mail. Errors:
 * as the contract says.
 */
export async function sendMail(ctx: Ctx, deps: MailDeps, input: SendInput): Promise<MailRow> {
  const { links, invoice = null } = await describeRecord(ctx, input.record)
  const mails = ctx.collection(ownMails)
  const earlier = await mails.findOne({ _id: toObjectId(input._id) })
  if (earlier) return readMailRow(earlier, 'email_events')
  const sender = requireSender(ctx, deps)
  const drafts = ctx.collection(draftCollection)
  const draft = readDraft((await drafts.findOne({ _id: toObjectId(input._id) })) ?? {})
  const paper = invoice ? [await enclose(ctx, deps, { mail: input._id, invoice })] : []
  const attachments = [...paper, ...draft.attachments]
  await takeLevel(ctx, input)
  const document = newMailDocument(ctx, input, {
    sender,
    links,
    invoice,
    attachments,
    deviceId: deps.deviceId
  })
  try {
    await mails.insert(document, input._id)
  } catch (error) {
    if (!isDuplicateId(error)) throw error
    return readMailRow(await mails.get(input._id), 'email_events')
  }
  // A draft that stays behind is recognised by its id when it is opened.
  await drafts.remove(input._id).catch(() => false)
  ctx.changed({ collection: 'email_drafts', ids: [input._id], kind: 'deleted' })
  ctx.changed({ collection: 'email_events', ids: [input._id], kind: 'created' })
  deps.outbox.wake(ctx)
  return readMailRow({ _id: input._id, ...document }, 'email_events')
}

/**
 * Draws the invoice and keeps it with the mail: what leaves is what the invoice says at this moment. Under the invoice's
 * own id, by which it is told from files that somebody attached.
 */
async function enclose(
  ctx: Ctx,
  { files, drawPaper }: MailDeps,
  { mail, invoice }: { mail: string; invoice: Invoice }
): Promise<Attachment> {
  const { name, bytes } = await drawPaper(ctx, invoice)
  await files.write({ user: ctx.user._id, mail }, invoice._id, bytes)
  return { _id: invoice._id, name, size: bytes.byteLength, sha256: sha256(bytes) }
}

async function takeLevel(ctx: Ctx, { _id, record }: SendInput): Promise<void> {
  if (!isInvoiceMail(record) || !record.reminder_level) return
  await claimReminder(ctx, { _id: record.invoice_id, level: record.reminder_level, mail_id: _id })
}

/** The mailbox to send from. Errors: `not_allowed_now` {reason}. */
export function requireSender(ctx: Ctx, { accounts }: MailDeps) {
  const sender = accounts.sender(ctx.user._id)
  if (!('problem' in sender)) return sender
  throw new AppError('not_allowed_now', 'There is no mailbox to send from', { reason: sender.problem })
}

const collections = { email_events: mailCollection, crm_activities: sentByHand, emails: laterMails }

/** One mail with its text. Errors: `not_found`; `forbidden` for viewers where nothing was sent. */
export async function getMail(
  ctx: Ctx,
  { deviceId }: MailDeps,
  { _id, origin }: { _id: string; origin: MailOrigin }
): Promise<Mail> {
  const document = await ctx.collection(collections[origin]).get(_id)
  const mail = readMail(document, origin)
  if (ctx.user.role === 'viewer' && mail.status !== 'sent') {
    throw new AppError('forbidden', 'Viewers see what was sent', { role: 'sales' })
  }
  const [named] = await withRecords(ctx, [mail])
  const is_mine = origin === 'email_events' && ctx.user.ids.includes(String(document.user_id))
  const is_here = document.device_id === deviceId || mail.attachments.length === 0
  return { ...mail, record: named?.record ?? null, is_mine, is_here }
}
