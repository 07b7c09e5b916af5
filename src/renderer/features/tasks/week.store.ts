import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { onForget } from '#renderer/state/forget.ts'
import type { TaskRow } from '#shared/tasks/task.schema.ts'
import type { WeekColumn } from './week.days.ts'

export type WeekState = {
  /** A task in the hand: lifted by mouse or keyboard, not yet dropped. */
  carried: { task: TaskRow; from: WeekColumn; over: WeekColumn | null } | null
  /** The task that has the keyboard. `request` grows whenever the keyboard is to be sent there. */
  focus: { id: string; request: number } | null
  /** What the live region says. */
  says: string
}

/** Makes the store of what is in the hand, and where the keyboard is, in the week. */
export function createWeekStore(): StoreApi<WeekState> {
  return createStore<WeekState>(() => ({ carried: null, focus: null, says: '' }))
}

export const weekStore = createWeekStore()
onForget(() => weekStore.setState(weekStore.getInitialState(), true))

export function useWeek<T>(select: (state: WeekState) => T): T {
  return useStore(weekStore, select)
}

export function sendFocus(id: string): void {
  weekStore.setState(({ focus }) => ({ focus: { id, request: (focus?.request ?? 0) + 1 } }))
}

export function noteFocus(id: string): void {
  weekStore.setState(({ focus }) => ({ focus: { id, request: focus?.request ?? 0 } }))
}
