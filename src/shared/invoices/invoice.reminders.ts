import { readDate, readNumber, readText, type StoredDocument } from '../values/stored.ts'
import { type InvoiceFacts, invoiceState } from './invoice.rules.ts'

/**
 * Reminders of what is overdue: three levels, each sent at most once. A level belongs to the mail that took it
 * (`reminders` of the invoice), from the moment that somebody presses "send".
 */

export const reminderLevels = [1, 2, 3] as const
export type ReminderLevel = (typeof reminderLevels)[number]

export type Reminder = {
  level: ReminderLevel
  /** The mail that it is, in `email_events` or still among somebody's drafts. */
  mail_id: string
  /** E-mail. */
  sent_by: string | null
  /** When somebody pressed "send". */
  asked_at: Date | null
  /** When it left; null while it waits or failed. */
  sent_at: Date | null
}

/** Days that a client is left alone after a reminder, where many are reminded at once. */
export const restDays = 7

/** The level that comes next; null when nothing is overdue, or when all were sent. */
export function nextReminder(
  invoice: InvoiceFacts & { reminders: readonly Reminder[] },
  now: Date
): ReminderLevel | null {
  if (invoiceState(invoice, now) !== 'overdue') return null
  const highest = Math.max(0, ...invoice.reminders.map(({ level }) => level))
  return reminderLevels.find((level) => level > highest) ?? null
}

/** When the client was last reminded, or is about to be; null for never. */
export function lastReminded(reminders: readonly Reminder[]): Date | null {
  const times = reminders.flatMap(({ sent_at, asked_at }) => (sent_at ?? asked_at)?.getTime() ?? [])
  return times.length === 0 ? null : new Date(Math.max(...times))
}

/** Reads the stored reminders of an invoice. Never throws. */
export function readReminders(stored: unknown): Reminder[] {
  const list = Array.isArray(stored) ? stored : []
  return list.flatMap((entry: StoredDocument | null) => {
    const level = reminderLevels.find((known) => known === readNumber(entry?.level))
    const mail_id = readText(entry?.mail_id)
    if (!entry || !level || !mail_id) return []
    return [
      {
        level,
        mail_id,
        sent_by: readText(entry.sent_by),
        asked_at: readDate(entry.asked_at),
        sent_at: readDate(entry.sent_at)
      }
    ]
  })
}
