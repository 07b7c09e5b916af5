import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { LinkedRecord } from '#shared/records/record.schema.ts'
import type { TaskRow } from '#shared/tasks/task.schema.ts'
import { onForget } from '../../state/forget.ts'

/** What the dialog shows: a new task with what is known of it already, or a stored one. */
export type TaskDialogState =
  | { kind: 'new'; record?: LinkedRecord; day?: string }
  | { kind: 'edit'; _id: string }

/** What a write that is on its way makes of a task. */
export type TaskChange = Partial<TaskRow> | 'removed'

export type TaskState = {
  dialog: TaskDialogState | null
  /** Writes that the database has not confirmed yet, by task id. */
  changes: Record<string, TaskChange>
}

const blank: TaskState = { dialog: null, changes: {} }

/** Makes the store of what only the window knows of tasks: the dialog, and writes on their way. */
export function createTaskStore(): StoreApi<TaskState> {
  return createStore<TaskState>(() => blank)
}

export const taskStore = createTaskStore()
onForget(() => taskStore.setState(blank, true))

export function useTaskState<T>(select: (state: TaskState) => T): T {
  return useStore(taskStore, select)
}

export function openTaskDialog(dialog: TaskDialogState): void {
  taskStore.setState({ dialog })
}

export function closeTaskDialog(): void {
  taskStore.setState({ dialog: null })
}

/** Shows a change until the function that it answers is called. */
export function showChange(id: string, change: TaskChange): () => void {
  taskStore.setState(({ changes }) => ({ changes: { ...changes, [id]: change } }))
  return () =>
    taskStore.setState(({ changes }) =>
      changes[id] === change
        ? { changes: Object.fromEntries(Object.entries(changes).filter(([other]) => other !== id)) }
        : {}
    )
}

/** Tasks with the changes that are on their way; removed ones are left out. */
export function withChanges(tasks: TaskRow[], changes: TaskState['changes']): TaskRow[] {
  return tasks.flatMap((task) => {
    const change = changes[task._id]
    if (!change) return [task]
    return change === 'removed' ? [] : [{ ...task, ...change }]
  })
}
