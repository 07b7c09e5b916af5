import type { Document } from 'mongodb'
import type { FieldConflict } from './operation.ts'
import { sameValue, valueAt } from './stored.value.ts'

/**
 * How a write that was made without the server meets what the server holds by now (pure). A field counts as changed
 * there when it no longer holds the `base` that the write started from.
 */

/** Fields that say when and by what a document was touched: never a reason for a conflict. */
export const bookkeeping: readonly string[] = [
  'updated_at',
  'edited_at',
  'last_activity',
  'activity_count',
  'lead_score',
  'score',
  'score_changes_at',
  'sync_marks'
]

/** Fields that are one thing: `decides` says whether it was changed, and all go or stay together. */
type Couple = { decides: string[]; follows: string[] }

const couples: Record<string, Couple[]> = {
  leads: [
    { decides: ['owner_email', 'assigned_to', 'owner_id'], follows: ['owner'] },
    { decides: ['company'], follows: ['company_name'] }
  ],
  tasks: [
    { decides: ['is_completed', 'status'], follows: ['completed_at', 'completed_by'] },
    { decides: ['assigned_to_email', 'assigned_to'], follows: [] },
    { decides: ['lead_id', 'contact_id', 'opportunity_id'], follows: [] },
    { decides: ['due_date', 'due_has_time'], follows: [] },
    { decides: ['reminder_date'], follows: ['reminder_offset'] }
  ]
}

export type FieldWrites = { set: Document; unset: string[] }

/** The names of all fields that are set or taken away. */
export function writtenFields({ set, unset }: FieldWrites): string[] {
  return [...Object.keys(set), ...unset]
}

export type Merged = FieldWrites & { conflicts: Omit<FieldConflict, 'by' | 'at'>[] }

type Write = { collection: string; changes: FieldWrites; base: Document }

/** What of a write may be written to `current`, and where both sides changed the same. */
export function mergeFields({ collection, changes, base }: Write, current: Document): Merged {
  const merged: Merged = { set: {}, unset: [], conflicts: [] }
  for (const part of partsOf(collection, changes)) {
    const compared = part.fields.filter((field) => part.decides.includes(field))
    const isUntouched = compared.every((field) => sameValue(valueAt(current, field), base[field]))
    if (isUntouched) addPart(merged, part.writes)
    else if (compared.some((field) => !sameValue(valueAt(current, field), part.writes.set[field]))) {
      merged.conflicts.push(conflictOf(part, compared, base, current))
    }
  }
  return merged
}

type Part = { fields: string[]; decides: string[]; writes: FieldWrites }

/** The changes, each couple as one; bookkeeping decides nothing and is always written. */
function partsOf(collection: string, changes: FieldWrites): Part[] {
  const left = new Set([...Object.keys(changes.set), ...changes.unset])
  const parts: Part[] = []
  for (const { decides, follows } of couples[collection] ?? []) {
    const fields = [...decides, ...follows].filter((field) => left.has(field))
    if (!fields.some((field) => decides.includes(field))) continue
    for (const field of fields) left.delete(field)
    parts.push({ fields, decides, writes: pick(changes, fields) })
  }
  for (const field of left) {
    const decides = bookkeeping.includes(field) ? [] : [field]
    parts.push({ fields: [field], decides, writes: pick(changes, [field]) })
  }
  return parts
}

function pick({ set, unset }: FieldWrites, fields: string[]): FieldWrites {
  const named = fields.filter((field) => Object.hasOwn(set, field))
  return {
    set: Object.fromEntries(named.map((field) => [field, set[field]])),
    unset: unset.filter((field) => fields.includes(field))
  }
}

function addPart(merged: Merged, { set, unset }: FieldWrites): void {
  Object.assign(merged.set, set)
  merged.unset.push(...unset)
}

/** Named by the first field that differs there. */
function conflictOf(
  { fields, writes }: Part,
  compared: string[],
  base: Document,
  current: Document
): Merged['conflicts'][number] {
  const differs = (field: string) => !sameValue(valueAt(current, field), base[field])
  const field = compared.find(differs) ?? compared[0] ?? ''
  return {
    field,
    base: base[field] ?? null,
    mine: writes.set[field] ?? null,
    theirs: valueAt(current, field) ?? null,
    writes,
    held: Object.fromEntries(fields.map((name) => [name, valueAt(current, name) ?? null]))
  }
}

/** The fields, bookkeeping aside, in which two versions of a document differ. */
export function differingFields(a: Document, b: Document): string[] {
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  const isMeant = (name: string) => name !== '_id' && !bookkeeping.includes(name)
  return [...names].filter((name) => isMeant(name) && !sameValue(a[name], b[name]))
}
