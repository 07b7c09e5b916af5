import { IconBell, IconRepeat } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { isOverdue, taskPriority } from '#shared/tasks/task.rules.ts'
import type { TaskRow } from '#shared/tasks/task.schema.ts'
import { formatFullDay } from '../formats.ts'
import { OwnerBadge } from '../OwnerBadge.tsx'
import { PriorityMark } from '../PriorityMark.tsx'
import { RecordLink } from '../RecordLink.tsx'
import { WaitingMark } from '../WaitingMark.tsx'
import { TaskCheck } from './TaskCheck.tsx'
import classes from './TaskLine.module.css'
import { TaskMenu } from './TaskMenu.tsx'
import { openTaskDialog } from './task.store.ts'
import { dueWords, momentWords, repeatWords } from './task.words.ts'
import { useTaskActions } from './useTaskActions.ts'

type Props = {
  task: TaskRow
  /** Narrow, on the page of the record itself: neither record nor assignee's name. */
  compact?: boolean
  /** The keyboard is here. */
  active?: boolean
  mayWrite: boolean
  /** Changes once a day: what is overdue is then said anew. */
  today: string
}

/** One task on one line; pressing it opens it. */
export const TaskLine = memo(function TaskLine({ task, compact = false, active = false, mayWrite }: Props) {
  const { t } = useTranslation()
  const actions = useTaskActions()
  const open = () => openTaskDialog({ kind: 'edit', _id: task._id })
  return (
    <li
      className={classes.line}
      data-testid="task-line"
      data-compact={compact || undefined}
      data-active={active || undefined}
      data-done={task.is_completed || undefined}
    >
      <TaskCheck task={task} onChange={mayWrite ? (done) => actions.complete(task, done) : undefined} />
      <PriorityMark priority={taskPriority(task)} />
      <button type="button" className={classes.title} onClick={open}>
        <bdi className={classes.name}>{task.title || t('tasks.untitled')}</bdi>
        <Marks task={task} />
        <WaitingMark id={task._id} />
      </button>
      {!compact && (
        <span className={classes.record}>{task.record && <RecordLink record={task.record} />}</span>
      )}
      <Due task={task} />
      <span className={classes.owner}>
        <OwnerBadge owner={task.assigned_to_email} compact />
      </span>
      <span className={classes.menu}>{mayWrite && <TaskMenu task={task} />}</span>
    </li>
  )
})

/** That it repeats, and that it will remind. */
function Marks({ task }: { task: TaskRow }) {
  const { t, i18n } = useTranslation()
  const { repeat_rule, reminder_date, is_completed } = task
  const rule = repeat_rule && t('tasks.row.repeats', { rule: repeatWords(repeat_rule, t, i18n.language) })
  const when =
    reminder_date &&
    !is_completed &&
    t('tasks.row.reminds', { when: momentWords(reminder_date, new Date(), i18n.language) })
  return (
    <>
      {rule && (
        <span className={classes.mark} title={rule}>
          <IconRepeat size={13} stroke={1.7} aria-label={rule} />
        </span>
      )}
      {when && (
        <span className={classes.mark} title={when}>
          <IconBell size={13} stroke={1.7} aria-label={when} />
        </span>
      )}
    </>
  )
}

function Due({ task }: { task: TaskRow }) {
  const { i18n } = useTranslation()
  const { due_date } = task
  const now = new Date()
  return (
    <span className={classes.due} data-late={isOverdue(task, now) || undefined}>
      {due_date && (
        <time dateTime={due_date.toISOString()} title={formatFullDay(due_date, i18n.language)}>
          {dueWords(task, now, i18n.language)}
        </time>
      )}
    </span>
  )
}
