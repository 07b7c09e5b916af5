import type { TFunction } from 'i18next'
import { AppError, type ErrorReply, type Result } from '#shared/ipc/result.ts'
import type { TaskRow } from '#shared/tasks/task.schema.ts'
import { api } from '../../api/client.ts'
import { queryClient } from '../../api/queries.ts'
import { showDone, showError } from '../../ui/toasts.tsx'
import { showChange, type TaskChange } from './task.store.ts'
import { dayWords, momentWords } from './task.words.ts'

/** What can be done with a task by one key or click: shown at once, put back with a reason when it is refused. */

export type TaskWords = { t: TFunction; language: string }

/** Completes a task or opens it again. */
export function setCompleted(task: TaskRow, done: boolean, words: TaskWords): Promise<void> {
  const undo = () => void setCompleted({ ...task, is_completed: done }, !done, words)
  return write(task, { is_completed: done }, () => api.tasks.complete({ _id: task._id, done }), words, {
    undo,
    said: ({ next }) => completedWords(task, done, next, words)
  })
}

function completedWords(
  task: TaskRow,
  done: boolean,
  next: TaskRow | null,
  { t, language }: TaskWords
): string {
  const title = titleOf(task, t)
  if (!done) return t('tasks.done.reopened', { title })
  if (!next?.due_date) return t('tasks.done.completed', { title })
  return t('tasks.done.completedNext', { title, day: dayWords(next.due_date, new Date(), language) })
}

/** Deletes a task; Undo brings it back. */
export function removeTask(task: TaskRow, words: TaskWords): Promise<void> {
  return write(task, 'removed', () => api.tasks.remove({ _id: task._id }), words, {
    undo: ({ removal }) => void restoreTask(removal),
    said: () => words.t('tasks.done.removed', { title: titleOf(task, words.t) })
  })
}

async function restoreTask(removal: string): Promise<void> {
  const answer = await api.tasks.restore({ removal })
  if (!answer.ok) showError(toError(answer.error))
  await readAgain()
}

/** Moves a task to another due date, at its own time of day; null takes the date away. */
export function reschedule(task: TaskRow, due_date: Date | null, words: TaskWords): Promise<void> {
  const { _id } = task
  const { t, language } = words
  const title = titleOf(task, t)
  const undo = () => void reschedule({ ...task, due_date }, task.due_date, words)
  const set = { due_date }
  return write(task, set, () => api.tasks.update({ _id, set, base: { due_date: task.due_date } }), words, {
    undo,
    said: () =>
      due_date
        ? t('tasks.done.moved', { title, day: dayWords(due_date, new Date(), language) })
        : t('tasks.done.unplanned', { title })
  })
}

/** Reminds of a task later. */
export function snooze(task: Pick<TaskRow, '_id' | 'title'>, until: Date, words: TaskWords): Promise<void> {
  const { t, language } = words
  return write(task, { reminder_date: until }, () => api.tasks.snooze({ _id: task._id, until }), words, {
    undo: null,
    said: () =>
      t('tasks.done.snoozed', {
        title: titleOf(task, t),
        when: momentWords(until, new Date(), language)
      })
  })
}

type Outcome<T> = { undo: ((answer: T) => void) | null; said: (answer: T) => string }

async function write<T>(
  task: Pick<TaskRow, '_id' | 'title'>,
  change: TaskChange,
  send: () => Promise<Result<T>>,
  words: TaskWords,
  { undo, said }: Outcome<T>
): Promise<void> {
  const end = showChange(task._id, change)
  const answer = await send()
  if (answer.ok) {
    const takeBack = undo && (() => undo(answer.data))
    showDone(said(answer.data), takeBack ?? undefined)
  } else {
    refuse(task, answer.error, () => void write(task, change, send, words, { undo, said }), words.t)
  }
  await readAgain()
  end()
}

/** The lists as the database has them now; a list that can't be read tells so itself. */
async function readAgain(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['tasks'] })
}

function refuse(task: Pick<TaskRow, 'title'>, error: ErrorReply, again: () => void, t: TFunction): void {
  const mayWorkLater = error.code === 'offline' || error.code === 'internal'
  const wayOut = mayWorkLater ? { label: t('common.retry'), onClick: again } : undefined
  const elsewhere = error.code === 'changed_elsewhere'
  showError(elsewhere ? t('tasks.done.elsewhere', { title: titleOf(task, t) }) : toError(error), wayOut)
}

function toError({ code, message, details }: ErrorReply): AppError {
  return new AppError(code, message, details)
}

function titleOf({ title }: Pick<TaskRow, 'title'>, t: TFunction): string {
  return title || t('tasks.untitled')
}
