import { z } from 'zod'
import { readDate, readId, readText, type StoredDocument } from '../values/stored.ts'

/** What happened to a record (domain.md 2.7, 2.17). Read from four collections, written to `activities`. */

export const activitySchema = z.object({
  _id: z.string(),
  /** As stored; unknown values are shown as they are. */
  type: z.string(),
  subject: z.string().nullable(),
  description: z.string().nullable(),
  user_email: z.string().nullable(),
  metadata: z.record(z.string(), z.unknown()),
  created_at: z.date().nullable(),
  /** When its author changed the text last; null when never. */
  edited_at: z.date().nullable(),
  /** The records it tells of; the history of a lead tells of its deals too. */
  lead_id: z.string().nullable(),
  contact_id: z.string().nullable(),
  opportunity_id: z.string().nullable(),
  /** The collection it was read from. */
  origin: z.enum(['activities', 'crm_activities', 'notes', 'timeline_events'])
})
export type Activity = z.infer<typeof activitySchema>

/** Reads one entry of any of the four collections. Never throws. */
export function readActivity(doc: StoredDocument, origin: Activity['origin']): Activity {
  const metadata = doc.metadata ?? doc.data
  return {
    _id: readId(doc._id) ?? '',
    type: activityType(doc, origin),
    subject: readText(doc.subject) ?? taskSubject(doc) ?? invoiceSubject(doc),
    description: storedText(doc),
    user_email: readText(doc.user_email) ?? readText(doc.created_by) ?? readText(doc.sent_by),
    metadata: plainMetadata(metadata),
    created_at: readDate(doc.created_at) ?? readDate(doc.sent_at) ?? readDate(doc.timestamp),
    edited_at: readDate(doc.edited_at),
    lead_id: readId(doc.lead_id),
    contact_id: readId(doc.contact_id),
    opportunity_id: readId(doc.opportunity_id),
    origin
  }
}

/** The text of an entry under whichever name its program gave it. */
export function storedText(doc: StoredDocument): string | null {
  return (
    readText(doc.description) ?? readText(doc.note_text) ?? readText(doc.content) ?? readText(doc.details)
  )
}

function activityType(doc: StoredDocument, origin: Activity['origin']): string {
  if (origin === 'notes') return 'note'
  const type = readText(doc.type) ?? readText(doc.event_type) ?? 'note'
  if (type === 'email_sent') return 'email'
  return type.startsWith('task_') ? 'task' : type
}

/** `issued` of an invoice as a subject: "Invoice issued". */
function invoiceSubject(doc: StoredDocument): string | null {
  const event = readText(doc.event_type)
  return event && readText(doc.entity_type) === 'invoice' ? `Invoice ${event.replaceAll('_', ' ')}` : null
}

/** `task_created` as a subject: "Task created". */
function taskSubject(doc: StoredDocument): string | null {
  const event = readText(doc.event_type)
  return event?.startsWith('task_') ? `Task ${event.slice('task_'.length).replaceAll('_', ' ')}` : null
}

/** Only what can cross the process border: text, numbers, flags and dates, one level deep. */
function plainMetadata(value: unknown): Record<string, unknown> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return {}
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, isPlain(entry) ? entry : readText(entry)])
  )
}

function isPlain(value: unknown): boolean {
  return value === null || value instanceof Date || ['string', 'number', 'boolean'].includes(typeof value)
}
