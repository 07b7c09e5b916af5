import ical, { type ICalEventData } from 'ical-generator'
import { pathOf } from '#shared/records/record.schema.ts'
import { parseRepeat } from '#shared/tasks/repeat.ts'
import { taskPriority } from '#shared/tasks/task.rules.ts'
import type { TaskRow } from '#shared/tasks/task.schema.ts'

/**
 * Tasks as an iCalendar file (RFC 5545), which every calendar opens: an event a task, for its whole day or for half
 * an hour at its time. The library escapes text and folds lines. Pure.
 */

const timedMinutes = 30

/** `now` is when the file is made. Tasks without a due date have no place in a calendar and are left out. */
export function toCalendar(tasks: readonly TaskRow[], { name, now }: { name: string; now: Date }): string {
  const calendar = ical({
    name: plain(name),
    prodId: { company: 'Carmel', product: 'Carmel', language: 'EN' }
  })
  for (const task of tasks) {
    if (task.due_date) calendar.createEvent(toEvent(task, task.due_date, now))
  }
  return calendar.toString()
}

function toEvent(task: TaskRow, due: Date, now: Date): ICalEventData {
  const { _id, title, description, record, due_has_time, reminder_date } = task
  const about = record?.name && `${record.name} (${pathOf(record)})`
  return {
    // The same task always has the same id: importing the file again changes the event instead of doubling it.
    id: `${_id}@carmel`,
    stamp: now,
    start: due,
    allDay: !due_has_time,
    ...(due_has_time && { end: new Date(due.getTime() + timedMinutes * 60_000) }),
    summary: plain(title) || '—',
    description: plain([description, about].filter(Boolean).join('\n\n')) || null,
    priority: { A: 1, B: 5, C: 9 }[taskPriority(task)],
    repeating: calendarRule(task.repeat_rule),
    ...(reminder_date && { alarms: [{ type: 'display', trigger: reminder_date } as never] })
  }
}

/**
 * The rule as calendars follow it. They leave out months that lack the 31st, where we take the last day: the
 * standard's own words for that are the last of the days that there are.
 */
function calendarRule(rule: string | null): string | null {
  const repeat = parseRepeat(rule)
  if (!rule || !repeat) return null
  const { unit, monthDay } = repeat
  if (unit !== 'month' || monthDay === null || monthDay <= 28) return `RRULE:${rule}`
  const days = Array.from({ length: monthDay - 27 }, (_, at) => 28 + at)
  return `RRULE:${rule.replace(`BYMONTHDAY=${monthDay}`, `BYMONTHDAY=${days.join(',')};BYSETPOS=-1`)}`
}

/** Control characters have no place in the format and no escape. */
function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is removed
  return text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
}
