import { taskPriority } from '#shared/tasks/task.rules.ts'
import type { TaskRow } from '#shared/tasks/task.schema.ts'
import { type CalendarDay, calendarDay, calendarInstant, localMidnight } from '#shared/values/calendar-day.ts'

/** The columns of a week: its seven days, and what has no date. */
export const undated = 'undated'
export type WeekColumn = CalendarDay | typeof undated

/** The local midnight that begins a day. */
export function midnightOf(day: CalendarDay): Date {
  return localMidnight(calendarInstant(day) ?? new Date())
}

/** The first day of the week that a day is in; weeks begin on `firstWeekday`, 0 for Sunday. */
export function weekOf(day: Date, firstWeekday: number): CalendarDay {
  return calendarDay(localMidnight(day, -((day.getDay() - firstWeekday + 7) % 7)))
}

/** A day that is some days from another. */
export function daysLater(day: CalendarDay, days: number): CalendarDay {
  return calendarDay(localMidnight(midnightOf(day), days))
}

/** The seven days of the week that begins on a day. */
export function daysOf(week: CalendarDay): CalendarDay[] {
  return Array.from({ length: 7 }, (_, at) => daysLater(week, at))
}

/** The tasks of each day: open ones first, whole days by priority, then times in order. */
export function byDay(tasks: readonly TaskRow[]): Map<WeekColumn, TaskRow[]> {
  const days = new Map<WeekColumn, TaskRow[]>()
  for (const task of tasks) {
    const day = columnOf(task)
    days.set(day, [...(days.get(day) ?? []), task])
  }
  for (const day of days.values()) day.sort(inOrder)
  return days
}

export function columnOf({ due_date }: Pick<TaskRow, 'due_date'>): WeekColumn {
  return due_date ? calendarDay(due_date) : undated
}

function inOrder(a: TaskRow, b: TaskRow): number {
  const timeOf = (task: TaskRow) => (task.due_has_time ? (task.due_date?.getTime() ?? 0) : 0)
  return (
    Number(a.is_completed) - Number(b.is_completed) ||
    timeOf(a) - timeOf(b) ||
    taskPriority(a).localeCompare(taskPriority(b)) ||
    a._id.localeCompare(b._id)
  )
}

/** The due date of a task on another day: a time stays what it is, a whole day stands for its noon in UTC. */
export function movedTo({ due_date }: Pick<TaskRow, 'due_date'>, column: WeekColumn): Date | null {
  if (column === undated) return null
  const noon = calendarInstant(column)
  const isWholeDay = !due_date || due_date.getTime() === calendarInstant(calendarDay(due_date))?.getTime()
  if (isWholeDay || !noon) return noon
  const moved = midnightOf(column)
  moved.setHours(
    due_date.getHours(),
    due_date.getMinutes(),
    due_date.getSeconds(),
    due_date.getMilliseconds()
  )
  return moved
}
