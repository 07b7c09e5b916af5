import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { onForget } from '#renderer/state/forget.ts'
import type { TaskSection } from '#shared/tasks/task.rules.ts'

export type TasksFilter = {
  search: string
  /** An e-mail, `me`, `none` for nobody; null for everybody. */
  assignee: string | null
}

export type TasksState = {
  view: 'day' | 'week'
  filter: TasksFilter
  /** Sections that are folded. */
  folded: TaskSection[]
  /** How many tasks of a section are asked for beyond its first ones, in pages. */
  pages: Partial<Record<TaskSection, number>>
  /** The task that the keyboard is at in the day's list. */
  active: string | null
  /** The first day of the week that is shown, YYYY-MM-DD; null for this week. */
  week: string | null
}

/** Makes the store of what only the task page knows. */
export function createTasksStore(): StoreApi<TasksState> {
  return createStore<TasksState>(() => ({
    view: 'day',
    filter: { search: '', assignee: 'me' },
    folded: ['completed'],
    pages: {},
    active: null,
    week: null
  }))
}

export const tasksStore = createTasksStore()
onForget(() => tasksStore.setState(tasksStore.getInitialState(), true))

export function useTasks<T>(select: (state: TasksState) => T): T {
  return useStore(tasksStore, select)
}

/** Another result begins at its first pages with nothing marked. */
export function setFilter(part: Partial<TasksFilter>): void {
  tasksStore.setState(({ filter }) => ({ filter: { ...filter, ...part }, pages: {}, active: null }))
}

export function toggleFolded(section: TaskSection): void {
  tasksStore.setState(({ folded }) => ({
    folded: folded.includes(section) ? folded.filter((other) => other !== section) : [...folded, section]
  }))
}

export function showMore(section: TaskSection): void {
  tasksStore.setState(({ pages }) => ({ pages: { ...pages, [section]: (pages[section] ?? 0) + 1 } }))
}

/** Shows the day of the signed-in person, nothing left out. */
export function showMyDay(): void {
  const { view, filter, folded } = tasksStore.getInitialState()
  tasksStore.setState({ view, filter, folded, active: null })
}
