import type { MailFolder } from '#shared/mail/mail.contract.ts'
import type { MailOrigin, MailRow, MailStatus } from '#shared/mail/mail.schema.ts'

/** Where the window shows mails. */

/** The folder of a mail; an uncertain one calls for somebody, as a failed one does. */
export function folderOf(status: MailStatus): Exclude<MailFolder, 'drafts'> {
  if (status === 'sent') return 'sent'
  return status === 'failed' || status === 'unknown' ? 'failed' : 'waiting'
}

export function mailPath({ _id, status, origin }: Pick<MailRow, '_id' | 'status' | 'origin'>): string {
  return `/mail/${folderOf(status)}/${mailKey({ _id, origin })}`
}

/** A mail in an address: of another collection than Carmel's own it says which. */
export function mailKey({ _id, origin }: Pick<MailRow, '_id' | 'origin'>): string {
  return origin === 'email_events' ? _id : `${origin}.${_id}`
}

/** The mail that an address names; null for none. */
export function readMailKey(key: string | undefined): { _id: string; origin: MailOrigin } | null {
  const [, origin = 'email_events', _id] =
    /^(?:(crm_activities|emails)\.)?([0-9a-f]{24})$/.exec(key ?? '') ?? []
  return _id ? { _id, origin: origin as MailOrigin } : null
}
