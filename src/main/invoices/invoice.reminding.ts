import { type Document, Int32 } from 'mongodb'
import { nextReminder, type ReminderLevel, readReminders } from '#shared/invoices/invoice.reminders.ts'
import { readInvoice } from '#shared/invoices/invoice.schema.ts'
import { readDate } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { stillHolds, writeGuarded } from '../mongo/guarded-update.ts'
import { invoiceCollection } from './invoice.collection.ts'
import { invoicesChanged, tellInvoiceEvent } from './invoice.events.ts'
import { refusal } from './invoice.numbers.ts'

/** What an invoice remembers of the mails that it went out with. */

type Claim = { _id: string; level: ReminderLevel; mail_id: string }

/**
 * Takes a level of reminder for a mail, before that mail is queued: one guarded write, so that of two computers one
 * gets it. The same mail may ask again. Errors: `not_allowed_now` {reason: 'reminded' | 'not_overdue', level}.
 */
export async function claimReminder(ctx: Ctx, { _id, level, mail_id }: Claim): Promise<void> {
  const { before, after } = await writeGuarded(ctx.collection(invoiceCollection), _id, (stored) => {
    const invoice = readInvoice(stored)
    const taken = invoice.reminders.find((reminder) => reminder.level === level)
    if (taken?.mail_id === mail_id) return null
    if (taken) throw refusal('reminded', 'This reminder was sent', { level })
    if (nextReminder(invoice, ctx.now()) !== level) throw refusal('not_overdue', 'It is not due', { level })
    const entry = { level: new Int32(level), mail_id, sent_by: ctx.user.email, asked_at: ctx.now() }
    const set = { reminders: [...storedReminders(stored), entry], updated_at: ctx.now() }
    return {
      changes: { set, unset: [] },
      guard: stillHolds(stored, ['reminders', 'status', 'paid_amount', 'due_date'])
    }
  })
  if (before !== after) invoicesChanged(ctx, [_id], 'updated')
}

/** Gives back the level that a mail took which was never sent. */
export async function releaseReminder(
  ctx: Ctx,
  { _id, mail_id }: Pick<Claim, '_id' | 'mail_id'>
): Promise<void> {
  const { before, after } = await writeGuarded(ctx.collection(invoiceCollection), _id, (stored) => {
    const kept = storedReminders(stored).filter((entry) => entry.mail_id !== mail_id || entry.sent_at)
    if (kept.length === storedReminders(stored).length) return null
    const set = { reminders: kept, updated_at: ctx.now() }
    return { changes: { set, unset: [] }, guard: stillHolds(stored, ['reminders']) }
  })
  if (before !== after) invoicesChanged(ctx, [_id], 'updated')
}

/** Notes that a mail with the invoice left, in the website's fields too. Safe to repeat. */
export async function noteInvoiceMailed(
  ctx: Ctx,
  { _id, mail_id, at, to }: { _id: string; mail_id: string; at: Date; to: string }
): Promise<void> {
  const { before, after } = await writeGuarded(ctx.collection(invoiceCollection), _id, (stored) => {
    const earlier = readDate(stored.email_sent_at)
    const reminders = storedReminders(stored)
    const isReminder = reminders.some((entry) => entry.mail_id === mail_id && !entry.sent_at)
    if (earlier && earlier >= at && !isReminder) return null
    const set = {
      email_sent: true,
      email_sent_at: earlier && earlier > at ? earlier : at,
      ...(!readInvoice(stored).sent_at && { sent_at: at }),
      ...(isReminder && {
        reminders: reminders.map((entry) => (entry.mail_id === mail_id ? { ...entry, sent_at: at } : entry))
      }),
      updated_at: ctx.now()
    }
    return {
      changes: { set, unset: ['email_error'] },
      guard: stillHolds(stored, ['reminders', 'sent_at', 'email_sent_at'])
    }
  })
  if (before === after) return
  const level = readReminders(after.reminders).find((reminder) => reminder.mail_id === mail_id)?.level
  const invoice = readInvoice(after)
  // The mail itself stands in the history of its lead, contact and deal.
  const story = { ...invoice, lead_id: null, contact_id: null, opportunity_id: null }
  const what = level ? `Reminder ${level} of ${invoice.invoice_number}` : invoice.invoice_number
  await tellInvoiceEvent(
    ctx,
    story,
    level ? 'reminded' : 'email_sent',
    `${what} e-mailed to ${to} by ${ctx.user.email}`
  )
  invoicesChanged(ctx, [_id], 'updated')
}

function storedReminders(stored: Document): Document[] {
  return Array.isArray(stored.reminders) ? stored.reminders : []
}
