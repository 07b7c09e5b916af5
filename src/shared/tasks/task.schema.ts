import { z } from 'zod'
import { linkedRecordSchema } from '../records/record.schema.ts'
import { readDate, readFlag, readId, readText, type StoredDocument } from '../values/stored.ts'

/**
 * What a task is, with the database's own field names (domain.md 2.6), and how it is read. Fields of ours, which the
 * website ignores: `due_has_time`, `repeat_rule`, `repeat_of`, `reminder_date`, `reminded_at`, `mention_of`.
 */

export const taskSchema = z.object({
  _id: z.string(),
  /** Empty where another program stored none. */
  title: z.string(),
  description: z.string().nullable(),
  /** An e-mail; older documents may hold an account's id. */
  assigned_to_email: z.string().nullable(),
  created_by_email: z.string().nullable(),
  lead_id: z.string().nullable(),
  contact_id: z.string().nullable(),
  opportunity_id: z.string().nullable(),
  /** A calendar day stands for its noon in UTC, unless `due_has_time`. */
  due_date: z.date().nullable(),
  due_has_time: z.boolean(),
  /** As stored: `canonicalPriority` says which letter it stands for. */
  priority: z.string().nullable(),
  is_completed: z.boolean(),
  completed_at: z.date().nullable(),
  /** RFC 5545, e.g. `FREQ=WEEKLY;INTERVAL=2`: completing the task makes the next one. */
  repeat_rule: z.string().nullable(),
  /** When to remind the person that it is assigned to; null once that is done. */
  reminder_date: z.date().nullable(),
  created_at: z.date().nullable(),
  updated_at: z.date().nullable()
})
export type Task = z.infer<typeof taskSchema>

/** A task as lists show it, with the record that it is about. */
export const taskRowSchema = taskSchema.extend({ record: linkedRecordSchema.nullable() })
export type TaskRow = z.infer<typeof taskRowSchema>

/** Words of the later back end's `status` that end a task; any other word leaves it open. */
export const doneStatuses = ['completed', 'cancelled', 'canceled', 'done'] as const

/**
 * Where a document has a `status`, it counts: the later back end writes nothing else, and our writes keep both in
 * step.
 */
export function readCompleted(doc: StoredDocument): boolean {
  const status = readText(doc.status)?.trim().toLowerCase()
  if (status) return doneStatuses.some((done) => done === status)
  return readFlag(doc.is_completed) ?? false
}

/** Reads a task of either back end. Never throws. */
export function readTask(doc: StoredDocument): Task {
  return {
    _id: readId(doc._id) ?? '',
    title: readText(doc.title) ?? '',
    description: readText(doc.description),
    assigned_to_email: readText(doc.assigned_to_email) ?? readText(doc.assigned_to),
    created_by_email: readText(doc.created_by_email) ?? readText(doc.created_by),
    lead_id: readId(doc.lead_id),
    contact_id: readId(doc.contact_id),
    opportunity_id: readId(doc.opportunity_id),
    due_date: readDate(doc.due_date),
    due_has_time: readFlag(doc.due_has_time) ?? false,
    priority: readText(doc.priority),
    is_completed: readCompleted(doc),
    completed_at: readDate(doc.completed_at),
    repeat_rule: readText(doc.repeat_rule),
    reminder_date: readDate(doc.reminder_date),
    created_at: readDate(doc.created_at),
    updated_at: readDate(doc.updated_at)
  }
}
