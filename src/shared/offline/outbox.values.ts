/** The words that offline writes are described in. */

/** What can be written without the server. */
export const outboxCollections = [
  'leads',
  'tasks',
  'activities',
  'crm_activities',
  'notes',
  'timeline_events',
  'contacts',
  'opportunities',
  'audit_logs'
] as const
export type OutboxCollection = (typeof outboxCollections)[number]

/** `held`: waits behind a refused write of the same record, or behind a choice about it. */
export const waitingStates = ['waiting', 'refused', 'held'] as const
export type WaitingState = (typeof waitingStates)[number]

/**
 * `fields`: both sides changed the same field. `deleted_there`: edited here, deleted there. `changed_there`: deleted
 * here, changed there.
 */
export const conflictKinds = ['fields', 'deleted_there', 'changed_there'] as const
export type ConflictKind = (typeof conflictKinds)[number]

/** What can become of a write. `merged`: other fields had been changed elsewhere and were kept. */
export const syncEvents = [
  'sent',
  'merged',
  'conflict',
  'refused',
  'resolved_mine',
  'resolved_theirs',
  'resolved_edited',
  'restored',
  'discarded'
] as const
export type SyncEvent = (typeof syncEvents)[number]
