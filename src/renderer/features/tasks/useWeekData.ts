import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { callOptions } from '#renderer/api/queries.ts'
import { useTaskState, withChanges } from '#renderer/records/tasks/task.store.ts'
import { firstWeekday } from '#renderer/records/tasks/task.words.ts'
import { useToday } from '#renderer/records/tasks/useToday.ts'
import { useTasks } from './tasks.store.ts'
import { byDay, daysLater, daysOf, midnightOf, undated, type WeekColumn, weekOf } from './week.days.ts'

/** As many without date as are offered for planning. */
const undatedLimit = 100

/** The first day of the week that is shown. */
export function useShownWeek(): string {
  const { i18n } = useTranslation()
  const today = useToday()
  const chosen = useTasks((state) => state.week)
  return chosen ?? weekOf(midnightOf(today), firstWeekday(i18n.language))
}

/** The week that is shown: its columns, and the tasks of each, with changes that are on their way. */
export function useWeekData() {
  const today = useToday()
  const week = useShownWeek()
  const filter = useTasks((state) => state.filter)
  const changes = useTaskState((state) => state.changes)
  const range = { from: midnightOf(week), to: midnightOf(daysLater(week, 7)) }
  const dated = useQuery({
    ...callOptions('tasks', 'between', { ...filter, ...range }),
    placeholderData: keepPreviousData
  })
  const free = useQuery({
    ...callOptions('tasks', 'section', { ...filter, section: 'undated', skip: 0, limit: undatedLimit }),
    placeholderData: keepPreviousData
  })
  const columns = useMemo<WeekColumn[]>(() => [...daysOf(week), undated], [week])
  const days = useMemo(() => {
    const tasks = [...(dated.data?.tasks ?? []), ...(free.data?.tasks ?? [])]
    const unique = [...new Map(tasks.map((task) => [task._id, task])).values()]
    return byDay(withChanges(unique, changes))
  }, [dated.data, free.data, changes])
  return {
    today,
    columns,
    days,
    hidden: Math.max(0, (dated.data?.count ?? 0) - (dated.data?.tasks.length ?? 0)),
    isPending: dated.isPending || free.isPending,
    error: dated.error ?? free.error,
    retry: () => {
      void dated.refetch()
      void free.refetch()
    }
  }
}
