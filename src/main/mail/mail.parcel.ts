import type { Document } from 'mongodb'
import type { MailReason } from '#shared/mail/mail.reasons.ts'
import { readMail } from '#shared/mail/mail.schema.ts'
import { mailHtml } from '#shared/mail/mail.text.ts'
import { readLanguage } from '#shared/templates/template.schema.ts'
import { readDate } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import type { OutgoingMail, SmtpServer } from '../edges/smtp.ts'
import type { MailAccounts } from './mail.account.ts'
import type { MailFiles } from './mail.files.ts'
import { dayMs } from './mail.outcome.ts'

/** A stored mail made ready for the mail server. */
export type Parcel = { server: SmtpServer; mail: OutgoingMail }

/**
 * The parcel, or why it can't leave. What somebody wanted to send a day ago is not sent by itself any more: by now it
 * might surprise them.
 */
export async function packMail(
  ctx: Ctx,
  { accounts, files }: { accounts: MailAccounts; files: MailFiles },
  document: Document
): Promise<Parcel | { problem: MailReason }> {
  const mail = readMail(document, 'email_events')
  const queuedAt = readDate(document.queued_at) ?? mail.created_at
  if (queuedAt && ctx.now().getTime() - queuedAt.getTime() > dayMs) return { problem: 'waited_too_long' }
  const sender = accounts.sender(ctx.user._id)
  if ('problem' in sender) return sender
  const of = { user: ctx.user._id, mail: mail._id }
  const isComplete = await files.has(
    of,
    mail.attachments.map(({ _id }) => _id)
  )
  if (!isComplete) return { problem: 'attachment_gone' }
  const text = mail.body ?? ''
  return {
    server: sender.server,
    mail: {
      // The address that the person saw when they pressed "send".
      from: { name: mail.from_name ?? '', address: mail.from_email ?? sender.from.address },
      reply_to: mail.reply_to,
      to: mail.to,
      cc: mail.cc,
      bcc: mail.bcc,
      subject: mail.subject ?? '',
      text,
      html: mailHtml(text, readLanguage(mail.language)),
      message_id: mail.message_id ?? '',
      date: ctx.now(),
      attachments: mail.attachments.map(({ _id, name }) => ({ filename: name, path: files.path(of, _id) }))
    }
  }
}
