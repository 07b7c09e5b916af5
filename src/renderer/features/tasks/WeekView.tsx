import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useHoldNews } from '#renderer/api/useHoldNews.ts'
import { useTaskActions } from '#renderer/records/tasks/useTaskActions.ts'
import { useMay } from '#renderer/state/session.store.ts'
import { ErrorState } from '#renderer/ui/ErrorState.tsx'
import { RowSkeletons } from '#renderer/ui/Skeletons.tsx'
import type { TaskRow } from '#shared/tasks/task.schema.ts'
import { useWeekData } from './useWeekData.ts'
import { useWeekDrag } from './useWeekDrag.ts'
import { useWeekKeys } from './useWeekKeys.ts'
import { WeekDay } from './WeekDay.tsx'
import classes from './WeekView.module.css'
import { columnOf, movedTo, type WeekColumn } from './week.days.ts'
import { useWeek } from './week.store.ts'

const none: TaskRow[] = []

/** A week of days side by side, and what has no date yet: tasks are dragged from one to another. */
export function WeekView() {
  const { t } = useTranslation()
  const mayWrite = useMay('sales')
  const actions = useTaskActions()
  const { columns, days, today, hidden, isPending, error, retry } = useWeekData()
  const move = useCallback(
    (task: TaskRow, column: WeekColumn) => {
      if (columnOf(task) !== column) actions.reschedule(task, movedTo(task, column))
    },
    [actions]
  )
  useWeekDrag(move)
  useHoldNews(useWeek(({ carried }) => carried !== null))
  const tasksOf = useCallback((column: WeekColumn) => days.get(column) ?? none, [days])
  const grid = useMemo(() => ({ columns, tasksOf }), [columns, tasksOf])
  const onKey = useWeekKeys({ grid, mayMove: mayWrite, onDrop: move })
  if (error && days.size === 0) return <ErrorState error={error} onRetry={retry} />
  if (isPending) return <RowSkeletons count={12} />
  const tabStop = columns.map((column) => tasksOf(column)[0]?._id).find(Boolean)
  return (
    <>
      <p id="week-help" className={classes.hidden}>
        {t(mayWrite ? 'tasks.week.help' : 'tasks.week.viewerHelp')}
      </p>
      {hidden > 0 && (
        <p className={classes.more} role="status">
          {t('tasks.week.more', { count: hidden })}
        </p>
      )}
      <section className={classes.week} aria-label={t('tasks.week.label')} data-testid="week">
        {columns.map((column) => (
          <WeekDay
            key={column}
            column={column}
            tasks={tasksOf(column)}
            isToday={column === today}
            isPast={column < today}
            tabStop={tabStop}
            mayWrite={mayWrite}
            onKey={onKey}
          />
        ))}
      </section>
      <LiveRegion />
    </>
  )
}

/** Says every step of the keyboard to a screen reader. */
function LiveRegion() {
  const says = useWeek((state) => state.says)
  return (
    <p className={classes.hidden} role="status" aria-live="assertive" data-testid="week-says">
      {says}
    </p>
  )
}
