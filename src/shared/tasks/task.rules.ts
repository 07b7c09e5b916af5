import { canonicalPriority } from '../leads/lead.rules.ts'
import type { Priority } from '../leads/lead.values.ts'
import { localMidnight } from '../values/calendar-day.ts'
import type { Task } from './task.schema.ts'

/** The rules of tasks (domain.md 2.6): pure, so that the list, the calendar and the service agree. Days are local. */

/** The parts of a day's list, in their order. */
export const taskSections = ['overdue', 'today', 'week', 'later', 'undated', 'completed'] as const
export type TaskSection = (typeof taskSections)[number]

/** How many days after today "the next days" are. */
export const weekDays = 7

type Due = Pick<Task, 'due_date' | 'due_has_time' | 'is_completed'>

/** Which part of the list a task belongs to. With a time it is overdue once that has passed, else once the day has. */
export function sectionOf({ due_date, due_has_time, is_completed }: Due, now: Date): TaskSection {
  if (is_completed) return 'completed'
  if (!due_date) return 'undated'
  if (due_date < localMidnight(now) || (due_has_time && due_date < now)) return 'overdue'
  if (due_date < localMidnight(now, 1)) return 'today'
  return due_date < localMidnight(now, 1 + weekDays) ? 'week' : 'later'
}

export function isOverdue(task: Due, now: Date): boolean {
  return sectionOf(task, now) === 'overdue'
}

/** The letter of a stored priority; a word that nobody knows counts as the lowest, as an absent one does. */
export function taskPriority({ priority }: Pick<Task, 'priority'>): Priority {
  return canonicalPriority(priority) ?? 'C'
}
