import { formatRepeat, parseRepeat, type Repeat, type RepeatUnit } from '#shared/tasks/repeat.ts'
import { type CalendarDay, calendarInstant } from '#shared/values/calendar-day.ts'
import { workdays } from './task.words.ts'

/** The usual rules, and any other. */
export const repeatPresets = ['none', 'day', 'workdays', 'week', 'month', 'year', 'custom'] as const
export type RepeatPreset = (typeof repeatPresets)[number]

/** The plain rule of a unit; a monthly one keeps the day of the month that it begins on. */
export function startOf(unit: RepeatUnit, day: CalendarDay | null): Repeat {
  const due = day ? calendarInstant(day) : null
  const monthDay = unit === 'month' || unit === 'year' ? (due?.getUTCDate() ?? null) : null
  return { unit, interval: 1, weekdays: [], monthDay, until: null }
}

/** The stored rule of a usual one. */
export function presetRule(preset: RepeatPreset, day: CalendarDay | null, language: string): string | null {
  if (preset === 'none' || preset === 'custom') return null
  if (preset === 'workdays') return formatRepeat({ ...startOf('week', day), weekdays: workdays(language) })
  return formatRepeat(startOf(preset, day))
}

/** Which usual rule a stored one is; until when does not matter. */
export function presetOf(rule: string | null, day: CalendarDay | null, language: string): RepeatPreset {
  if (!rule) return 'none'
  const repeat = parseRepeat(rule)
  if (!repeat) return 'custom'
  const plain = formatRepeat({ ...repeat, until: null })
  return repeatPresets.find((preset) => presetRule(preset, day, language) === plain) ?? 'custom'
}
