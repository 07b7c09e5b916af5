import type { Activity } from '#shared/activities/activity.schema.ts'

/** One field that an entry says was changed. A side that the entry does not tell is undefined. */
export type FieldChange = { field: string; from: string | null | undefined; to: string | null | undefined }

type Entry = Pick<Activity, 'metadata' | 'subject' | 'opportunity_id'>

/** Bookkeeping that the website logs among the changes; nobody wants to read it. */
const silentFields = new Set(['updated_at', 'owner_id', 'assigned_to', 'closed_at', 'is_closed', 'is_won'])

/**
 * What an entry says was changed, from its metadata: `old_x` and `new_x` pairs, or `changes` by field, where the
 * website knows the new value only and this application both. Never throws; an odd shape is no change.
 */
export function fieldChanges(activity: Entry): FieldChange[] {
  const changes = [...pairs(activity.metadata), ...listed(activity.metadata.changes)]
  return changes
    .filter((change) => !silentFields.has(change.field) && change.from !== change.to)
    .map((change) => ({ ...change, field: ownField(change.field, activity) }))
}

/** The change that an entry tells of a stored field; only one to `value` where that is given. */
export function changeOf(activity: Entry, field: string, ...value: [unknown?]): FieldChange | undefined {
  const isSought = value.length === 0 ? () => true : (to: FieldChange['to']) => to === side(value[0] ?? null)
  return [...pairs(activity.metadata), ...listed(activity.metadata.changes)].find(
    (change) => change.field === field && isSought(change.to)
  )
}

/** `name` is the contact person of a lead, but the name of a contact or deal itself; a lead is signed, a deal is won. */
function ownField(field: string, { subject, opportunity_id }: Entry): string {
  if (field === 'name' && subject === 'Opportunity updated') return 'opportunity_name'
  if (field === 'name' && subject === 'Contact updated') return 'contact_name'
  return field === 'stage' && opportunity_id === null ? 'lead_stage' : field
}

function pairs(metadata: Record<string, unknown>): FieldChange[] {
  return Object.keys(metadata)
    .filter((key) => key.startsWith('new_'))
    .map((key) => key.slice('new_'.length))
    .map((field) => ({ field, from: side(metadata[`old_${field}`]), to: side(metadata[`new_${field}`]) }))
}

/** `changes` arrives as JSON text, because metadata crosses the border one level deep. */
function listed(stored: unknown): FieldChange[] {
  const changes = typeof stored === 'string' ? parsed(stored) : stored
  if (typeof changes !== 'object' || changes === null || Array.isArray(changes)) return []
  return Object.entries(changes).map(([field, change]) => ({ field, ...sides(change) }))
}

function sides(change: unknown): Omit<FieldChange, 'field'> {
  if (typeof change !== 'object' || change === null || Array.isArray(change)) {
    return { from: undefined, to: side(change) }
  }
  const { old, new: fresh, from, to } = change as Record<string, unknown>
  return { from: side(old === undefined ? from : old), to: side(fresh === undefined ? to : fresh) }
}

function side(value: unknown): string | null | undefined {
  if (value === undefined || value === null) return value
  if (value === '' || (Array.isArray(value) && value.length === 0)) return null
  if (Array.isArray(value)) return value.map(String).join(', ')
  return typeof value === 'object' && !(value instanceof Date) ? JSON.stringify(value) : textOf(value)
}

function textOf(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Free text where an object was expected: the entry simply tells no changes.
    return null
  }
}
