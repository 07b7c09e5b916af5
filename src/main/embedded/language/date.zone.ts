import { CommandError } from '../values/command.error.ts'

/** A time zone: how far its clocks are from UTC at a moment, in milliseconds. */
export type Zone = (utcMs: number) => number

const UTC: Zone = () => 0
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** Some thirty years. */
const MOST_DAYS = 10_000
const FIXED = /^([+-])(\d{2}):?(\d{2})?$/
const named = new Map<string, Zone>()

/**
 * Reads a time zone: an Olson name, or a distance like `+02:00`.
 * @throws CommandError Location40485 for a name that there is not, Location40517 for anything but a string
 */
export function readZone(zone: unknown): Zone {
  if (zone === undefined || zone === null || zone === 'UTC' || zone === 'GMT') return UTC
  if (typeof zone !== 'string') {
    throw new CommandError('Location40517', 'timezone must evaluate to a string')
  }
  const [, sign, hours = '0', minutes = '0'] = FIXED.exec(zone) ?? []
  if (sign !== undefined) {
    const distance = (Number(hours) * 60 + Number(minutes)) * MINUTE_MS * (sign === '-' ? -1 : 1)
    return () => distance
  }
  const known = named.get(zone) ?? namedZone(zone)
  named.set(zone, known)
  return known
}

function namedZone(name: string): Zone {
  const format = formatIn(name)
  return rememberingDays((utcMs) => {
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = partsIn(format, utcMs)
    const local = Date.UTC(year, month - 1, day, hour, minute, second)
    return local - Math.floor(utcMs / 1000) * 1000
  })
}

/** Asking Intl takes ten microseconds; on most days the clocks of a zone are not moved. */
function rememberingDays(zone: Zone): Zone {
  const days = new Map<number, number | undefined>()
  return (utcMs) => {
    const day = Math.floor(utcMs / DAY_MS)
    if (!days.has(day)) {
      if (days.size >= MOST_DAYS) days.clear()
      const distance = zone(day * DAY_MS)
      days.set(day, distance === zone((day + 1) * DAY_MS) ? distance : undefined)
    }
    return days.get(day) ?? zone(utcMs)
  }
}

function formatIn(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric'
    })
  } catch {
    throw new CommandError('Location40485', `unrecognized time zone identifier: "${timeZone}"`)
  }
}

function partsIn(format: Intl.DateTimeFormat, utcMs: number): Record<string, number> {
  return Object.fromEntries(format.formatToParts(utcMs).map(({ type, value }) => [type, Number(value)]))
}

/** What the clocks of a zone show, as a date that shows it in its UTC fields. */
export function localTime(date: Date, zone: Zone): Date {
  return new Date(date.getTime() + zone(date.getTime()))
}

/** The moment at which the clocks of a zone show a local time. */
export function momentOf(local: Date, zone: Zone): Date {
  const guess = local.getTime() - zone(local.getTime())
  return new Date(local.getTime() - zone(guess))
}
