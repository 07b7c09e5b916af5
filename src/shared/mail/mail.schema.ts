import { z } from 'zod'
import { linkedRecordSchema } from '../records/record.schema.ts'
import { readDate, readId, readNumber, readText, readTexts, type StoredDocument } from '../values/stored.ts'
import { type MailReason, mailReasons } from './mail.reasons.ts'

/**
 * What an e-mail is, with the database's own field names (domain.md 2.17, 4.7), and how every stored variation is read.
 * Carmel keeps its mails in `email_events`, where the website logs its automatic ones. Mails that were sent by hand on
 * the website are in `crm_activities`, those of the later back end in `emails`.
 */

/**
 * `queued`: waits for its turn or for a better moment. `sending`: handed to the mail server just now. `unknown`: the
 * server may have it; nobody but a person may send it again.
 */
export const mailStatuses = ['queued', 'sending', 'sent', 'failed', 'unknown'] as const
export type MailStatus = (typeof mailStatuses)[number]

export const mailOrigins = ['email_events', 'crm_activities', 'emails'] as const
export type MailOrigin = (typeof mailOrigins)[number]

/** Stored statuses of other programs that say the same. */
export const legacyMailStatuses: Record<string, MailStatus> = { failed_smtp: 'failed' }

export const attachmentSchema = z.object({
  _id: z.string(),
  name: z.string(),
  /** Bytes. */
  size: z.number(),
  /** Of a document that Carmel made: its SHA-256, in hex. */
  sha256: z.string().nullable()
})
export type Attachment = z.infer<typeof attachmentSchema>

/** A line of the mail list. */
export const mailRowSchema = z.object({
  _id: z.string(),
  origin: z.enum(mailOrigins),
  status: z.enum(mailStatuses),
  /** `manual`, or what the website sent by itself: `invoice`, `mini_analysis`. */
  email_type: z.string().nullable(),
  to: z.array(z.string()),
  subject: z.string().nullable(),
  language: z.string().nullable(),
  /** E-mail of who sent it; null for automatic mails. */
  sent_by: z.string().nullable(),
  lead_id: z.string().nullable(),
  contact_id: z.string().nullable(),
  opportunity_id: z.string().nullable(),
  invoice_id: z.string().nullable(),
  invoice_number: z.string().nullable(),
  attachments: z.array(attachmentSchema),
  /** Why it failed, or waits. */
  reason: z.enum(mailReasons).nullable(),
  /** Recipients that were refused while others got it. */
  refused: z.array(z.object({ email: z.string(), detail: z.string() })),
  next_attempt_at: z.date().nullable(),
  /** When somebody pressed "send", or the website logged it. */
  created_at: z.date().nullable(),
  sent_at: z.date().nullable()
})
export type MailRow = z.infer<typeof mailRowSchema>

export const mailSchema = mailRowSchema.extend({
  from_name: z.string().nullable(),
  from_email: z.string().nullable(),
  reply_to: z.string().nullable(),
  cc: z.array(z.string()),
  bcc: z.array(z.string()),
  /** Plain text; null where only the fact was logged. */
  body: z.string().nullable(),
  /** The words of the mail server, or of the program that failed. */
  detail: z.string().nullable(),
  attempts: z.number(),
  message_id: z.string().nullable(),
  record: linkedRecordSchema.nullable(),
  /** Only who sent a mail may try it again or change it, and only on the device that holds its files. */
  is_mine: z.boolean(),
  is_here: z.boolean()
})
export type Mail = z.infer<typeof mailSchema>

/** A line of the list with the record that it is about. */
export const listedMailSchema = mailRowSchema.extend({ record: linkedRecordSchema.nullable() })
export type ListedMail = z.infer<typeof listedMailSchema>

/** What the detail view shows and the database holds; the service adds the rest. */
export type StoredMail = Omit<Mail, 'record' | 'is_mine' | 'is_here'>

/** Reads a line of the list from any of the three collections. Never throws. */
export function readMailRow(doc: StoredDocument, origin: MailOrigin): MailRow {
  const sent_at = readDate(doc.sent_at)
  return {
    _id: readId(doc._id) ?? '',
    origin,
    status: readMailStatus(doc, origin),
    email_type: readText(doc.email_type) ?? (origin === 'email_events' ? null : 'manual'),
    to: recipients(doc),
    subject: readText(doc.subject),
    language: readText(doc.language)?.toLowerCase() ?? null,
    sent_by: readText(doc.sent_by) ?? readText(doc.created_by) ?? readText(doc.user_email),
    lead_id: readId(doc.lead_id),
    contact_id: readId(doc.contact_id),
    opportunity_id: readId(doc.opportunity_id),
    invoice_id: readId(doc.invoice_id),
    invoice_number: readText(doc.invoice_number),
    attachments: readAttachments(doc.attachments),
    reason: readReason(doc.error_code),
    refused: readRefused(doc.refused),
    next_attempt_at: readDate(doc.next_attempt_at),
    created_at: readDate(doc.created_at) ?? sent_at,
    sent_at
  }
}

/** Reads a whole mail. Never throws. */
export function readMail(doc: StoredDocument, origin: MailOrigin): StoredMail {
  return {
    ...readMailRow(doc, origin),
    from_name: readText(doc.from_name),
    from_email: readText(doc.from_email) ?? readText(doc.from),
    reply_to: readText(doc.reply_to),
    cc: readTexts(doc.cc),
    bcc: readTexts(doc.bcc),
    body: readText(doc.body) ?? readText(doc.message) ?? readText(doc.description),
    detail: readText(doc.error_detail) ?? readText(doc.error_message),
    attempts: readNumber(doc.attempts) ?? 0,
    message_id: readText(doc.message_id)
  }
}

/** What a stored status stands for. The website's log of manual mails holds only those that were sent. */
export function readMailStatus(doc: StoredDocument, origin: MailOrigin): MailStatus {
  if (origin === 'crm_activities') return 'sent'
  const stored = readText(doc.status)?.trim().toLowerCase() ?? ''
  const known = mailStatuses.find((status) => status === stored)
  const legacy = Object.hasOwn(legacyMailStatuses, stored) ? legacyMailStatuses[stored] : undefined
  return known ?? legacy ?? 'sent'
}

function recipients(doc: StoredDocument): string[] {
  const listed = readTexts(doc.to)
  return (listed.length > 0 ? listed : readTexts(doc.to_email)).map((address) => address.trim())
}

function readReason(value: unknown): MailReason | null {
  return mailReasons.find((reason) => reason === value) ?? null
}

export function readAttachments(value: unknown): Attachment[] {
  return listOfObjects(value).map((entry) => ({
    _id: readText(entry._id) ?? '',
    name: readText(entry.name) ?? readText(entry.filename) ?? '—',
    size: readNumber(entry.size) ?? 0,
    sha256: readText(entry.sha256)
  }))
}

function readRefused(value: unknown): MailRow['refused'] {
  return listOfObjects(value).map((entry) => ({
    email: readText(entry.email) ?? '',
    detail: readText(entry.detail) ?? ''
  }))
}

function listOfObjects(value: unknown): StoredDocument[] {
  const list = Array.isArray(value) ? value : []
  return list.filter((entry): entry is StoredDocument => typeof entry === 'object' && entry !== null)
}
