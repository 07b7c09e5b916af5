import { useEffect, useState } from 'react'
import { calendarDay, localMidnight } from '#shared/values/calendar-day.ts'

/** How late a day may be noticed: a computer that slept through midnight counts its timers anew. */
const lookEveryMs = 60_000

/** The local day, YYYY-MM-DD; the screen follows when it ends while the window stays open. */
export function useToday(): string {
  const [today, setToday] = useState(() => calendarDay(new Date()))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const look = () => {
      setToday(calendarDay(new Date()))
      timer = setTimeout(look, Math.min(lookEveryMs, msToMidnight()))
    }
    look()
    return () => clearTimeout(timer)
  }, [])
  return today
}

function msToMidnight(): number {
  const now = new Date()
  return localMidnight(now, 1).getTime() - now.getTime() + 1
}
