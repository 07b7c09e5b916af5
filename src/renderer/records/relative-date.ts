import { daysFrom } from '#shared/values/calendar-day.ts'
import { formatRelative } from './formats.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** How long ago, or in how long, a moment is: minutes, then hours, then by the calendar. */
export function relativeMoment(moment: Date, now: Date, language: string): string {
  const distance = moment.getTime() - now.getTime()
  const size = Math.abs(distance)
  if (size < minuteMs) return formatRelative(0, 'second', language)
  if (size < hourMs) return formatRelative(Math.trunc(distance / minuteMs), 'minute', language)
  const sameDay = daysFrom(now, moment) === 0
  if (sameDay || size < 6 * hourMs) return formatRelative(Math.trunc(distance / hourMs), 'hour', language)
  return relativeDay(moment, now, language)
}

/** How far a calendar day is: today, tomorrow, in 3 days, 2 weeks ago, in 5 months. */
export function relativeDay(day: Date, now: Date, language: string, short = false): string {
  const days = daysFrom(now, day)
  const size = Math.abs(days)
  if (size < 14) return formatRelative(days, 'day', language, short)
  if (size < 60) return formatRelative(Math.trunc(days / 7), 'week', language, short)
  if (size < 730) return formatRelative(Math.trunc(days / 30.44), 'month', language, short)
  return formatRelative(Math.trunc(days / 365.25), 'year', language, short)
}
