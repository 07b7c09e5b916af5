import { CommandError } from '../values/command.error.ts'
import { dateParts } from './date.parts.ts'
import { localTime, type Zone } from './date.zone.ts'

const MINUTE_MS = 60_000
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December'
]

/** What each letter after a `%` stands for, of a local time. */
const LETTERS: Readonly<Record<string, (local: Date, offsetMs: number) => string>> = {
  b: (local) => monthName(local).slice(0, 3),
  B: (local) => monthName(local),
  d: (local) => padded(dateParts.dayOfMonth(local), 2),
  G: (local) => padded(dateParts.isoWeekYear(local), 4),
  H: (local) => padded(dateParts.hour(local), 2),
  j: (local) => padded(dateParts.dayOfYear(local), 3),
  L: (local) => padded(dateParts.millisecond(local), 3),
  m: (local) => padded(dateParts.month(local), 2),
  M: (local) => padded(dateParts.minute(local), 2),
  S: (local) => padded(dateParts.second(local), 2),
  u: (local) => String(dateParts.isoDayOfWeek(local)),
  U: (local) => padded(dateParts.week(local), 2),
  V: (local) => padded(dateParts.isoWeek(local), 2),
  w: (local) => String(dateParts.dayOfWeek(local)),
  Y: (local) => padded(dateParts.year(local), 4),
  z: (_local, offsetMs) => {
    const minutes = Math.abs(offsetMs) / MINUTE_MS
    return `${sign(offsetMs)}${padded(Math.floor(minutes / 60), 2)}${padded(minutes % 60, 2)}`
  },
  Z: (_local, offsetMs) => `${sign(offsetMs)}${padded(Math.abs(offsetMs) / MINUTE_MS, 3)}`,
  '%': () => '%'
}

/**
 * Writes a date by a format like `%Y-%m-%d`.
 * @throws CommandError Location18536 for a letter that stands for nothing
 */
export function formatDate(date: Date, format: string, zone: Zone): string {
  const local = localTime(date, zone)
  const offsetMs = local.getTime() - date.getTime()
  return format.replaceAll(/%(.?)/gs, (_text, letter: string) => {
    const write = Object.hasOwn(LETTERS, letter) ? LETTERS[letter] : undefined
    if (!write)
      throw new CommandError('Location18536', `Invalid format character '%${letter}' in format string`)
    return write(local, offsetMs)
  })
}

function monthName(local: Date): string {
  return MONTHS[local.getUTCMonth()] ?? ''
}

function sign(offsetMs: number): string {
  return offsetMs < 0 ? '-' : '+'
}

function padded(number: number, digits: number): string {
  return String(number).padStart(digits, '0')
}
