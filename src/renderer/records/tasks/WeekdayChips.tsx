import { useTranslation } from 'react-i18next'
import { firstWeekday, weekdayName } from './task.words.ts'
import classes from './WeekdayChips.module.css'

type Props = {
  label: string
  /** 0 for Sunday. */
  chosen: number[]
  onChange: (days: number[]) => void
}

/** Days of the week to be ticked, in the order of the language's own week. */
export function WeekdayChips({ label, chosen, onChange }: Props) {
  const { i18n } = useTranslation()
  const { language } = i18n
  const days = Array.from({ length: 7 }, (_, at) => (firstWeekday(language) + at) % 7)
  const toggle = (day: number) =>
    onChange(chosen.includes(day) ? chosen.filter((other) => other !== day) : [...chosen, day].sort())
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own look and legend
    <div className={classes.days} role="group" aria-label={label}>
      {days.map((day) => (
        <button
          key={day}
          type="button"
          className={classes.day}
          aria-pressed={chosen.includes(day)}
          aria-label={weekdayName(day, language, 'long')}
          onClick={() => toggle(day)}
        >
          <span className={classes.letter} data-letter={weekdayName(day, language, 'narrow')} aria-hidden />
        </button>
      ))}
    </div>
  )
}
