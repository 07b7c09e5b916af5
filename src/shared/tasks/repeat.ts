import { type CalendarDay, calendarDay, calendarInstant, localMidnight } from '../values/calendar-day.ts'

/**
 * Rules of repetition, stored as the `RRULE` of RFC 5545 so that any calendar reads them. What is supported is what
 * the form offers; another program's finer rule is shown as it is and repeats nothing.
 */

export const repeatUnits = ['day', 'week', 'month', 'year'] as const
export type RepeatUnit = (typeof repeatUnits)[number]

/** Sunday first, as `Date.getDay()` counts. */
export const weekdayCodes = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const

export type Repeat = {
  unit: RepeatUnit
  /** Every so many units. */
  interval: number
  /** Days of a weekly rule, 0 for Sunday; empty for the day that it started on. */
  weekdays: number[]
  /** Of monthly and yearly rules: a shorter month takes its last day, and the one after is right again. */
  monthDay: number | null
  /** The last day that may still be due. */
  until: CalendarDay | null
}

const frequencies: Record<RepeatUnit, string> = {
  day: 'DAILY',
  week: 'WEEKLY',
  month: 'MONTHLY',
  year: 'YEARLY'
}

/** Reads a stored rule; null for one that this application would not follow to the letter. */
export function parseRepeat(rule: string | null): Repeat | null {
  const parts = new Map(
    (rule ?? '')
      .replace(/^RRULE:/i, '')
      .split(';')
      .map(pairOf)
  )
  const unit = repeatUnits.find((known) => frequencies[known] === parts.get('FREQ'))
  const interval = Number(parts.get('INTERVAL') ?? 1)
  const weekdays = (parts.get('BYDAY')?.split(',') ?? []).map((code) => weekdayCodes.indexOf(code as 'SU'))
  const monthDay = parts.has('BYMONTHDAY') ? Number(parts.get('BYMONTHDAY')) : null
  const until = parts.has('UNTIL') ? readUntil(parts.get('UNTIL') ?? '') : null
  const isKnown = [...parts.keys()].every((key) => knownParts.has(key))
  const isWhole = Number.isInteger(interval) && interval >= 1 && interval <= 999
  const isMonthDay = monthDay === null || (Number.isInteger(monthDay) && monthDay >= 1 && monthDay <= 31)
  if (!unit || !isKnown || !isWhole || !isMonthDay || weekdays.includes(-1)) return null
  if ((weekdays.length > 0 && unit !== 'week') || (parts.has('UNTIL') && !until)) return null
  return { unit, interval, weekdays, monthDay, until }
}

const knownParts = new Set(['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'UNTIL'])

function pairOf(part: string): [string, string] {
  const [key = '', value = ''] = part.toUpperCase().split('=')
  return [key.trim(), value.trim()]
}

function readUntil(text: string): CalendarDay | null {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)(T\d{6}Z?)?$/.exec(text) ?? []
  const until = `${year}-${month}-${day}`
  return calendarInstant(until) ? until : null
}

/** A rule as it is stored. */
export function formatRepeat({ unit, interval, weekdays, monthDay, until }: Repeat): string {
  return [
    `FREQ=${frequencies[unit]}`,
    interval > 1 && `INTERVAL=${interval}`,
    unit === 'week' && weekdays.length > 0 && `BYDAY=${weekdays.map((day) => weekdayCodes[day]).join(',')}`,
    (unit === 'month' || unit === 'year') && monthDay !== null && `BYMONTHDAY=${monthDay}`,
    until && `UNTIL=${until.replaceAll('-', '')}T235959Z`
  ]
    .filter(Boolean)
    .join(';')
}

/**
 * The due date after `due`: by the calendar of this place, at the same time of day, and not before today, so that
 * what was left lying for weeks comes once and not once a week. Null when the rule has ended or can't be followed.
 */
export function nextDue(
  rule: string | null,
  { due, hasTime, now }: { due: Date; hasTime: boolean; now: Date }
): Date | null {
  const repeat = parseRepeat(rule)
  if (!repeat) return null
  const start = localMidnight(due)
  const today = localMidnight(now)
  for (let step = 1; step <= maxSteps; step += 1) {
    const day = stepped(start, repeat, step)
    if (!day || day <= start || day < today) continue
    if (repeat.until && calendarDay(day) > repeat.until) return null
    if (!hasTime) return calendarInstant(calendarDay(day))
    return new Date(day.getFullYear(), day.getMonth(), day.getDate(), due.getHours(), due.getMinutes())
  }
  return null
}

/** A daily task of ten thousand days ago still finds its next day. */
const maxSteps = 20_000

/** The day of one step; null for a step of a weekly rule that falls on a day it leaves out. */
function stepped(start: Date, { unit, interval, weekdays, monthDay }: Repeat, step: number): Date | null {
  if (unit === 'day') return localMidnight(start, step * interval)
  if (unit === 'week' && weekdays.length === 0) return localMidnight(start, step * interval * 7)
  if (unit === 'week') {
    const day = localMidnight(start, step)
    const week = Math.floor((mondayIndex(start) + step) / 7)
    return weekdays.includes(day.getDay()) && week % interval === 0 ? day : null
  }
  const months = step * interval * (unit === 'year' ? 12 : 1)
  return dayOfMonth(start.getFullYear(), start.getMonth() + months, monthDay ?? start.getDate())
}

/** Weeks begin on Monday, as RFC 5545 has it where a rule does not say. */
function mondayIndex(day: Date): number {
  return (day.getDay() + 6) % 7
}

function dayOfMonth(year: number, month: number, day: number): Date {
  const last = new Date(year, month + 1, 0).getDate()
  return new Date(year, month, Math.min(day, last))
}
