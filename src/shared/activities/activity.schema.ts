import { z } from 'zod'
import { readDate, readId, readText, type StoredDocument } from '../values/stored.ts'

/** What happened to a record (domain.md 2.7, 2.17). Read from four collections, written to `activities`. */

export const activityTypes = [
  'note',
  'call',
  'email',
  'meeting',
  'task',
  'status_change',
  'stage_change',
  'conversion',
  'export',
  'analysis_requested',
  'analysis_sent',
  'opportunity_deleted'
] as const
export type ActivityType = (typeof activityTypes)[number]

/** Types that a person may log by hand. */
export const loggableTypes = ['note', 'call', 'email', 'meeting'] as const

export const activitySchema = z.object({
  _id: z.string(),
  /** As stored; unknown values are shown as they are. */
  type: z.string(),
  subject: z.string().nullable(),
  description: z.string().nullable(),
  user_email: z.string().nullable(),
  metadata: z.record(z.string(), z.unknown()),
  created_at: z.date().nullable(),
  /** The deal it tells of; the history of a lead tells of its deals too. */
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
    subject: readText(doc.subject),
    description:
      readText(doc.description) ??
      readText(doc.note_text) ??
      readText(doc.content) ??
      readText(doc.details) ??
      null,
    user_email: readText(doc.user_email) ?? readText(doc.created_by) ?? readText(doc.sent_by),
    metadata: plainMetadata(metadata),
    created_at: readDate(doc.created_at) ?? readDate(doc.sent_at) ?? readDate(doc.timestamp),
    opportunity_id: readId(doc.opportunity_id),
    origin
  }
}

function activityType(doc: StoredDocument, origin: Activity['origin']): string {
  if (origin === 'notes') return 'note'
  const type = readText(doc.type) ?? readText(doc.event_type) ?? 'note'
  return type === 'email_sent' ? 'email' : type
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
