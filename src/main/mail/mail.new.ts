import { type Document, Int32 } from 'mongodb'
import type { z } from 'zod'
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
  more: { sender: Sender; links: RecordLinks; attachments: Attachment[]; deviceId: string }
): Document {
  const { from } = more.sender
  const now = ctx.now()
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1)
  return {
    email_type: 'manual',
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
    attachments: more.attachments.map(({ size, ...file }) => ({ ...file, size: new Int32(size) })),
    status: 'queued',
    ...more.links,
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
  if ('lead_id' in record) return 'lead'
  return 'contact_id' in record ? 'contact' : 'opportunity'
}
