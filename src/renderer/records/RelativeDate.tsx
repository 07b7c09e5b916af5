import { useTranslation } from 'react-i18next'
import { formatFullDay, formatMoment } from './formats.ts'
import { relativeDay, relativeMoment } from './relative-date.ts'
import classes from './values.module.css'

type Props = {
  /** Null shows a dash. */
  date: Date | null
  /** It is a calendar day without a time: "tomorrow", never "in 9 hours". */
  day?: boolean
}

/** A date as a distance ("3 days ago"), the exact one on hover. */
export function RelativeDate({ date, day = false }: Props) {
  const { i18n } = useTranslation()
  if (!date) return <span className={classes.nothing}>—</span>
  const now = new Date()
  const exact = day ? formatFullDay(date, i18n.language) : formatMoment(date, i18n.language)
  return (
    <time className={classes.figures} dateTime={date.toISOString()} title={exact}>
      {day ? relativeDay(date, now, i18n.language) : relativeMoment(date, now, i18n.language)}
    </time>
  )
}
