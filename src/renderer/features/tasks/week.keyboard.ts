import type { TaskRow } from '#shared/tasks/task.schema.ts'
import type { WeekColumn } from './week.days.ts'

/** A step over the week: along a day, or from day to day. */
export type WeekStep = 'up' | 'down' | 'before' | 'after'

/** The step that a key means; left is before where writing runs from left to right, and after where it does not. */
export function stepOfKey(key: string, isRtl: boolean): WeekStep | null {
  const steps: Record<string, WeekStep> = {
    ArrowUp: 'up',
    k: 'up',
    ArrowDown: 'down',
    j: 'down',
    ArrowLeft: isRtl ? 'after' : 'before',
    ArrowRight: isRtl ? 'before' : 'after'
  }
  return steps[key] ?? null
}

type Days = { columns: readonly WeekColumn[]; tasksOf: (column: WeekColumn) => readonly TaskRow[] }

/** The task that a step leads to: days without any are stepped over. Null at the end. */
export function nextTask(
  days: Days,
  from: { column: WeekColumn; index: number },
  step: WeekStep
): string | null {
  const { columns, tasksOf } = days
  if (step === 'up' || step === 'down') {
    return tasksOf(from.column)[from.index + (step === 'down' ? 1 : -1)]?._id ?? null
  }
  const by = step === 'after' ? 1 : -1
  for (let at = columns.indexOf(from.column) + by; at >= 0 && at < columns.length; at += by) {
    const tasks = tasksOf(columns[at] as WeekColumn)
    const nearest = tasks[Math.min(from.index, tasks.length - 1)]
    if (nearest) return nearest._id
  }
  return null
}

/** The column that a carried task goes to with a step; the same at the end. */
export function nextColumn(columns: readonly WeekColumn[], over: WeekColumn, step: WeekStep): WeekColumn {
  const by = step === 'after' ? 1 : step === 'before' ? -1 : 0
  return columns[columns.indexOf(over) + by] ?? over
}
