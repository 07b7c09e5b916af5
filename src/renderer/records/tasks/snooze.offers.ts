import { localMidnight } from '#shared/values/calendar-day.ts'

export type SnoozeOffer = { name: 'minutes' | 'hour' | 'evening' | 'tomorrow' | 'nextWeek'; until: Date }

const minuteMs = 60_000

/** When one may be reminded instead of now; this evening only while it is ahead. The week begins on `firstDay`. */
export function snoozeOffers(now: Date, firstDay: number): SnoozeOffer[] {
  const at = (days: number, hour: number) => {
    const day = localMidnight(now, days)
    return new Date(day.getFullYear(), day.getMonth(), day.getDate(), hour)
  }
  const evening = at(0, 18)
  const daysToWeek = ((firstDay - now.getDay() + 6) % 7) + 1
  const offers: SnoozeOffer[] = [
    { name: 'minutes', until: new Date(now.getTime() + 10 * minuteMs) },
    { name: 'hour', until: new Date(now.getTime() + 60 * minuteMs) },
    { name: 'evening', until: evening },
    { name: 'tomorrow', until: at(1, 9) },
    { name: 'nextWeek', until: at(daysToWeek, 9) }
  ]
  return offers.filter(({ until }) => until > now)
}
