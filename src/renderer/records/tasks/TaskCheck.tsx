import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TaskRow } from '#shared/tasks/task.schema.ts'
import classes from './TaskCheck.module.css'

type Props = { task: TaskRow; onChange?: ((done: boolean) => void) | undefined }

/** The circle that completes a task. */
export function TaskCheck({ task, onChange }: Props) {
  const { t } = useTranslation()
  const title = task.title || t('tasks.untitled')
  return (
    <button
      type="button"
      aria-pressed={task.is_completed}
      aria-label={t(task.is_completed ? 'tasks.row.reopen' : 'tasks.row.complete', { title })}
      className={classes.check}
      disabled={!onChange}
      onClick={(event) => {
        event.stopPropagation()
        onChange?.(!task.is_completed)
      }}
    >
      <span className={classes.ring}>
        <IconCheck size={12} stroke={2.6} className={classes.tick} aria-hidden />
      </span>
    </button>
  )
}
