/** The words that a history is told in (domain.md 2.7). */

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

/** What a timeline can be narrowed to: types, and `edit` for the notes that programs keep of changed fields. */
export const entryKinds = [...activityTypes, 'edit'] as const
export type EntryKind = (typeof entryKinds)[number]

/** The collections that entries are written to; `timeline_events` tell of tasks and invoices only. */
export const ownEntryOrigins = ['activities', 'crm_activities', 'notes'] as const
