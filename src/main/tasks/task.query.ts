import type { Document, Filter, Sort } from 'mongodb'
import { type TaskSection, weekDays } from '#shared/tasks/task.rules.ts'
import { doneStatuses } from '#shared/tasks/task.schema.ts'
import { localMidnight } from '#shared/values/calendar-day.ts'
import { blank, caseSpellings, everyWordIn, type OwnerIdentity } from '../mongo/filter-parts.ts'
import { and } from '../mongo/scoped-collection.ts'
import { assignedTo } from './task.collection.ts'

/** From the list's filter to a query, in the shapes of both back ends (domain.md 2.6). Pure. */

const doneSpellings = caseSpellings(doneStatuses)
const yes = [true, 1, 'true']

/** As `readCompleted` reads it: a status counts where there is one, the flag where there is none. */
export const completedTasks: Filter<Document> = {
  $or: [{ is_completed: { $in: yes }, status: blank }, { status: { $in: doneSpellings } }]
}
export const openTasks: Filter<Document> = {
  $or: [{ is_completed: { $nin: yes }, status: blank }, { status: { $nin: [...doneSpellings, null, ''] } }]
}

const nobodys: Filter<Document> = { assigned_to_email: blank, assigned_to: blank }

/** Whose tasks, and what they say; `person` is the one that `assignee` names. */
export function taskQuery(
  { search, assignee }: { search: string; assignee: string | null },
  person: OwnerIdentity | null
): Filter<Document> {
  const whose = assignee === 'none' ? nobodys : person && { $or: assignedTo(person) }
  return and(whose, everyWordIn(search, ['title', 'description']))
}

/** Due dates that are stored as text: they are few, and only code can tell the time in them. */
export const datedByText: Filter<Document> = { due_date: { $gt: '' } }

/** No date, nor a text that may be one. */
const undated: Filter<Document> = { due_date: { $not: { $type: 'date' } } }
const notText: Filter<Document> = { due_date: { $not: { $gt: '' } } }

/** The open tasks of a section by stored dates, as `sectionOf` tells them apart; all completed ones. */
export function sectionQuery(section: TaskSection, now: Date): Filter<Document> {
  const today = localMidnight(now)
  const tomorrow = localMidnight(now, 1)
  const afterWeek = localMidnight(now, 1 + weekDays)
  switch (section) {
    case 'completed':
      return {}
    case 'undated':
      return and(undated, notText)
    case 'overdue':
      return {
        $or: [{ due_date: { $lt: today } }, { due_has_time: true, due_date: { $gte: today, $lt: now } }]
      }
    case 'today':
      return {
        $or: [
          { due_has_time: { $ne: true }, due_date: { $gte: today, $lt: tomorrow } },
          { due_has_time: true, due_date: { $gte: now, $lt: tomorrow } }
        ]
      }
    case 'week':
      return { due_date: { $gte: tomorrow, $lt: afterWeek } }
    case 'later':
      return { due_date: { $gte: afterWeek } }
  }
}

/** By due date, then priority: the letters sort as they rank. `_id` breaks ties, so that pages never overlap. */
export function sectionSort(section: TaskSection): Sort {
  if (section === 'completed') return { completed_at: -1, _id: -1 }
  return section === 'undated' ? { priority: 1, _id: -1 } : { due_date: 1, priority: 1, _id: 1 }
}
