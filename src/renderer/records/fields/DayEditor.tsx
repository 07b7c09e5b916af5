import { useState } from 'react'
import { calendarDay, calendarInstant } from '#shared/values/calendar-day.ts'
import { DayField } from '../DayField.tsx'
import { type EditorProps, useEditorKeys } from './useEditorKeys.ts'

/** Days from today that are offered for one click. */
const offers = [0, 1, 3, 7, 14]

/** A calendar day while it is edited: typed or picked. */
export function DayEditor(props: EditorProps) {
  const start = props.initial instanceof Date ? props.initial : null
  const before = start && calendarDay(start)
  const [day, setDay] = useState(before)
  // A day that was not changed keeps the hour that another program stored with it.
  // Text that is no day is refused by the field's schema, and stays to be corrected.
  const draft = day === before ? start : day && (calendarInstant(day) ?? day)
  const { onBlur, onKeyDown } = useEditorKeys(props, draft, true)
  return (
    <DayField
      autoFocus
      keepsText
      size="xs"
      aria-labelledby={props.labelId}
      offers={offers}
      day={day}
      onDay={setDay}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={onBlur}
      onKeyDown={onKeyDown}
    />
  )
}
