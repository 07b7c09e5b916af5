import type { ActivityRow } from '#shared/activities/activity.contract.ts'
import { type CalendarDay, calendarDay } from '#shared/values/calendar-day.ts'

/** A line of the list: the heading of a day, or an entry with its place among the entries. */
export type ActivityLine =
  | { kind: 'day'; day: CalendarDay | null }
  | { kind: 'entry'; entry: ActivityRow; place: number }

/** The entries, newest first, under the days they happened on; those without a date come last. */
export function linesOf(entries: readonly ActivityRow[]): ActivityLine[] {
  const lines: ActivityLine[] = []
  let current: CalendarDay | null | undefined
  entries.forEach((entry, place) => {
    const day = entry.created_at && calendarDay(entry.created_at)
    if (day !== current) lines.push({ kind: 'day', day })
    current = day
    lines.push({ kind: 'entry', entry, place })
  })
  return lines
}
