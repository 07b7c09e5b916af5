import { Button } from '@mantine/core'
import { IconCheckbox, IconChevronDown, IconPlus, IconSearchOff } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { TaskLine } from '#renderer/records/tasks/TaskLine.tsx'
import { useToday } from '#renderer/records/tasks/useToday.ts'
import { useMay } from '#renderer/state/session.store.ts'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { ErrorState } from '#renderer/ui/ErrorState.tsx'
import { RowSkeletons } from '#renderer/ui/Skeletons.tsx'
import classes from './DayView.module.css'
import { setFilter, showMore, toggleFolded, useTasks } from './tasks.store.ts'
import { type ShownSection, useDay } from './useDay.ts'
import { useDayKeys } from './useDayKeys.ts'

/** What is overdue, due today, in the next days and later, without date, and done. */
export function DayView({ onNew }: { onNew: (() => void) | undefined }) {
  const { sections, error, isPending, isPlaceholderData, refetch } = useDay()
  const search = useTasks(({ filter }) => filter.search)
  useDayKeys(sections)
  if (error && sections.length === 0) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (isPending) return <RowSkeletons count={14} />
  const hasOpen = sections.some(({ section, count }) => section !== 'completed' && count > 0)
  return (
    <div className={classes.scroll} data-stale={isPlaceholderData || undefined}>
      {!hasOpen && (search ? <NoResult /> : <NothingYet onNew={onNew} />)}
      {sections
        .filter((data) => hasOpen || data.count > 0)
        .map((data) => (
          <Section key={data.section} data={data} />
        ))}
    </div>
  )
}

function Section({ data }: { data: ShownSection }) {
  const { t } = useTranslation()
  const { section, count, tasks, isFolded, hasMore } = data
  const mayWrite = useMay('sales')
  const active = useTasks((state) => state.active)
  const today = useToday()
  const root = useRef<HTMLElement>(null)
  useEffect(() => {
    if (active) root.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <section
      ref={root}
      className={classes.section}
      data-section={section}
      aria-label={t(`tasks.section.${section}`)}
    >
      <h2 className={classes.head}>
        <button
          type="button"
          className={classes.fold}
          aria-expanded={!isFolded}
          onClick={() => toggleFolded(section)}
        >
          <IconChevronDown size={14} stroke={1.8} className={classes.chevron} aria-hidden />
          {t(`tasks.section.${section}`)}
          <span className={classes.count}>{count}</span>
        </button>
      </h2>
      {count === 0 && <p className={classes.nothing}>{t('tasks.nothingToday')}</p>}
      {!isFolded && (
        <ul className={classes.list}>
          {tasks.map((task) => (
            <TaskLine
              key={task._id}
              task={task}
              active={task._id === active}
              mayWrite={mayWrite}
              today={today}
            />
          ))}
        </ul>
      )}
      {hasMore && (
        <Button className={classes.more} variant="subtle" size="compact-sm" onClick={() => showMore(section)}>
          {t('tasks.more')}
        </Button>
      )}
    </section>
  )
}

function NothingYet({ onNew }: { onNew: (() => void) | undefined }) {
  const { t } = useTranslation()
  return (
    <EmptyState
      icon={IconCheckbox}
      title={t('tasks.empty.title')}
      actions={
        onNew && (
          <Button leftSection={<IconPlus size={15} />} onClick={onNew}>
            {t('tasks.new')}
          </Button>
        )
      }
    >
      {t(onNew ? 'tasks.empty.text' : 'tasks.empty.viewerText')}
    </EmptyState>
  )
}

function NoResult() {
  const { t } = useTranslation()
  return (
    <EmptyState
      icon={IconSearchOff}
      title={t('tasks.noResult.title')}
      actions={
        <Button variant="default" onClick={() => setFilter({ search: '' })}>
          {t('tasks.noResult.clear')}
        </Button>
      }
    >
      {t('tasks.noResult.text')}
    </EmptyState>
  )
}
