import { z } from 'zod'

/** When reminders wait: the hours and days on which a person wants none, on the clock of their own place. */

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'bad_time')

export const reminderSettingsSchema = z.object({
  /** Desktop notifications at all. */
  enabled: z.boolean(),
  /** HH:MM; from the evening to the morning where `from` is later than `to`. Null for no quiet hours. */
  quiet: z.object({ from: clockTime, to: clockTime }).nullable(),
  /** 0 for Sunday. */
  quietDays: z.array(z.int().min(0).max(6)).max(7),
  /** IANA name; null for the zone of this computer. */
  timeZone: z.string().max(60).refine(isTimeZone, 'other').nullable()
})
export type ReminderSettings = z.infer<typeof reminderSettingsSchema>

export const defaultReminderSettings: ReminderSettings = {
  enabled: true,
  quiet: { from: '22:00', to: '07:00' },
  quietDays: [],
  timeZone: null
}

/** Tells whether a reminder has to wait at this instant. */
export function isQuiet(instant: Date, { quiet, quietDays, timeZone }: ReminderSettings): boolean {
  const { weekday, time } = clockIn(instant, timeZone)
  if (quietDays.includes(weekday)) return true
  if (!quiet || quiet.from === quiet.to) return false
  const { from, to } = quiet
  return from < to ? time >= from && time < to : time >= from || time < to
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

function clockIn(instant: Date, timeZone: string | null): { weekday: number; time: string } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(timeZone && { timeZone })
  }).formatToParts(instant)
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? ''
  return { weekday: weekdays.indexOf(part('weekday')), time: `${part('hour')}:${part('minute')}` }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
