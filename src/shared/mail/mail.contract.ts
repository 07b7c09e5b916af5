import { z } from 'zod'
import { command, query } from '../ipc/contract.ts'
import { templateVariables } from '../templates/template.rules.ts'
import { addressSchema, headerSchema, idSchema, nothing, searchTextSchema } from '../values/fields.ts'
import { languages } from '../values/language.ts'
import { mailAboutSchema } from './mail.about.ts'
import {
  attachmentSchema,
  listedMailSchema,
  type MailRow,
  mailOrigins,
  mailRowSchema,
  mailSchema
} from './mail.schema.ts'

/** What the list is divided into. `failed` also holds what nobody can be sure of; `drafts` are always one's own. */
export const mailFolders = ['sent', 'waiting', 'failed', 'drafts'] as const
export type MailFolder = (typeof mailFolders)[number]

/** Together well below what mail servers take, once encoded (a third longer). Bytes. */
export const maxAttachmentBytes = 15 * 1024 * 1024
export const maxAttachments = 10
export const maxRecipients = 50
export const maxBody = 100_000

/** What is being written: text as typed, addresses not checked yet. */
const typedAddress = z.string().max(320)
export const draftFieldsSchema = z.object({
  to: z.array(typedAddress).max(maxRecipients),
  cc: z.array(typedAddress).max(maxRecipients),
  bcc: z.array(typedAddress).max(maxRecipients),
  reply_to: typedAddress,
  subject: z.string().max(1000),
  body: z.string().max(maxBody),
  language: z.enum(languages)
})
export type DraftFields = z.infer<typeof draftFieldsSchema>

export const draftSchema = draftFieldsSchema.extend({
  _id: z.string(),
  record: mailAboutSchema,
  attachments: z.array(attachmentSchema),
  updated_at: z.date()
})
export type Draft = z.infer<typeof draftSchema>

/** What may leave. */
export const sendFieldsSchema = z.object({
  to: z.array(addressSchema).min(1, 'required').max(maxRecipients, 'too_many'),
  cc: z.array(addressSchema).max(maxRecipients, 'too_many'),
  bcc: z.array(addressSchema).max(maxRecipients, 'too_many'),
  reply_to: z.union([z.literal(''), addressSchema]),
  subject: headerSchema.min(1, 'required'),
  body: z.string().trim().min(1, 'required').max(maxBody, 'too_long'),
  language: z.enum(languages)
})

const valuesSchema = z.partialRecord(z.enum(templateVariables), z.string())

/** Everything that the composer needs. */
export const compositionSchema = z.object({
  draft: draftSchema,
  /** True when it was begun earlier. */
  is_resumed: z.boolean(),
  /** The record's name, for the head of the composer. */
  record_name: z.string(),
  /** What a new draft says by itself: empty, or the usual words on an invoice. */
  start: z.object({ subject: z.string(), body: z.string() }),
  /** The PDF that goes with a mail on an invoice; drawn when it is sent. */
  paper: z.object({ name: z.string(), size: z.number() }).nullable(),
  /** When the invoice was last sent by e-mail, as a warning before it is sent again. */
  emailed_at: z.date().nullable(),
  /** What templates may ask for, in each language: a sector is called differently. */
  values: z.record(z.enum(languages), valuesSchema),
  /** The sender as receivers will see it; null while this person has no mailbox on this device. */
  from: z.object({ name: z.string(), email: z.string() }).nullable()
})
export type Composition = z.infer<typeof compositionSchema>

/** How many of each collection were shown before; the next page goes on from there. */
const skipSchema = z.object({
  email_events: z.int().min(0).default(0),
  crm_activities: z.int().min(0).default(0),
  emails: z.int().min(0).default(0)
})
export type MailSkip = z.output<typeof skipSchema>

export const refusedFileReasons = ['too_large', 'too_many', 'unreadable'] as const

const mailId = z.object({ _id: idSchema })

export const mailContract = {
  /**
   * One page, newest first; `next` is where the following one begins, null at the end; `total` counts all
   * of them, on the first page only.
   * Viewers may look at `sent` only; salespeople see what they sent themselves.
   */
  list: query({
    role: 'viewer',
    input: z.object({
      folder: z.enum(['sent', 'waiting', 'failed']),
      search: searchTextSchema,
      skip: skipSchema.default({ email_events: 0, crm_activities: 0, emails: 0 }),
      limit: z.int().min(1).max(100).default(50)
    }),
    output: z.object({
      rows: z.array(listedMailSchema),
      next: skipSchema.nullable(),
      total: z.number().nullable()
    })
  }),
  drafts: query({ role: 'sales', input: nothing, output: z.array(draftSchema) }),
  /** How many mails wait or failed, as `list` shows them, and how many drafts one has. */
  counts: query({
    role: 'sales',
    input: nothing,
    output: z.object({ waiting: z.number(), failed: z.number(), drafts: z.number() })
  }),
  get: query({
    role: 'viewer',
    input: z.object({ _id: idSchema, origin: z.enum(mailOrigins) }),
    output: mailSchema
  }),
  /** Mails on one record that have not reached anybody: they wait, failed, or nobody can be sure. Newest first. */
  unsent: query({
    role: 'sales',
    input: z.object({ record: mailAboutSchema }),
    output: z.array(mailRowSchema)
  }),

  /**
   * The user's draft on this record, or a new one. `to` is the address that a new one begins with. Errors:
   * `not_found` for a record that is not theirs; `not_allowed_now` {reason} for an invoice that is not issued
   * (`not_issued`), or whose reminder of this level was sent or is not due (`reminded`, `not_overdue`).
   */
  compose: command({
    role: 'sales',
    input: z.object({ record: mailAboutSchema, to: z.string().max(320).nullable() }),
    output: compositionSchema
  }),
  openDraft: query({ role: 'sales', input: mailId, output: compositionSchema }),
  /** Keeps what is typed; the files that were attached stay. */
  saveDraft: command({
    role: 'sales',
    input: draftFieldsSchema.extend({ _id: idSchema, record: mailAboutSchema }),
    output: z.object({ updated_at: z.date() })
  }),
  /** Puts a draft away; `restoreDraft` brings it back until Carmel tidies up an hour later or more. */
  discardDraft: command({ role: 'sales', input: mailId, output: nothing }),
  restoreDraft: command({ role: 'sales', input: mailId, output: nothing }),
  /** Asks for files and keeps copies of them until the mail is sent. Those that don't fit are named. */
  attach: command({
    role: 'sales',
    input: mailId,
    output: z.object({
      attachments: z.array(attachmentSchema),
      refused: z.array(z.object({ name: z.string(), reason: z.enum(refusedFileReasons) }))
    })
  }),
  detach: command({
    role: 'sales',
    input: z.object({ _id: idSchema, attachment: idSchema }),
    output: z.array(attachmentSchema)
  }),

  /**
   * Hands a draft to the outbox, under the draft's own id: the same id twice is one mail. Errors: `not_allowed_now`
   * {reason: 'not_set_up'}, `invalid_input`, `not_found` for a record that is not theirs, and as `compose`.
   */
  send: command({
    role: 'sales',
    input: sendFieldsSchema.extend({ _id: idSchema, record: mailAboutSchema }),
    output: mailRowSchema
  }),
  /** Tries a failed mail again, or at once one that waits; an uncertain one only with `although_unknown`. */
  retry: command({
    role: 'sales',
    input: z.object({ _id: idSchema, although_unknown: z.boolean().default(false) }),
    output: mailRowSchema
  }),
  /** The person found out that an uncertain mail arrived. */
  confirmSent: command({ role: 'sales', input: mailId, output: mailRowSchema }),
  /** Takes a mail that failed or waits back to the drafts, under its id. */
  reopen: command({ role: 'sales', input: mailId, output: nothing })
}

export type MailEvents = {
  /** One of the user's own mails was tried. */
  'mail.outcome': Pick<MailRow, '_id' | 'status' | 'to' | 'subject' | 'reason' | 'next_attempt_at'>
}
