import '@mantine/dates/styles.layer.css'
import 'dayjs/locale/fr'
import 'dayjs/locale/he'
import { DateInput, type DateInputProps } from '@mantine/dates'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { calendarDay, calendarInstant } from '#shared/values/calendar-day.ts'
import { nearestLanguage } from '#shared/values/language.ts'
import { readDay } from './day.parser.ts'
import { relativeDay } from './relative-date.ts'

type Props = Omit<DateInputProps, 'value' | 'onChange' | 'presets'> & {
  /** YYYY-MM-DD; null for no day. */
  day: string | null
  onDay: (day: string | null) => void
  /** Days from today that are offered for one click. */
  offers?: number[]
  /**
   * Text that is no day is handed to `onDay` as it is typed, for the form to refuse; without it, the field goes back to its
   * day when it is left.
   */
  keepsText?: boolean
}

/** A calendar day, typed or picked, in the user's language. */
export function DayField({ day, onDay, offers = [], keepsText = false, ...rest }: Props) {
  const { i18n } = useTranslation()
  const language = nearestLanguage(i18n.language)
  const parse = (text: string) => readDay(text, language, new Date())
  const isDay = day === null || calendarInstant(day) !== null
  // While the text is no day, the calendar stays at the last one: another value would take the text away.
  const [lastDay, setLastDay] = useState(isDay ? day : null)
  if (isDay && day !== lastDay) setLastDay(day)
  return (
    <DateInput
      clearable={!rest.readOnly}
      {...dayOptions(language, offers)}
      valueFormat="D MMM YYYY"
      dateParser={parse}
      fixOnBlur={!keepsText}
      value={isDay ? day : lastDay}
      onChange={onDay}
      onInput={(event) => {
        const text = event.currentTarget.value
        if (keepsText && text.trim() !== '' && !parse(text)) onDay(text)
      }}
      {...rest}
    />
  )
}

/** What every calendar has in common. No day is red: weekends differ between the countries that a team works in. */
export function dayOptions(language: string, offers: number[]) {
  return {
    locale: language,
    firstDayOfWeek: language === 'fr' ? 1 : 0,
    weekendDays: [],
    presets: offers.map((days) => offer(days, language))
  } as const satisfies Partial<DateInputProps>
}

function offer(days: number, language: string) {
  const now = new Date()
  const then = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days)
  const words = relativeDay(then, now, language)
  return { value: calendarDay(then), label: words.charAt(0).toLocaleUpperCase(language) + words.slice(1) }
}
