import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { InputOf } from '#shared/ipc/contract.ts'
import type { taskContract } from '#shared/tasks/task.contract.ts'
import type { TaskRow } from '#shared/tasks/task.schema.ts'
import { api, ask } from '../../api/client.ts'
import { showDone, showError } from '../../ui/toasts.tsx'
import { removeTask, reschedule, setCompleted, snooze, type TaskWords } from './task.actions.ts'

type ExportInput = InputOf<typeof taskContract.exportCalendar>

/** What can be done with tasks, in the user's words; the same object until the language changes. */
export function useTaskActions() {
  const { t, i18n } = useTranslation()
  const { language } = i18n
  return useMemo(() => {
    const words = { t, language }
    return {
      complete: (task: TaskRow, done: boolean) => void setCompleted(task, done, words),
      remove: (task: TaskRow) => void removeTask(task, words),
      reschedule: (task: TaskRow, due: Date | null) => void reschedule(task, due, words),
      snooze: (task: Pick<TaskRow, '_id' | 'title'>, until: Date) => void snooze(task, until, words),
      exportCalendar: (input: ExportInput) => void exportCalendar(input, words)
    }
  }, [t, language])
}

/** Says what was written where; nothing when the person closed the dialog. */
async function exportCalendar(input: ExportInput, { t }: TaskWords): Promise<void> {
  try {
    const report = await ask(api.tasks.exportCalendar(input))
    if (!report) return
    const { file, count, skipped } = report
    const done = count > 0 ? t('tasks.export.done', { count, file }) : t('tasks.export.nothing', { file })
    showDone([done, skipped > 0 && t('tasks.export.skipped', { count: skipped })].filter(Boolean).join(' '))
  } catch (error) {
    showError(error)
  }
}
