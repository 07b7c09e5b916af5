import { daysFrom } from '../values/calendar-day.ts'

/**
 * When a task reminds, told from its due date, so that moving or repeating the task moves its reminder along. In
 * minutes: after the due time where there is one, after the midnight that begins the due day otherwise. Counted on
 * the clock of this place: nine in the morning stays nine when the clocks change.
 */

type Due = { due: Date; hasTime: boolean }

const dayMinutes = 24 * 60

/** The offset of a reminder; negative before the due time, or before the day. */
export function reminderOffset(reminder: Date, { due, hasTime }: Due): number {
  const minutes = daysFrom(due, reminder) * dayMinutes + minuteOfDay(reminder)
  return hasTime ? minutes - minuteOfDay(due) : minutes
}

/** The instant of an offset. */
export function reminderAt(offset: number, { due, hasTime }: Due): Date {
  const minutes = hasTime ? offset + minuteOfDay(due) : offset
  return new Date(due.getFullYear(), due.getMonth(), due.getDate(), 0, minutes)
}

function minuteOfDay(instant: Date): number {
  return instant.getHours() * 60 + instant.getMinutes()
}
