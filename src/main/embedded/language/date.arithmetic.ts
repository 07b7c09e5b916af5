import { CommandError } from '../values/command.error.ts'
import { dayNumber } from './date.parts.ts'
import { localTime, momentOf, type Zone } from './date.zone.ts'

const UNIT_MS: Readonly<Record<string, number>> = {
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
  millisecond: 1
}
const UNIT_DAYS: Readonly<Record<string, number>> = { week: 7, day: 1 }
const UNIT_MONTHS: Readonly<Record<string, number>> = { year: 12, quarter: 3, month: 1 }
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** A date so many units later, by the clocks and calendar of a zone; a month that is too short gives its last day. */
export function addToDate(date: Date, unit: unknown, amount: number, zone: Zone): Date {
  const name = unitName(unit)
  const ms = UNIT_MS[name]
  if (ms !== undefined) return new Date(date.getTime() + amount * ms)
  const local = localTime(date, zone)
  const days = UNIT_DAYS[name]
  if (days === undefined) addMonths(local, amount * (UNIT_MONTHS[name] ?? 0))
  else local.setUTCDate(local.getUTCDate() + amount * days)
  return momentOf(local, zone)
}

function addMonths(local: Date, months: number): void {
  const day = local.getUTCDate()
  local.setUTCDate(1)
  local.setUTCMonth(local.getUTCMonth() + months)
  const lastDay = new Date(local)
  lastDay.setUTCMonth(local.getUTCMonth() + 1, 0)
  local.setUTCDate(Math.min(day, lastDay.getUTCDate()))
}

/** How many borders between units lie between two dates. */
export function differenceInUnits(
  start: Date,
  end: Date,
  unit: unknown,
  zone: Zone,
  startOfWeek: unknown
): number {
  const name = unitName(unit)
  const ms = UNIT_MS[name]
  const [from, to] = [localTime(start, zone), localTime(end, zone)]
  if (ms !== undefined) {
    const jump = zone(end.getTime()) - zone(start.getTime())
    return Math.floor(to.getTime() / ms) - Math.floor(from.getTime() / ms) - Math.trunc(jump / ms)
  }
  const months = UNIT_MONTHS[name]
  if (months !== undefined) return monthNumber(to, months) - monthNumber(from, months)
  if (name === 'day') return dayNumber(to) - dayNumber(from)
  const first = firstWeekday(startOfWeek)
  return weekNumber(to, first) - weekNumber(from, first)
}

function monthNumber(local: Date, months: number): number {
  return Math.floor((local.getUTCFullYear() * 12 + local.getUTCMonth()) / months)
}

/** Weeks since 1970, whose first day was a Thursday. */
function weekNumber(local: Date, first: number): number {
  return Math.floor((dayNumber(local) + 4 - first) / 7)
}

/** 0 for Sunday. @throws CommandError Location5439016 */
function firstWeekday(startOfWeek: unknown): number {
  const at = WEEKDAYS.indexOf(
    String(startOfWeek ?? 'sunday')
      .toLowerCase()
      .slice(0, 3)
  )
  if (at === -1)
    throw new CommandError('Location5439016', `parameter 'startOfWeek' value cannot be recognized`)
  return at
}

type Bins = { unit: unknown; size: number; zone: Zone; startOfWeek: unknown }

/** The beginning of the bin of so many units that a date is in; bins are counted from the first day of 2000. */
export function truncateDate(date: Date, { unit, size, zone, startOfWeek }: Bins): Date {
  const name = unitName(unit)
  const origin = new Date(Date.UTC(2000, 0, 1))
  if (name === 'week') {
    const first = firstWeekday(startOfWeek)
    while (origin.getUTCDay() !== first) origin.setUTCDate(origin.getUTCDate() + 1)
  }
  const start = momentOf(origin, zone)
  const ms = UNIT_MS[name]
  if (ms !== undefined) {
    const bins = Math.floor((date.getTime() - start.getTime()) / (ms * size))
    return new Date(start.getTime() + bins * ms * size)
  }
  const passed = differenceInUnits(start, date, unit, zone, startOfWeek)
  return addToDate(start, unit, Math.floor(passed / size) * size, zone)
}

/** @throws CommandError Location5439013 for what is no unit of time */
function unitName(unit: unknown): string {
  const name = String(unit)
  if (name in UNIT_MS || name in UNIT_DAYS || name in UNIT_MONTHS) return name
  throw new CommandError('FailedToParse', `unknown time unit value: ${name}`)
}
