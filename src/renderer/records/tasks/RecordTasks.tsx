import { Button } from '@mantine/core'
import { IconChevronDown, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type LinkedRecord, refOf } from '#shared/records/record.schema.ts'
import type { TaskRow } from '#shared/tasks/task.schema.ts'
import { callOptions } from '../../api/queries.ts'
import { useMay } from '../../state/session.store.ts'
import { Related } from '../page/Related.tsx'
import classes from './RecordTasks.module.css'
import { TaskLine } from './TaskLine.tsx'
import { openTaskDialog, useTaskState, withChanges } from './task.store.ts'
import { useToday } from './useToday.ts'

/** The tasks of one record, on its page: `<RecordTasks record={{ kind: 'lead', _id, name, mayOpen: true }} />`. */
export function RecordTasks({ record }: { record: LinkedRecord }) {
  const { t } = useTranslation()
  const mayWrite = useMay('sales')
  const today = useToday()
  const changes = useTaskState((state) => state.changes)
  const { data, error } = useQuery(callOptions('tasks', 'ofRecord', { record: refOf(record) }))
  const line = (task: TaskRow) => (
    <TaskLine key={task._id} task={task} compact mayWrite={mayWrite} today={today} />
  )
  const open = data && withChanges(data.open, changes)
  const completed = data ? withChanges(data.completed, changes) : []
  return (
    <Related
      title={t('tasks.record.title')}
      action={
        mayWrite && (
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPlus size={13} />}
            onClick={() => openTaskDialog({ kind: 'new', record })}
          >
            {t('tasks.add')}
          </Button>
        )
      }
      rows={
        open && open.length + completed.length > 0
          ? [
              <ul key="open" className={classes.list}>
                {open.map(line)}
              </ul>,
              <Completed key="completed" tasks={completed} line={line} />
            ]
          : open && []
      }
      error={error}
      none={t('tasks.record.none')}
    />
  )
}

/** What is done stays out of the way. */
function Completed({ tasks, line }: { tasks: TaskRow[]; line: (task: TaskRow) => React.ReactNode }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  if (tasks.length === 0) return null
  return (
    <>
      <button
        type="button"
        className={classes.completed}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <IconChevronDown size={13} className={classes.chevron} aria-hidden />
        {t('tasks.record.completed', { count: tasks.length })}
      </button>
      {isOpen && <ul className={classes.list}>{tasks.map(line)}</ul>}
    </>
  )
}
