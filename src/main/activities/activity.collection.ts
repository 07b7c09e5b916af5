import type { Document } from 'mongodb'
import type { Activity } from '#shared/activities/activity.schema.ts'
import type { CollectionDefinition } from '../mongo/scoped-collection.ts'

/**
 * The four collections that hold what happened (domain.md 2.7, 2.17). They carry no owner: who may see an entry is
 * decided by the record that it belongs to, which the service checks before it asks here.
 */
export const activityCollection: CollectionDefinition = {
  name: 'activities',
  indexes: [
    { keys: { created_at: -1, _id: -1 } },
    { keys: { lead_id: 1, created_at: -1 } },
    { keys: { contact_id: 1, created_at: -1 } },
    { keys: { opportunity_id: 1, created_at: -1 } },
    { keys: { type: 1, created_at: -1 } },
    { keys: { user_email: 1 } }
  ],
  scope: () => null
}

export const crmActivityCollection: CollectionDefinition = {
  name: 'crm_activities',
  indexes: [
    { keys: { type: 1, sent_at: -1 } },
    { keys: { created_at: -1, _id: -1 } },
    // The website dates the mails that it sends with text, and with nothing else.
    { keys: { sent_at: -1 } },
    { keys: { contact_id: 1 } },
    { keys: { lead_id: 1 } },
    { keys: { opportunity_id: 1 } }
  ],
  scope: () => null
}

export const noteCollection: CollectionDefinition = {
  name: 'notes',
  indexes: [
    { keys: { created_at: -1, _id: -1 } },
    { keys: { lead_id: 1 } },
    { keys: { contact_id: 1 } },
    { keys: { opportunity_id: 1 } }
  ],
  scope: () => null
}

export const timelineEventCollection: CollectionDefinition = {
  name: 'timeline_events',
  indexes: [
    { keys: { entity_type: 1, entity_id: 1, created_at: -1 } },
    { keys: { created_at: -1, _id: -1 } },
    { keys: { lead_id: 1 } },
    { keys: { contact_id: 1 } },
    { keys: { opportunity_id: 1 } }
  ],
  scope: () => null
}

/** Read with the rest. The first two are written to where the later back end reads them, the last for tasks. */
export const olderActivityCollections: CollectionDefinition[] = [
  crmActivityCollection,
  noteCollection,
  timelineEventCollection
]

/** Where the timeline reads. */
export const timelineSources: { origin: Activity['origin']; definition: CollectionDefinition }[] = [
  { origin: 'activities', definition: activityCollection },
  { origin: 'crm_activities', definition: crmActivityCollection },
  { origin: 'notes', definition: noteCollection },
  { origin: 'timeline_events', definition: timelineEventCollection }
]

/** What a merge keeps in its entry, a whole record as text, is for undoing it and for nobody to read. */
const metadataButKept = {
  $cond: [
    { $eq: [{ $type: '$metadata.kept' }, 'string'] },
    { $mergeObjects: ['$metadata', { kept: null }] },
    '$metadata'
  ]
}

const shownFields = [
  'type',
  'event_type',
  'entity_type',
  'subject',
  'description',
  'note_text',
  'content',
  'details',
  'user_email',
  'created_by',
  'sent_by',
  'lead_id',
  'contact_id',
  'opportunity_id',
  'data',
  'created_at',
  'edited_at',
  'sent_at',
  'timestamp'
]

/** What an entry shows; bodies of mails and whatever else programs may have put there stay in the database. */
export const entryProjection: Document = {
  ...Object.fromEntries(shownFields.map((field) => [field, 1])),
  metadata: metadataButKept
}
