const DAY_MS = 86_400_000

/** The parts of a date, read from its UTC fields: of a date made by `localTime` those of its zone. */
export const dateParts = {
  year: (date: Date) => date.getUTCFullYear(),
  month: (date: Date) => date.getUTCMonth() + 1,
  dayOfMonth: (date: Date) => date.getUTCDate(),
  hour: (date: Date) => date.getUTCHours(),
  minute: (date: Date) => date.getUTCMinutes(),
  second: (date: Date) => date.getUTCSeconds(),
  millisecond: (date: Date) => date.getUTCMilliseconds(),
  dayOfYear,
  /** Sunday is 1. */
  dayOfWeek: (date: Date) => date.getUTCDay() + 1,
  isoDayOfWeek,
  /** Weeks begin on Sunday; the days before the first one are in week 0. */
  week: (date: Date) => Math.floor((dayOfYear(date) + 6 - date.getUTCDay()) / 7),
  /** Weeks begin on Monday; the first one has the year's first Thursday. */
  isoWeek: (date: Date) => Math.floor((dayOfYear(thursdayOf(date)) - 1) / 7) + 1,
  isoWeekYear: (date: Date) => thursdayOf(date).getUTCFullYear()
}

/** From 1. */
function dayOfYear(date: Date): number {
  return dayNumber(date) - dayNumber(firstOfYear(date.getUTCFullYear())) + 1
}

/** Monday is 1, Sunday 7. */
function isoDayOfWeek(date: Date): number {
  return date.getUTCDay() || 7
}

/** Days since 1970. */
export function dayNumber(date: Date): number {
  return Math.floor(date.getTime() / DAY_MS)
}

function firstOfYear(year: number): Date {
  const first = new Date(0)
  first.setUTCFullYear(year, 0, 1)
  return first
}

/** The Thursday of a date's week decides which year the week belongs to. */
function thursdayOf(date: Date): Date {
  return new Date(date.getTime() + (4 - isoDayOfWeek(date)) * DAY_MS)
}
