import { canonicalPriority } from '#shared/leads/lead.rules.ts'
import { mainRecord, type RecordLinks, refOf } from '#shared/records/record.schema.ts'
import { readTask } from '#shared/tasks/task.schema.ts'
import { comparableEmail } from '#shared/values/email.ts'
import { readFlag, readText, type StoredDocument } from '#shared/values/stored.ts'
import { dateField, type EditableField, enumField, textField } from '../mongo/guarded-update.ts'
import type { Changes } from '../mongo/scoped-collection.ts'

/** How each editable field of a task is stored (domain.md 2.6, 6.5, 9). */

/** What an edit needs to know beside the values. */
export type TaskEditFacts = {
  /** The record that is set, and those that it stands for. */
  links: RecordLinks | null
  /** The later back end's fields are kept in step: it is at work, or has written this document. */
  mirrored: boolean
}

export function taskEdits({ links, mirrored }: TaskEditFacts): Record<string, EditableField> {
  return {
    title: textField('title'),
    description: textField('description'),
    assigned_to_email: assigneeField(mirrored),
    record: recordField(links),
    due_date: dateField('due_date'),
    due_has_time: flagField('due_has_time'),
    priority: enumField('priority', canonicalPriority),
    repeat_rule: textField('repeat_rule'),
    reminder_date: dateField('reminder_date')
  }
}

/** Tells whether a document carries fields of the later back end, which must not fall behind. */
export function isMirrored(document: StoredDocument): boolean {
  return readText(document.assigned_to) !== null || readText(document.status) !== null
}

/** Null rather than absent: the website writes every field of a task (domain.md 2.0). */
function assigneeField(mirrored: boolean): EditableField {
  return {
    stored: ['assigned_to_email', 'assigned_to'],
    read: (document) => readTask(document).assigned_to_email,
    same: (a, b) => comparableEmail(readText(a) ?? '') === comparableEmail(readText(b) ?? ''),
    write: (value) => ({
      set: { assigned_to_email: value, ...(mirrored && { assigned_to: value }) },
      unset: []
    })
  }
}

function recordField(links: RecordLinks | null): EditableField {
  const nothing: RecordLinks = { lead_id: null, contact_id: null, opportunity_id: null }
  return {
    stored: ['lead_id', 'contact_id', 'opportunity_id'],
    read: (document) => {
      const main = mainRecord(readTask(document))
      return main && refOf(main)
    },
    same: (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null),
    write: () => ({ set: { ...(links ?? nothing) }, unset: [] })
  }
}

function flagField(name: string): EditableField {
  return {
    stored: [name],
    read: (document) => readFlag(document[name]) ?? false,
    same: (a, b) => Boolean(a) === Boolean(b),
    write: (value) => (value ? { set: { [name]: true }, unset: [] } : { set: {}, unset: [name] })
  }
}

/** What completing a task writes, or opening it again. */
export function completion(done: boolean, facts: { now: Date; by: string; mirrored: boolean }): Changes {
  const { now, by, mirrored } = facts
  const own = { is_completed: done, completed_at: done ? now : null, updated_at: now }
  if (!mirrored) return { set: own, unset: [] }
  if (!done) return { set: { ...own, status: 'pending' }, unset: ['completed_by'] }
  return { set: { ...own, status: 'completed', completed_by: by }, unset: [] }
}
