import { type Document, type Filter, Int32 } from 'mongodb'
import type { z } from 'zod'
import { AppError } from '#shared/ipc/result.ts'
import type { mailContract } from '#shared/mail/mail.contract.ts'
import { type MailRow, readMailRow } from '#shared/mail/mail.schema.ts'
import { recordKinds } from '#shared/records/record.schema.ts'
import { readId, readText } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { isDuplicateId } from '../mongo/errors.ts'
import type { Changes } from '../mongo/scoped-collection.ts'
import { draftCollection, ownMails } from './mail.collection.ts'
import { type MailDeps, requireSender } from './mail.service.ts'

/** What a person may do with a mail that did not go well. Nothing here happens by itself. */

type RetryInput = z.output<typeof mailContract.retry.input>

const errorFields = ['error_code', 'error_detail', 'error_message']
const attemptFields = ['sending_run', 'sending_attempt']

/**
 * Puts a failed mail back into the queue, or brings the turn of a waiting one forward; an uncertain one only when the
 * person says so. Errors: `not_found`, `not_allowed_now` {reason}.
 */
export async function retryMail(ctx: Ctx, deps: MailDeps, input: RetryInput): Promise<MailRow> {
  requireSender(ctx, deps)
  const now = ctx.now()
  const set = {
    status: 'queued',
    device_id: deps.deviceId,
    attempts: new Int32(0),
    queued_at: now,
    next_attempt_at: now,
    updated_at: now
  }
  const from = ['failed', 'queued', ...(input.although_unknown ? ['unknown'] : [])]
  return change(ctx, deps, {
    id: input._id,
    from,
    changes: { set, unset: [...errorFields, ...attemptFields] }
  })
}

/** Marks an uncertain mail as sent; its history follows. Errors: `not_found`, `not_allowed_now` {reason}. */
export async function confirmSent(ctx: Ctx, deps: MailDeps, id: string): Promise<MailRow> {
  const now = ctx.now()
  const set = {
    status: 'sent',
    device_id: deps.deviceId,
    sent_at: now,
    updated_at: now,
    history_pending: true
  }
  const unset = [...errorFields, ...attemptFields]
  return change(ctx, deps, { id, from: ['unknown'], changes: { set, unset } })
}

async function change(
  ctx: Ctx,
  deps: MailDeps,
  { id, from, changes }: { id: string; from: string[]; changes: Changes }
): Promise<MailRow> {
  const changed = await ctx.collection(ownMails).update(id, changes, mayTake(deps, from))
  if (!changed) throw await refusal(ctx, deps, id)
  ctx.changed({ collection: 'email_events', ids: [id], kind: 'updated' })
  deps.outbox.wake(ctx)
  return readMailRow(changed, 'email_events')
}

/** Files lie on the device that the mail was written on: without any, another device may take it over. */
function mayTake({ deviceId }: MailDeps, from: string[]): Filter<Document> {
  return { status: { $in: from }, $or: [{ device_id: deviceId }, { attachments: { $size: 0 } }] }
}

async function refusal(ctx: Ctx, { deviceId }: MailDeps, id: string): Promise<AppError> {
  const mail = await ctx.collection(ownMails).get(id, { projection: { status: 1, device_id: 1 } })
  const reason = mail.device_id === deviceId ? (readText(mail.status) ?? '') : 'elsewhere'
  return new AppError('not_allowed_now', 'The mail is in another state', { reason })
}

/**
 * Takes a mail that nobody got back to the drafts, under its id. The draft comes first: of the two, the mail decides
 * what happens. Errors: `not_found`, `not_allowed_now` {reason}.
 */
export async function reopenMail(ctx: Ctx, deps: MailDeps, id: string): Promise<void> {
  const mails = ctx.collection(ownMails)
  const drafts = ctx.collection(draftCollection)
  const draft = toDraftDocument(ctx, await mails.get(id))
  try {
    await drafts.insert(draft, id)
  } catch (error) {
    if (!isDuplicateId(error)) throw error
    await drafts.update(id, { set: draft, unset: ['discarded_at'] })
  }
  if (!(await mails.remove(id, mayTake(deps, ['failed', 'queued'])))) {
    await drafts.remove(id)
    throw await refusal(ctx, deps, id)
  }
  ctx.changed({ collection: 'email_events', ids: [id], kind: 'deleted' })
  ctx.changed({ collection: 'email_drafts', ids: [id], kind: 'created' })
}

function toDraftDocument(ctx: Ctx, mail: Document): Document {
  const { to, cc, bcc, reply_to, subject, body, language } = mail
  const files: Document[] = Array.isArray(mail.attachments) ? mail.attachments : []
  return {
    user_id: ctx.user._id,
    ...aboutOf(mail),
    ...{ to, cc, bcc, subject, body, language },
    // The invoice is drawn again when it is sent.
    attachments: files.filter(({ _id }) => _id !== mail.invoice_id),
    reply_to: reply_to ?? '',
    created_at: mail.created_at,
    updated_at: ctx.now()
  }
}

/** The record that the draft was begun on. */
function aboutOf(mail: Document): Document {
  if (mail.record_kind === 'invoice') {
    return { invoice_id: readId(mail.invoice_id), reminder_level: mail.reminder_level ?? null }
  }
  const kind = recordKinds.find((known) => known === mail.record_kind) ?? 'lead'
  return { [`${kind}_id`]: readId(mail[`${kind}_id`]) }
}
