import { type CalendarDay, calendarDay, calendarInstant } from '#shared/values/calendar-day.ts'
import { type Language, languages } from '#shared/values/language.ts'

/** What people type for a day: pure. The calendar decides what a day is; nothing rolls over into the next month. */

/**
 * "31 Mar 2026", "mars 3", "2026-03-31", "31/3/26": with the names of the language or English ones. Numbers alone are
 * read as the language writes them, month first in English. Without a year it is this one. Null for what is no day.
 */
export function readDay(text: string, language: Language, today: Date): CalendarDay | null {
  const typed = text.trim().toLocaleLowerCase(language)
  if (/^\d{4}-\d{2}-\d{2}$/.test(typed)) return calendarInstant(typed) ? typed : null
  if (/[^\p{L}\p{M}\d\s.,/'’"׳״-]/u.test(typed)) return null
  const words = typed.match(/[\p{L}\p{M}"׳״]+|\d+/gu) ?? []
  const names = words.filter((word) => !/^\d/.test(word) && !fillers.has(word))
  const numbers = words.filter((word) => /^\d/.test(word))
  if (names.length > 1 || numbers.length === 0) return null
  const [name] = names
  const [first = '', second, third] = numbers
  if (name !== undefined) {
    const month = monthNamed(name, language)
    return third === undefined && month !== null ? dayOf(yearOf(second, today), month, Number(first)) : null
  }
  if (second === undefined || numbers.length > 3) return null
  const [day, month] = language === 'en' ? [second, first] : [first, second]
  return dayOf(yearOf(third, today), Number(month), Number(day))
}

const fillers = new Set(['th', 'st', 'nd', 'rd', 'er', 'de', 'of'])

/** The one month that begins like a word, which in Hebrew may have a letter in front and a mark behind. */
function monthNamed(name: string, language: Language): number | null {
  const plain = fold(name).replace(/["׳״]/g, '')
  for (const word of [plain, plain.replace(/^ב/, '')]) {
    for (const known of [monthNames[language], monthNames.en]) {
      // "ju" may be June or July, "ma" March or May.
      const months = known.filter((month) => word.length > 1 && month.startsWith(word))
      if (months.length === 1) return known.indexOf(months[0] ?? '') + 1
    }
  }
  return null
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}+/gu, '')

const monthNames = Object.fromEntries(
  languages.map((language) => {
    const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
    const months = Array.from({ length: 12 }, (_, month) => format.format(new Date(Date.UTC(2026, month, 1))))
    return [language, months.map((month) => fold(month.toLocaleLowerCase(language)))]
  })
) as Record<Language, string[]>

function yearOf(typed: string | undefined, today: Date): number {
  if (typed === undefined) return Number(calendarDay(today).slice(0, 4))
  return typed.length === 2 ? 2000 + Number(typed) : Number(typed)
}

function dayOf(year: number, month: number, day: number): CalendarDay | null {
  const parts = [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))]
  const text = parts.join('-')
  return calendarInstant(text) ? text : null
}
