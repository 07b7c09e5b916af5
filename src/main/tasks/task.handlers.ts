import type { ChooseSavePath } from '../exports/export.file.ts'
import type { FeatureHandlers } from '../ipc/router.ts'
import { createCalendarExport } from './task.export.ts'
import { overdueCount, taskDay, taskSection, tasksBetween, tasksOfRecord } from './task.lists.ts'
import {
  completeTask,
  createTask,
  getTask,
  removeTask,
  restoreTask,
  snoozeTask,
  updateTask
} from './task.service.ts'

export function createTaskHandlers(deps: { chooseSavePath: ChooseSavePath }): FeatureHandlers<'tasks'> {
  return {
    day: taskDay,
    section: taskSection,
    overdue: overdueCount,
    between: tasksBetween,
    ofRecord: tasksOfRecord,
    get: (ctx, { _id }) => getTask(ctx, _id),
    create: createTask,
    update: updateTask,
    complete: completeTask,
    snooze: snoozeTask,
    remove: removeTask,
    restore: restoreTask,
    exportCalendar: createCalendarExport(deps.chooseSavePath)
  }
}
