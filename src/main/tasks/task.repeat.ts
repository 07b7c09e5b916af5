import { createHash } from 'node:crypto'
import type { Document } from 'mongodb'
import { reminderAt } from '#shared/tasks/reminder.ts'
import { nextDue } from '#shared/tasks/repeat.ts'
import { readTask } from '#shared/tasks/task.schema.ts'
import { readDate, readNumber } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { isDuplicateId } from '../mongo/errors.ts'
import { stillHolds } from '../mongo/guarded-update.ts'
import { toObjectId } from '../mongo/scoped-collection.ts'
import { taskCollection } from './task.collection.ts'

/**
 * The next task of a repeating one. Its id follows from the id of the task before, so that two laptops, or two
 * presses, make the same one: there is never a second. It is made before the task before is completed: a crash
 * between the two leaves a task to complete again, not a series that has ended unseen.
 */

/** The id that the task after `id` will have; the first four bytes are a time, as in any ObjectId. */
export function idOfNext(id: string): string {
  return derivedId(id, 'next')
}

/** An id that follows from another one and a word: the same two make the same one everywhere. */
export function derivedId(id: string, word: string): string {
  const digest = createHash('sha256').update(`${id}:${word}`).digest('hex')
  return id.slice(0, 8) + digest.slice(0, 16)
}

/** Makes the task that follows a stored one, unless it is there, and answers its id; null where the series ends. */
export async function ensureNext(ctx: Ctx, stored: Document): Promise<string | null> {
  const document = nextDocument(ctx, stored)
  if (!document) return null
  const id = idOfNext(String(stored._id))
  try {
    await ctx.collection(taskCollection).insert(document, id)
  } catch (error) {
    if (!isDuplicateId(error)) throw error
    await refreshNext(ctx, id, document)
  }
  ctx.changed({ collection: 'tasks', ids: [id], kind: 'created' })
  return id
}

/** Takes the next task away again, as long as nobody has touched it. */
export async function removeNext(ctx: Ctx, id: string): Promise<void> {
  const nextId = idOfNext(id)
  const tasks = ctx.collection(taskCollection)
  const next = await tasks.findOne({ _id: toObjectId(nextId) })
  if (!next || !isUntouched(next)) return
  const removed = await tasks.remove(nextId, stillHolds(next, ['updated_at']))
  if (removed) ctx.changed({ collection: 'tasks', ids: [nextId], kind: 'deleted' })
}

/** Made a moment ago from another due date: the present one counts, as long as nobody has touched the task. */
async function refreshNext(ctx: Ctx, id: string, { due_date, reminder_date }: Document): Promise<void> {
  const tasks = ctx.collection(taskCollection)
  const there = await tasks.findOne({ _id: toObjectId(id) })
  if (!there || !isUntouched(there)) return
  const set = { due_date, ...(reminder_date && { reminder_date }) }
  await tasks.update(id, { set, unset: [] }, stillHolds(there, ['updated_at']))
}

/** Every write of either back end moves `updated_at`. */
function isUntouched(task: Document): boolean {
  const changed = readDate(task.updated_at)?.getTime()
  return changed === readDate(task.created_at)?.getTime() && !readTask(task).is_completed
}

/** A copy that is due next: fields that nobody here knows are copied too, what belongs to the one time is not. */
function nextDocument(ctx: Ctx, stored: Document): Document | null {
  const { repeat_rule, due_date, due_has_time: hasTime } = readTask(stored)
  const due = due_date && nextDue(repeat_rule, { due: due_date, hasTime, now: ctx.now() })
  if (!due) return null
  const { _id, completed_by, reminded_at, mention_of, reminder_date, ...kept } = stored
  const offset = readNumber(stored.reminder_offset)
  const now = ctx.now()
  return {
    ...kept,
    due_date: due,
    ...(offset !== null && { reminder_date: reminderAt(offset, { due, hasTime }) }),
    is_completed: false,
    completed_at: null,
    ...(stored.status && { status: 'pending' }),
    repeat_of: String(_id),
    created_at: now,
    updated_at: now
  }
}
