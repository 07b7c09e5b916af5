import type { Document } from 'mongodb'
import type { z } from 'zod'
import { reminderLevels } from '#shared/invoices/invoice.reminders.ts'
import { isInvoiceMail, type MailAbout } from '#shared/mail/mail.about.ts'
import type { Composition, Draft, mailContract } from '#shared/mail/mail.contract.ts'
import { readAttachments } from '#shared/mail/mail.schema.ts'
import { readLanguage } from '#shared/templates/template.schema.ts'
import {
  readDate,
  readId,
  readNumber,
  readText,
  readTexts,
  type StoredDocument
} from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import type { DrawPaper } from '../invoices/invoice.papers.ts'
import { releaseReminder } from '../invoices/invoice.reminding.ts'
import { isDuplicateId } from '../mongo/errors.ts'
import { toObjectId } from '../mongo/scoped-collection.ts'
import type { MailAccounts } from './mail.account.ts'
import { draftCollection, ownMails } from './mail.collection.ts'
import { firstText, requireReminder } from './mail.invoices.ts'
import { describeRecord, type MailRecord, templateValues } from './mail.records.ts'

/**
 * What somebody is writing, one draft a person and record. It is kept as it is typed, outlives the window, and gives its
 * id to the mail that it becomes.
 */
export type DraftDeps = {
  accounts: MailAccounts
  /** Draws the PDF that goes with a mail on an invoice. */
  drawPaper: DrawPaper
}

type ComposeInput = z.output<typeof mailContract.compose.input>
type SaveInput = z.output<typeof mailContract.saveDraft.input>

/** The user's draft on a record, or a new one to its address. Errors: as the contract says. */
export async function compose(ctx: Ctx, deps: DraftDeps, { record, to }: ComposeInput): Promise<Composition> {
  const described = await describeRecord(ctx, record)
  const known = await draftOf(ctx, record)
  if (isInvoiceMail(record) && described.invoice) {
    requireReminder(ctx, record, { invoice: described.invoice, mail_id: known?._id ?? null })
  }
  if (known) return toComposition(ctx, deps, { draft: known, described, is_resumed: true })
  const address = to ?? described.email
  const draft: Draft = {
    _id: ctx.newId(),
    record,
    to: address ? [address] : [],
    cc: (described.cc ?? []).filter((copy) => copy !== address),
    bcc: [],
    reply_to: deps.accounts.view(ctx.user._id)?.reply_to ?? '',
    subject: '',
    body: '',
    language: described.language,
    attachments: [],
    updated_at: ctx.now()
  }
  const composition = await toComposition(ctx, deps, { draft, described, is_resumed: false })
  return { ...composition, draft: { ...draft, ...composition.start } }
}

/** Errors: `not_found`, also when its record is not the user's any more. */
export async function openDraft(ctx: Ctx, deps: DraftDeps, id: string): Promise<Composition> {
  const draft = readDraft(await ctx.collection(draftCollection).get(id))
  const described = await describeRecord(ctx, draft.record)
  return toComposition(ctx, deps, { draft, described, is_resumed: true })
}

/** What a new draft says: nothing, or what is usually said of an invoice. */
async function textFor(
  ctx: Ctx,
  { accounts }: DraftDeps,
  { record, described }: { record: MailAbout; described: MailRecord }
): Promise<{ subject: string; body: string }> {
  if (!isInvoiceMail(record) || !described.invoice) return { subject: '', body: '' }
  const values = templateValues(described, senderOf(ctx, accounts))
  return firstText(ctx, record, { invoice: described.invoice, values })
}

function senderOf(ctx: Ctx, accounts: MailAccounts): { name: string; email: string } {
  const account = accounts.view(ctx.user._id)
  return { name: account?.from_name || ctx.user.name, email: account?.from_email ?? ctx.user.email }
}

async function toComposition(
  ctx: Ctx,
  { accounts, drawPaper }: DraftDeps,
  { draft, described, is_resumed }: { draft: Draft; described: MailRecord; is_resumed: boolean }
): Promise<Composition> {
  const account = accounts.view(ctx.user._id)
  const from = account && { name: account.from_name, email: account.from_email }
  const { invoice } = described
  const paper = invoice ? await drawPaper(ctx, invoice) : null
  return {
    draft,
    is_resumed,
    record_name: described.name,
    values: templateValues(described, senderOf(ctx, accounts)),
    from,
    start: await textFor(ctx, { accounts, drawPaper }, { record: draft.record, described }),
    paper: paper && { name: paper.name, size: paper.bytes.byteLength },
    emailed_at: invoice?.email_sent_at ?? null
  }
}

/** The newest draft on a record. One that was sent before the application ended is no draft any more. */
async function draftOf(ctx: Ctx, record: MailAbout): Promise<Draft | null> {
  const drafts = ctx.collection(draftCollection)
  const [found] = await drafts.find({ ...record, discarded_at: null }, { sort: { updated_at: -1 }, limit: 1 })
  if (!found) return null
  const id = String(found._id)
  if (!(await isMail(ctx, id))) return readDraft(found)
  await drafts.remove(id)
  return null
}

/** A person's drafts, newest first; more than anybody keeps. */
export async function listDrafts(ctx: Ctx): Promise<Draft[]> {
  const options = { sort: { updated_at: -1, _id: -1 }, limit: 200 } as const
  const drafts = await ctx.collection(draftCollection).find({ discarded_at: null }, options)
  return drafts.map(readDraft)
}

/** Keeps what is typed, whatever it is. */
export async function saveDraft(
  ctx: Ctx,
  { _id, record, ...fields }: SaveInput
): Promise<{ updated_at: Date }> {
  const updated_at = ctx.now()
  const set = { ...fields, ...record, updated_at }
  await changeDraft(ctx, _id, set)
  return { updated_at }
}

/** Writes fields of a draft, making it where there is none. */
export async function changeDraft(ctx: Ctx, id: string, set: Document): Promise<void> {
  const drafts = ctx.collection(draftCollection)
  const updated = await drafts.update(id, { set, unset: ['discarded_at'] })
  if (updated) return told(ctx, id)
  // The last keystrokes may arrive after "send": the mail is on its way and no draft any more.
  if (await isMail(ctx, id)) return
  const document = { user_id: ctx.user._id, created_at: ctx.now(), ...set }
  try {
    await drafts.insert(document, id)
  } catch (error) {
    // Two windows' worth of typing at once: the other one made it.
    if (!isDuplicateId(error)) throw error
    await drafts.update(id, { set, unset: [] })
  }
  told(ctx, id)
}

function told(ctx: Ctx, id: string): void {
  ctx.changed({ collection: 'email_drafts', ids: [id], kind: 'updated' })
}

async function isMail(ctx: Ctx, id: string): Promise<boolean> {
  const mail = await ctx.collection(ownMails).findOne({ _id: toObjectId(id) }, { projection: { _id: 1 } })
  return mail !== null
}

/** Out of sight; the outbox tidies it up later. Errors: `not_found`. */
export async function discardDraft(ctx: Ctx, id: string): Promise<void> {
  const { record } = await setDiscarded(ctx, id, { set: { discarded_at: ctx.now() }, unset: [] })
  if (isInvoiceMail(record) && record.reminder_level && !(await isMail(ctx, id))) {
    await releaseReminder(ctx, { _id: record.invoice_id, mail_id: id })
  }
}

/** Errors: `not_found`. */
export async function restoreDraft(ctx: Ctx, id: string): Promise<void> {
  await setDiscarded(ctx, id, { set: {}, unset: ['discarded_at'] })
}

async function setDiscarded(
  ctx: Ctx,
  id: string,
  changes: { set: Document; unset: string[] }
): Promise<Draft> {
  const drafts = ctx.collection(draftCollection)
  const draft = readDraft(await drafts.get(id))
  await drafts.update(id, changes)
  told(ctx, id)
  return draft
}

/** Reads a stored draft. Never throws. */
export function readDraft(doc: StoredDocument): Draft {
  return {
    _id: readId(doc._id) ?? '',
    record: readRecord(doc),
    to: readTexts(doc.to),
    cc: readTexts(doc.cc),
    bcc: readTexts(doc.bcc),
    reply_to: readText(doc.reply_to) ?? '',
    subject: readText(doc.subject) ?? '',
    body: readText(doc.body) ?? '',
    language: readLanguage(doc.language),
    attachments: readAttachments(doc.attachments),
    updated_at: readDate(doc.updated_at) ?? new Date(0)
  }
}

function readRecord(doc: StoredDocument): MailAbout {
  const invoice_id = readId(doc.invoice_id)
  const level = readNumber(doc.reminder_level)
  if (invoice_id) {
    return { invoice_id, reminder_level: reminderLevels.find((known) => known === level) ?? null }
  }
  const opportunity_id = readId(doc.opportunity_id)
  if (opportunity_id) return { opportunity_id }
  const contact_id = readId(doc.contact_id)
  return contact_id ? { contact_id } : { lead_id: readId(doc.lead_id) ?? '' }
}
