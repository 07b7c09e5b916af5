import { type Document, Int32 } from 'mongodb'
import type { z } from 'zod'
import { AppError } from '#shared/ipc/result.ts'
import { mainRecord, type RecordLinks } from '#shared/records/record.schema.ts'
import { reminderAt, reminderOffset } from '#shared/tasks/reminder.ts'
import type { taskContract } from '#shared/tasks/task.contract.ts'
import { readTask, type TaskRow } from '#shared/tasks/task.schema.ts'
import { readNumber } from '#shared/values/stored.ts'
import { removeAudited, restoreRemoved } from '../audit/removal.ts'
import type { Ctx } from '../context.ts'
import {
  type FieldEdit,
  type GuardedWrite,
  planEdit,
  stillHolds,
  toGuardedWrite,
  writeGuarded
} from '../mongo/guarded-update.ts'
import { toObjectId } from '../mongo/scoped-collection.ts'
import { linksOf } from '../records/record.links.ts'
import { withRecords } from '../records/record.names.ts'
import { requireWorker } from '../users/owner.ts'
import { taskCollection } from './task.collection.ts'
import { logTaskEvent } from './task.events.ts'
import { completion, isMirrored, taskEdits } from './task.fields.ts'
import { newTaskDocument } from './task.new.ts'
import { ensureNext, idOfNext, removeNext } from './task.repeat.ts'

type CreateInput = z.output<typeof taskContract.create.input>
type UpdateInput = z.output<typeof taskContract.update.input>

const noLinks: RecordLinks = { lead_id: null, contact_id: null, opportunity_id: null }

export async function rowOf(ctx: Ctx, document: Document): Promise<TaskRow> {
  const [row] = await withRecords(ctx, [readTask(document)])
  return row as TaskRow
}

/** One task with the record that it is about. Errors: `not_found`. */
export async function getTask(ctx: Ctx, id: string): Promise<TaskRow> {
  return rowOf(ctx, await ctx.collection(taskCollection).get(id))
}

/** Creates a task. Errors: as the contract says, and `not_found` for its record. */
export async function createTask(
  ctx: Ctx,
  { record, assigned_to_email, ...input }: CreateInput
): Promise<TaskRow> {
  requireDueDate(input.repeat_rule, input.due_date)
  const wanted = assigned_to_email === undefined ? ctx.user.email : assigned_to_email
  const [links, assignee, website] = await Promise.all([
    record ? linksOf(ctx, record) : noLinks,
    requireWorker(ctx, wanted, 'assigned_to_email'),
    ctx.website()
  ])
  const facts = { creator: ctx.user, assignee, links, website, now: ctx.now() }
  const document = { ...newTaskDocument(input, facts), ...offsetOf(input) }
  const id = await ctx.collection(taskCollection).insert(document, ctx.newId())
  ctx.changed({ collection: 'tasks', ids: [id], kind: 'created' })
  await logTaskEvent(ctx, 'task_created', { _id: id, ...document })
  return rowOf(ctx, { _id: id, ...document })
}

/** Writes the fields that the editor changed. Errors: as the contract says. */
export async function updateTask(ctx: Ctx, { _id, set, base }: UpdateInput): Promise<TaskRow> {
  const [links, assignee, website] = await Promise.all([
    set.record ? linksOf(ctx, set.record) : null,
    requireWorker(ctx, set.assigned_to_email, 'assigned_to_email'),
    ctx.website()
  ])
  const wanted = { ...set, ...(set.assigned_to_email !== undefined && { assigned_to_email: assignee }) }
  let edits: FieldEdit[] = []
  const { after } = await writeGuarded(ctx.collection(taskCollection), _id, (stored) => {
    const fields = taskEdits({ links, mirrored: website === 'site-b2' || isMirrored(stored) })
    const plan = planEdit(stored, fields, { set: wanted, base })
    edits = plan.edits
    if (plan.conflicts.length > 0) throw changedElsewhere(plan.conflicts, stored)
    if (edits.length === 0) return null
    const write = toGuardedWrite(stored, fields, edits, { updated_at: ctx.now() })
    return withReminder(ctx, stored, write, edits)
  })
  if (edits.length > 0) {
    ctx.changed({ collection: 'tasks', ids: [_id], kind: 'updated' })
    await logTaskEvent(ctx, 'task_updated', after)
  }
  return rowOf(ctx, after)
}

/** What an edit of the due date or the reminder means for the reminder; refuses a series without a beginning. */
function withReminder(ctx: Ctx, stored: Document, write: GuardedWrite, edits: FieldEdit[]): GuardedWrite {
  const { set, unset } = write.changes
  const after = readTask({ ...stored, ...Object.fromEntries(unset.map((field) => [field, null])), ...set })
  requireDueDate(after.repeat_rule, after.due_date)
  const isSet = (name: string) => edits.some(({ field }) => field === name)
  if (isSet('reminder_date')) {
    const own = offsetOf(after)
    const gone = own.reminder_offset === undefined ? ['reminder_offset'] : []
    return { ...write, changes: { set: { ...set, ...own }, unset: [...unset, ...gone] } }
  }
  const offset = readNumber(stored.reminder_offset)
  const isMoved = isSet('due_date') || isSet('due_has_time')
  if (offset === null || !isMoved || !after.due_date) return write
  const reminder_date = reminderAt(offset, { due: after.due_date, hasTime: after.due_has_time })
  if (reminder_date <= ctx.now()) return write
  return { ...write, changes: { set: { ...set, reminder_date }, unset } }
}

/** Ours: how far the reminder stands from the due date. Without a due date it stands alone. */
function offsetOf(task: { due_date?: Date | null; due_has_time?: boolean; reminder_date?: Date | null }): {
  reminder_offset?: Int32
} {
  if (!task.due_date || !task.reminder_date) return {}
  const due = { due: task.due_date, hasTime: task.due_has_time ?? false }
  return { reminder_offset: new Int32(reminderOffset(task.reminder_date, due)) }
}

function requireDueDate(rule: string | null | undefined, due: Date | null | undefined): void {
  if (!rule || due) return
  throw new AppError('invalid_input', 'A repeating task needs a due date', {
    fields: { due_date: 'required' }
  })
}

function changedElsewhere(fields: string[], stored: Document): AppError {
  const task = readTask(stored)
  const main = mainRecord(task)
  const current: TaskRow = { ...task, record: main && { ...main, name: null, mayOpen: false } }
  return new AppError('changed_elsewhere', 'Somebody else changed these fields', { fields, current })
}

/** Completes a task or opens it again; see the contract for repeating ones. Errors: `not_found`. */
export async function completeTask(
  ctx: Ctx,
  { _id, done }: { _id: string; done: boolean }
): Promise<{ task: TaskRow; next: TaskRow | null }> {
  const changed = await writeCompletion(ctx, _id, done)
  if (changed) {
    ctx.changed({ collection: 'tasks', ids: [_id], kind: 'updated' })
    await logTaskEvent(ctx, done ? 'task_completed' : 'task_reopened', changed)
    if (!done) await removeNext(ctx, _id)
  }
  const tasks = ctx.collection(taskCollection)
  const next = done ? await tasks.findOne({ _id: toObjectId(idOfNext(_id)) }) : null
  return { task: await getTask(ctx, _id), next: next && (await rowOf(ctx, next)) }
}

/** How often another writer may be faster before we give up. */
const maxAttempts = 5

/** The task as written; null when it was so already. The next one comes first, see `task.repeat.ts`. */
async function writeCompletion(ctx: Ctx, id: string, done: boolean): Promise<Document | null> {
  const tasks = ctx.collection(taskCollection)
  const website = await ctx.website()
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    const stored = await tasks.get(id)
    if (readTask(stored).is_completed === done) return null
    if (done) await ensureNext(ctx, stored)
    const mirrored = website === 'site-b2' || isMirrored(stored)
    const changes = completion(done, { now: ctx.now(), by: ctx.user.email, mirrored })
    const after = await tasks.update(id, changes, stillHolds(stored, seriesFields))
    if (after) return after
  }
  throw changedElsewhere(['is_completed'], await tasks.get(id))
}

/** What the next task is made from, and what says whether it is to be made. */
const seriesFields = ['is_completed', 'status', 'due_date', 'due_has_time', 'repeat_rule']

/** Sets the reminder alone: the next of a series keeps its own. Errors: as the contract says, and `not_found`. */
export async function snoozeTask(ctx: Ctx, { _id, until }: { _id: string; until: Date }): Promise<TaskRow> {
  if (until <= ctx.now()) {
    throw new AppError('invalid_input', 'This time has passed', { fields: { until: 'bad_date' } })
  }
  const changes = { set: { reminder_date: until, updated_at: ctx.now() }, unset: [] }
  const task = await ctx.collection(taskCollection).update(_id, changes)
  if (!task) throw new AppError('not_found', 'No such task', { id: _id })
  ctx.changed({ collection: 'tasks', ids: [_id], kind: 'updated' })
  return rowOf(ctx, task)
}

/** Removes a task, after the audit log has it. Errors: `not_found`. */
export async function removeTask(ctx: Ctx, { _id }: { _id: string }): Promise<{ removal: string }> {
  const removal = await removeAudited(ctx, taskCollection, { id: _id, entity_type: 'task' })
  if (!removal) throw new AppError('not_found', 'The task was removed by somebody else', { id: _id })
  return { removal }
}

/** Brings a removed task back. Errors: `not_found`. */
export async function restoreTask(ctx: Ctx, { removal }: { removal: string }): Promise<TaskRow> {
  const { id } = await restoreRemoved(ctx, taskCollection, { removal, entity_type: 'task' })
  return getTask(ctx, id)
}
