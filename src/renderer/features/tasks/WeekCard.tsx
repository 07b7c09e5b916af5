import { IconRepeat } from '@tabler/icons-react'
import { memo, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { formatTime } from '#renderer/records/formats.ts'
import { OwnerBadge } from '#renderer/records/OwnerBadge.tsx'
import { PriorityMark } from '#renderer/records/PriorityMark.tsx'
import { TaskCheck } from '#renderer/records/tasks/TaskCheck.tsx'
import { openTaskDialog } from '#renderer/records/tasks/task.store.ts'
import { repeatWords } from '#renderer/records/tasks/task.words.ts'
import { useTaskActions } from '#renderer/records/tasks/useTaskActions.ts'
import { WaitingMark } from '#renderer/records/WaitingMark.tsx'
import { isOverdue, taskPriority } from '#shared/tasks/task.rules.ts'
import type { TaskRow } from '#shared/tasks/task.schema.ts'
import { useTasks } from './tasks.store.ts'
import { useDraggableTask } from './useWeekDrag.ts'
import type { WeekKeyHandler } from './useWeekKeys.ts'
import classes from './WeekCard.module.css'
import type { WeekColumn } from './week.days.ts'
import { noteFocus, useWeek } from './week.store.ts'

type Props = {
  task: TaskRow
  place: { column: WeekColumn; index: number }
  /** The one task of the week that Tab reaches. */
  isReachable: boolean
  mayWrite: boolean
  onKey: WeekKeyHandler
}

/** A task in the week: title, then time, record and person. */
export const WeekCard = memo(function WeekCard({ task, place, isReachable, mayWrite, onKey }: Props) {
  const { t, i18n } = useTranslation()
  const actions = useTaskActions()
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const isCarried = useWeek(({ carried }) => carried?.task._id === task._id)
  // Whoever looks at one person's week knows whose it is.
  const showsOwner = useTasks(({ filter }) => filter.assignee === null)
  const request = useWeek(({ focus }) => (focus?.id === task._id ? focus.request : 0))
  useDraggableTask(root, task, mayWrite)
  useEffect(() => {
    if (request > 0) button.current?.focus()
  }, [request])
  const { repeat_rule, due_has_time, due_date, record } = task
  const rule = repeat_rule && t('tasks.row.repeats', { rule: repeatWords(repeat_rule, t, i18n.language) })
  return (
    <div
      ref={root}
      className={classes.card}
      data-testid="week-card"
      data-carried={isCarried || undefined}
      data-done={task.is_completed || undefined}
    >
      <TaskCheck task={task} onChange={mayWrite ? (done) => actions.complete(task, done) : undefined} />
      <button
        ref={button}
        type="button"
        className={classes.open}
        tabIndex={isReachable ? 0 : -1}
        aria-describedby="week-help"
        aria-pressed={isCarried || undefined}
        onClick={() => openTaskDialog({ kind: 'edit', _id: task._id })}
        onFocus={() => noteFocus(task._id)}
        onKeyDown={(event) => onKey(event, task, place)}
      >
        <span className={classes.title} dir="auto">
          {task.title || t('tasks.untitled')}
        </span>
        <span className={classes.facts}>
          {due_has_time && due_date && (
            <span className={classes.time} data-late={isOverdue(task, new Date()) || undefined}>
              {formatTime(due_date, i18n.language)}
            </span>
          )}
          {taskPriority(task) === 'A' && <PriorityMark priority="A" />}
          {rule && <IconRepeat size={12} stroke={1.7} aria-label={rule} />}
          <WaitingMark id={task._id} />
          {record && <bdi className={classes.record}>{record.name ?? t('activities.list.gone')}</bdi>}
          {showsOwner && (
            <span className={classes.owner}>
              <OwnerBadge owner={task.assigned_to_email} compact />
            </span>
          )}
        </span>
      </button>
    </div>
  )
})
