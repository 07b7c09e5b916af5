import type { Document } from 'mongodb'
import { type LinkedRecord, pathOf } from '#shared/records/record.schema.ts'
import { isQuiet, type ReminderSettings } from '#shared/tasks/quiet.ts'
import { readTask } from '#shared/tasks/task.schema.ts'
import { localMidnight } from '#shared/values/calendar-day.ts'
import type { Ctx } from '../context.ts'
import { toAppError } from '../mongo/errors.ts'
import { and } from '../mongo/scoped-collection.ts'
import { withRecords } from '../records/record.names.ts'
import { assignedTo, taskCollection } from './task.collection.ts'
import { openTasks } from './task.query.ts'

/**
 * Reminders of the signed-in person. Each is claimed in the database before it is shown: whoever takes
 * `reminder_date` away shows it, so that two laptops never show the same one. It looks once a minute and when
 * something changes, so that a computer that slept, or a program that was closed, catches up by itself.
 */

export type DueReminder = { _id: string; title: string; due_date: Date | null; record: LinkedRecord | null }

type Deps = {
  /** In the name of the signed-in person; null while nobody is, or they may not write, or no database answers. */
  ctx: () => Ctx | null
  settings: (userId: string) => ReminderSettings
  /** Shows them; called with one at least. */
  show: (reminders: DueReminder[]) => void
}

export type Reminders = {
  /** Looks now, and from then on by itself. */
  wake: () => void
  /** Looks once; settles when what was due is shown. */
  check: () => Promise<void>
  stop: () => void
}

const everyMs = 60_000
/** A notification can't be earlier than this after the one before. */
const soonestMs = 1_000
const atOnce = 100

export function createReminders(deps: Deps): Reminders {
  let timer: NodeJS.Timeout | null = null
  let running: Promise<void> | null = null
  let isAskedAgain = false
  let isStopped = false
  let lastLook: Date | null = null

  async function check(): Promise<void> {
    const ctx = deps.ctx()
    if (!ctx) return
    lastLook = await tellPassed(ctx, lastLook)
    const settings = deps.settings(ctx.user._id)
    if (!settings.enabled || isQuiet(ctx.now(), settings)) return
    const due = await claimDue(ctx)
    if (due.length > 0) deps.show(await described(ctx, due))
  }

  async function run(): Promise<void> {
    let next = everyMs
    try {
      const lookedAt = deps.ctx()?.now()
      await check()
      if (lookedAt) next = await msToNext(deps.ctx(), lookedAt)
    } catch (error) {
      // Without a database there is nothing to remind of; the next look comes anyway.
      if (toAppError(error)?.code !== 'offline') {
        deps.ctx()?.log('warn', 'Could not look for reminders', { error: String(error) })
      }
    }
    if (!isStopped) schedule(next)
  }

  function schedule(ms: number): void {
    if (timer) clearTimeout(timer)
    timer = setTimeout(wake, ms)
    timer.unref()
  }

  function wake(): void {
    if (isStopped) return
    if (running) {
      isAskedAgain = true
      return
    }
    running = run().finally(() => {
      running = null
      if (isAskedAgain) schedule(soonestMs)
      isAskedAgain = false
    })
  }

  return {
    wake,
    check,
    stop: () => {
      isStopped = true
      if (timer) clearTimeout(timer)
    }
  }
}

/** Takes away the reminders that are due, and answers the tasks of those that were still there to take. */
async function claimDue(ctx: Ctx): Promise<Document[]> {
  const tasks = ctx.collection(taskCollection)
  const due = await tasks.find(pending(ctx, { $lte: ctx.now() }), {
    sort: { reminder_date: 1 },
    limit: atOnce
  })
  const claimed: Document[] = []
  for (const task of due) {
    const { reminder_date } = task
    const changes = {
      set: { reminded_at: reminder_date, updated_at: ctx.now() },
      unset: ['reminder_date']
    }
    const taken = await tasks.update(String(task._id), changes, { reminder_date: { $eq: reminder_date } })
    if (taken) claimed.push(taken)
  }
  if (claimed.length > 0) {
    ctx.changed({ collection: 'tasks', ids: claimed.map(({ _id }) => String(_id)), kind: 'updated' })
  }
  return claimed
}

function pending(ctx: Ctx, reminder_date: Document) {
  return and({ reminder_date }, openTasks, { $or: assignedTo(ctx.user) })
}

async function described(ctx: Ctx, tasks: Document[]): Promise<DueReminder[]> {
  const rows = await withRecords(ctx, tasks.map(readTask))
  return rows.map(({ _id, title, due_date, record }) => ({ _id, title, due_date, record }))
}

/** When to look again: at the next reminder after the last look, and in a minute at the latest. */
async function msToNext(ctx: Ctx | null, lookedAt: Date): Promise<number> {
  if (!ctx) return everyMs
  const now = ctx.now()
  const soon = { $gt: lookedAt, $lte: new Date(now.getTime() + everyMs) }
  const next = await ctx.collection(taskCollection).findOne(pending(ctx, soon), {
    sort: { reminder_date: 1 },
    projection: { reminder_date: 1 }
  })
  return next ? Math.max(soonestMs, next.reminder_date.getTime() - now.getTime()) : everyMs
}

/**
 * Lists turn old by themselves: when a day begins, and when the time of a task passes. Tells the windows so, and
 * answers until when it has looked.
 */
async function tellPassed(ctx: Ctx, since: Date | null): Promise<Date> {
  const now = ctx.now()
  if (!since) return now
  const isNewDay = localMidnight(since) < localMidnight(now)
  const passed = { due_date: { $gt: since, $lte: now }, due_has_time: true }
  const isPassed =
    isNewDay || (await ctx.collection(taskCollection).findOne(passed, { projection: { _id: 1 } }))
  if (isPassed) ctx.changed({ collection: 'tasks', ids: [], kind: 'updated' })
  return now
}

/** Where the window goes when a reminder is pressed: to what it is about, else to the task itself. */
export function reminderPath({ _id, record }: Pick<DueReminder, '_id' | 'record'>): string {
  return record?.mayOpen ? pathOf(record) : `/tasks/${_id}`
}
