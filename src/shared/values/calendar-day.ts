/**
 * Calendar days without a time ("expected close", "next action"). The database has only instants, so a day that
 * is entered here is stored at noon UTC: every zone from −12 to +11 then shows the same day. What other programs
 * stored keeps its own time and shows as the local day that it falls on.
 */

/** `YYYY-MM-DD`. */
export type CalendarDay = string

const dayMs = 86_400_000

/** The day that an instant falls on, in the local zone. */
export function calendarDay(instant: Date): CalendarDay {
  const month = String(instant.getMonth() + 1).padStart(2, '0')
  const day = String(instant.getDate()).padStart(2, '0')
  return `${String(instant.getFullYear()).padStart(4, '0')}-${month}-${day}`
}

/** The instant that stands for a day; null for text that is no day of the calendar. */
export function calendarInstant(day: CalendarDay): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null
  const instant = new Date(`${day}T12:00:00.000Z`)
  const exists = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day)
  return exists ? instant : null
}

/** The local midnight at which the day of an instant begins, or one that is some days later. */
export function localMidnight(instant: Date, daysLater = 0): Date {
  return new Date(instant.getFullYear(), instant.getMonth(), instant.getDate() + daysLater)
}

/** Whole local days from one instant to another: 0 the same day, 1 tomorrow, −1 yesterday. */
export function daysFrom(from: Date, to: Date): number {
  return Math.round((startOfDay(to) - startOfDay(from)) / dayMs)
}

/** The local date read as if it were UTC, so that a day with a clock change still counts as one. */
function startOfDay(instant: Date): number {
  return Date.UTC(instant.getFullYear(), instant.getMonth(), instant.getDate())
}
