import type { TFunction } from 'i18next'
import { parseRepeat, type Repeat } from '#shared/tasks/repeat.ts'
import { calendarInstant, daysFrom } from '#shared/values/calendar-day.ts'
import { formatDay, formatTime, formatWeekday } from '../formats.ts'
import { relativeDay } from '../relative-date.ts'

/** What tasks say of their dates and rules, in the user's language. */

type Due = { due_date: Date | null; due_has_time: boolean }

/** When a task is due, as short as it can be: "Today 14:30", "Tomorrow", "Fri, 9 Jan". */
export function dueWords({ due_date, due_has_time }: Due, now: Date, language: string): string {
  if (!due_date) return ''
  const day = dayWords(due_date, now, language)
  return due_has_time ? `${day} ${formatTime(due_date, language)}` : day
}

/** A day near today by its distance, others by their date. */
export function dayWords(day: Date, now: Date, language: string): string {
  const days = daysFrom(now, day)
  if (Math.abs(days) > 1) return `${formatWeekday(day, language, 'short')}, ${formatDay(day, now, language)}`
  const words = relativeDay(day, now, language)
  return words.charAt(0).toLocaleUpperCase(language) + words.slice(1)
}

/** An instant of the near future: "today at 18:00" without the words between. */
export function momentWords(moment: Date, now: Date, language: string): string {
  return `${dayWords(moment, now, language)} ${formatTime(moment, language)}`
}

const everyKeys = {
  day: 'tasks.repeat.everyDay',
  week: 'tasks.repeat.everyWeek',
  month: 'tasks.repeat.everyMonth',
  year: 'tasks.repeat.everyYear'
} as const

/** A rule in words; the rule itself where this application does not follow it. */
export function repeatWords(rule: string, t: TFunction, language: string): string {
  const repeat = parseRepeat(rule)
  return repeat ? ruleWords(repeat, t, language) : rule
}

function ruleWords({ unit, interval, weekdays, until }: Repeat, t: TFunction, language: string): string {
  const every = t(everyKeys[unit], { count: interval })
  const days = new Intl.ListFormat(language, { style: 'short' }).format(
    weekdays.map((day) => weekdayName(day, language, 'short'))
  )
  const rule =
    unit === 'week' && weekdays.length > 0 ? t('tasks.repeat.onDays', { rule: every, days }) : every
  const last = until && calendarInstant(until)
  if (!last) return rule
  return t('tasks.repeat.untilDay', { rule, day: formatDay(last, new Date(), language) })
}

/** The name of a day of the week, 0 for Sunday. */
export function weekdayName(day: number, language: string, length: 'long' | 'short' | 'narrow'): string {
  // 4 January 2026 is a Sunday.
  return formatWeekday(new Date(2026, 0, 4 + day, 12), language, length)
}

/** The day that a week begins with where a language is at home. */
export function firstWeekday(language: string): number {
  return language === 'fr' ? 1 : 0
}

/** Days of work where a language is at home: from Sunday to Thursday in Israel. */
export function workdays(language: string): number[] {
  return language === 'he' ? [0, 1, 2, 3, 4] : [1, 2, 3, 4, 5]
}
