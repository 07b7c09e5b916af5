import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { onForget } from '#renderer/state/forget.ts'
import type { EntryKind, loggableTypes } from '#shared/activities/activity.values.ts'
import type { DateRange } from '#shared/lists/list.values.ts'
import type { BoardColumn } from '#shared/opportunities/opportunity.values.ts'
import { calendarInstant, localMidnight } from '#shared/values/calendar-day.ts'

export type ActivitiesFilter = {
  kinds: EntryKind[]
  /** E-mails; `me`, or `none` for what programs wrote. */
  authors: string[]
  /** Moves of deals away from these stages. */
  left: BoardColumn[]
  period: DateRange | null
}

export type ActivitiesState = {
  filter: ActivitiesFilter
  /** The entry that the keyboard is at, by its place; -1 for none. */
  active: number
  /** What is being logged, if anything. */
  logging: (typeof loggableTypes)[number] | null
  /** How far the list is scrolled, in px. */
  offset: number
}

export const noFilter: ActivitiesFilter = { kinds: [], authors: [], left: [], period: null }

/** Makes the store of what only the page of all activities knows. */
export function createActivitiesStore(): StoreApi<ActivitiesState> {
  return createStore<ActivitiesState>(() => ({ filter: noFilter, active: -1, logging: null, offset: 0 }))
}

export const activitiesStore = createActivitiesStore()
onForget(() => activitiesStore.setState(activitiesStore.getInitialState(), true))

export function useActivities<T>(select: (state: ActivitiesState) => T): T {
  return useStore(activitiesStore, select)
}

/** Another result begins at its top with nothing marked. */
export function setFilter(part: Partial<ActivitiesFilter>): void {
  activitiesStore.setState(({ filter }) => ({ filter: { ...filter, ...part }, active: -1, offset: 0 }))
}

export function isFiltered({ kinds, authors, left, period }: ActivitiesFilter): boolean {
  return kinds.length + authors.length + left.length > 0 || period !== null
}

/** The instants of a period: from the midnight that begins it up to the one that ends it. */
export function instantsOf(period: DateRange | null, now: Date): { from: Date | null; to: Date | null } {
  if (!period) return { from: null, to: null }
  if ('days' in period) return { from: localMidnight(now, 1 - period.days), to: null }
  const midnight = (day: string | null, later: number) => {
    const instant = day === null ? null : calendarInstant(day)
    return instant && localMidnight(instant, later)
  }
  return { from: midnight(period.from, 0), to: midnight(period.to, 1) }
}
