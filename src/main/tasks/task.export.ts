import { basename } from 'node:path'
import type { z } from 'zod'
import type { taskContract } from '#shared/tasks/task.contract.ts'
import { readTask, type TaskRow } from '#shared/tasks/task.schema.ts'
import { calendarDay } from '#shared/values/calendar-day.ts'
import { logActivity } from '../activities/activity.log.ts'
import type { Ctx } from '../context.ts'
import { type ChooseSavePath, writeWhole } from '../exports/export.file.ts'
import { and } from '../mongo/scoped-collection.ts'
import { withRecords } from '../records/record.names.ts'
import { toCalendar } from './task.calendar.ts'
import { taskCollection } from './task.collection.ts'
import { filterOf } from './task.lists.ts'
import { openTasks } from './task.query.ts'
import { getTask } from './task.service.ts'

type ExportInput = z.output<typeof taskContract.exportCalendar.input>
type ExportReport = z.output<typeof taskContract.exportCalendar.output>

/** Writes tasks to an iCalendar file. Errors: `not_found`; `not_allowed_now` {path} where the file can't be written. */
export function createCalendarExport(chooseSavePath: ChooseSavePath) {
  return async (ctx: Ctx, input: ExportInput): Promise<ExportReport> => {
    const tasks = '_id' in input ? [await getTask(ctx, input._id)] : await openOnes(ctx, input)
    const dated = tasks.filter(({ due_date }) => due_date !== null)
    const path = await chooseSavePath({ name: `tasks-${calendarDay(ctx.now())}.ics`, extension: 'ics' })
    if (path === null) return null
    await writeWhole(path, [toCalendar(dated, { name: 'Carmel', now: ctx.now() })], ctx.signal)
    await logActivity(ctx, {
      type: 'export',
      subject: 'Tasks exported',
      description: `Tasks exported by ${ctx.user.email}`,
      metadata: { count: dated.length },
      links: {}
    })
    return { file: basename(path), count: dated.length, skipped: tasks.length - dated.length }
  }
}

async function openOnes(ctx: Ctx, input: Exclude<ExportInput, { _id: string }>): Promise<TaskRow[]> {
  const filter = and(await filterOf(ctx, input), openTasks)
  const tasks = await ctx.collection(taskCollection).find(filter, { sort: { due_date: 1, _id: 1 } })
  return withRecords(ctx, tasks.map(readTask))
}
