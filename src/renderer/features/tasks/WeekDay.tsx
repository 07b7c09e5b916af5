import { ActionIcon } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { memo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, formatFullDay, formatWeekday } from '#renderer/records/formats.ts'
import { openTaskDialog } from '#renderer/records/tasks/task.store.ts'
import type { TaskRow } from '#shared/tasks/task.schema.ts'
import { useDayDrop } from './useWeekDrag.ts'
import type { WeekKeyHandler } from './useWeekKeys.ts'
import { WeekCard } from './WeekCard.tsx'
import classes from './WeekView.module.css'
import { midnightOf, undated, type WeekColumn } from './week.days.ts'
import { useWeek } from './week.store.ts'

type Props = {
  column: WeekColumn
  tasks: readonly TaskRow[]
  isToday: boolean
  isPast: boolean
  /** The task that Tab reaches while none has had the keyboard. */
  tabStop: string | undefined
  mayWrite: boolean
  onKey: WeekKeyHandler
}

/** One day, or what has no date: its name, and its tasks. */
export const WeekDay = memo(function WeekDay(props: Props) {
  const { column, tasks, isToday, isPast, mayWrite } = props
  const { t, i18n } = useTranslation()
  const root = useRef<HTMLElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const isTarget = useWeek(({ carried }) => carried?.over === column && carried.from !== column)
  const focused = useWeek(({ focus }) => focus?.id ?? null)
  useDayDrop(root, scroller, column)
  const day = column === undated ? null : midnightOf(column)
  const name = day ? formatFullDay(day, i18n.language) : t('tasks.section.undated')
  const known = day ? { day: column } : {}
  return (
    <section
      ref={root}
      className={classes.day}
      data-testid={`week-day-${column}`}
      data-today={isToday || undefined}
      data-past={isPast || undefined}
      data-undated={!day || undefined}
      data-target={isTarget || undefined}
      aria-label={`${name}, ${t('tasks.week.count', { count: tasks.length })}`}
    >
      <header className={classes.dayHead}>
        {day ? (
          <h2 className={classes.dayName} title={name}>
            <span className={classes.weekday}>{formatWeekday(day, i18n.language, 'short')}</span>
            <span className={classes.date}>{formatDay(day, day, i18n.language)}</span>
          </h2>
        ) : (
          <h2 className={classes.dayName}>{name}</h2>
        )}
        {tasks.length > 0 && <span className={classes.count}>{tasks.length}</span>}
        {mayWrite && (
          <ActionIcon
            size="sm"
            className={classes.add}
            aria-label={day ? t('tasks.week.addTo', { day: name }) : t('tasks.add')}
            onClick={() => openTaskDialog({ kind: 'new', ...known })}
          >
            <IconPlus size={14} aria-hidden />
          </ActionIcon>
        )}
      </header>
      <div ref={scroller} className={classes.scroller} tabIndex={-1}>
        <ul className={classes.cards}>
          {tasks.map((task, index) => (
            <li key={task._id}>
              <WeekCard
                task={task}
                place={{ column, index }}
                isReachable={focused ? focused === task._id : props.tabStop === task._id}
                mayWrite={mayWrite}
                onKey={props.onKey}
              />
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
})
