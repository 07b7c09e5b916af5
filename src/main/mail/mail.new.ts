import { type Document, Int32 } from 'mongodb'
import type { z } from 'zod'
import type { Invoice } from '#shared/invoices/invoice.schema.ts'
import { isInvoiceMail } from '#shared/mail/mail.about.ts'
import type { mailContract } from '#shared/mail/mail.contract.ts'
import type { Attachment } from '#shared/mail/mail.schema.ts'
import type { RecordLinks } from '#shared/records/record.schema.ts'
import type { Ctx } from '../context.ts'
import type { Sender } from './mail.account.ts'

type SendInput = z.output<typeof mailContract.send.input>

/** A mail in the queue: the website's fields (domain.md 2.17), where `to_email` is the one it shows, and ours. */
export function newMailDocument(
  ctx: Ctx,
  input: SendInput,
  more: {
    sender: Sender
    links: RecordLinks
    invoice: Invoice | null
    attachments: Attachment[]
    deviceId: string
  }
): Document {
  const { from } = more.sender
  const now = ctx.now()
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1)
  return {
    email_type: typeOf(input.record),
    to_email: input.to[0],
    to: input.to,
    cc: input.cc,
    bcc: input.bcc,
    reply_to: input.reply_to || null,
    from_name: from.name,
    from_email: from.address,
    subject: input.subject.normalize('NFC'),
    body: input.body.normalize('NFC'),
    language: input.language,
    attachments: more.attachments.map(({ _id, name, size, sha256 }) => ({
      _id,
      name,
      size: new Int32(size),
      ...(sha256 && { sha256 })
    })),
    status: 'queued',
    ...more.links,
    ...invoiceFields(input.record, more.invoice),
    record_kind: kindOf(input.record),
    sent_by: ctx.user.email,
    user_id: ctx.user._id,
    device_id: more.deviceId,
    message_id: `<${ctx.newId()}@${domain}>`,
    attempts: new Int32(0),
    queued_at: now,
    next_attempt_at: now,
    created_at: now,
    updated_at: now,
    sent_at: null
  }
}

/** The record that it was written on; its other links only follow from that one. */
function kindOf(record: SendInput['record']): string {
  if (isInvoiceMail(record)) return 'invoice'
  if ('lead_id' in record) return 'lead'
  return 'contact_id' in record ? 'contact' : 'opportunity'
}

/** The website calls its own mails with an invoice `invoice`. */
function typeOf(record: SendInput['record']): string {
  if (!isInvoiceMail(record)) return 'manual'
  return record.reminder_level ? 'invoice_reminder' : 'invoice'
}

function invoiceFields(record: SendInput['record'], invoice: Invoice | null): Document {
  if (!isInvoiceMail(record)) return {}
  return {
    invoice_id: record.invoice_id,
    invoice_number: invoice?.invoice_number ?? null,
    ...(record.reminder_level && { reminder_level: new Int32(record.reminder_level) })
  }
}
