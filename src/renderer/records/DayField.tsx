import '@mantine/dates/styles.layer.css'
import 'dayjs/locale/fr'
import 'dayjs/locale/he'
import { DateInput, type DateInputProps } from '@mantine/dates'
import { useTranslation } from 'react-i18next'
import { calendarDay } from '#shared/values/calendar-day.ts'
import { relativeDay } from './relative-date.ts'

type Props = Omit<DateInputProps, 'value' | 'onChange' | 'presets'> & {
  /** YYYY-MM-DD; null for no day. */
  day: string | null
  onDay: (day: string | null) => void
  /** Days from today that are offered for one click. */
  offers?: number[]
}

/** A calendar day, typed or picked, in the user's language. */
export function DayField({ day, onDay, offers = [], ...rest }: Props) {
  const { i18n } = useTranslation()
  const language = i18n.language
  return (
    <DateInput
      clearable={!rest.readOnly}
      {...dayOptions(language, offers)}
      valueFormat="D MMM YYYY"
      value={day}
      onChange={onDay}
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
