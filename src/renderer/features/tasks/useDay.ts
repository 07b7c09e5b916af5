import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { callOptions, queryClient } from '#renderer/api/queries.ts'
import { useTaskState, withChanges } from '#renderer/records/tasks/task.store.ts'
import type { TaskSectionData } from '#shared/tasks/task.contract.ts'
import type { TaskSection } from '#shared/tasks/task.rules.ts'
import type { TaskRow } from '#shared/tasks/task.schema.ts'
import { type TasksFilter, tasksStore, useTasks } from './tasks.store.ts'

const firstPage = 50
const furtherPage = 100

function dayOptions(filter: TasksFilter) {
  return callOptions('tasks', 'day', { ...filter, limit: firstPage })
}

/** Asks for the day as it will be shown, while its screen is still being made. */
export async function prefetchDay(): Promise<void> {
  await queryClient.prefetchQuery(dayOptions(tasksStore.getState().filter))
}

export type ShownSection = TaskSectionData & {
  isFolded: boolean
  /** More are stored than are shown. */
  hasMore: boolean
}

/** The day's sections under the current filter, with changes that are on their way; empty ones but today are left out. */
export function useDay() {
  const filter = useTasks((state) => state.filter)
  const folded = useTasks((state) => state.folded)
  const changes = useTaskState((state) => state.changes)
  const query = useQuery({ ...dayOptions(filter), placeholderData: keepPreviousData })
  const further = useFurtherTasks(filter)
  const sections = useMemo(
    () =>
      (query.data?.sections ?? [])
        .map(({ section, count, tasks }): ShownSection => {
          const read = [...tasks, ...(further[section] ?? [])]
          const isFolded = folded.includes(section)
          return {
            section,
            count,
            tasks: isFolded ? [] : withChanges(read, changes),
            isFolded,
            hasMore: !isFolded && read.length < count
          }
        })
        .filter(({ section, count }) => count > 0 || section === 'today'),
    [query.data, further, folded, changes]
  )
  return { ...query, sections }
}

/** The tasks of further pages that were asked for, by section. */
function useFurtherTasks(filter: TasksFilter): Partial<Record<TaskSection, TaskRow[]>> {
  const pages = useTasks((state) => state.pages)
  const wanted = Object.entries(pages).flatMap(([section, count]) =>
    Array.from({ length: count }, (_, at) => ({ section: section as TaskSection, at }))
  )
  return useQueries({
    queries: wanted.map(({ section, at }) =>
      callOptions('tasks', 'section', {
        ...filter,
        section,
        skip: firstPage + at * furtherPage,
        limit: furtherPage
      })
    ),
    combine: (results) => {
      const tasks: Partial<Record<TaskSection, TaskRow[]>> = {}
      results.forEach(({ data }, at) => {
        const section = wanted[at]?.section
        if (section && data) tasks[section] = [...(tasks[section] ?? []), ...data.tasks]
      })
      return tasks
    }
  })
}
