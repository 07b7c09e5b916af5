import { ActionIcon, Button, CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconChevronLeft, IconChevronRight, IconSearch } from '@tabler/icons-react'
import { type RefObject, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '#renderer/records/formats.ts'
import { KeyHint } from '#renderer/ui/KeyHint.tsx'
import { AssigneeFilter } from './AssigneeFilter.tsx'
import classes from './TasksToolbar.module.css'
import { setFilter, tasksStore, useTasks } from './tasks.store.ts'
import { useShownWeek } from './useWeekData.ts'
import { daysLater, midnightOf } from './week.days.ts'

/** Whose tasks, which words, and in the calendar which week. */
export function TasksToolbar({ searchRef }: { searchRef: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation()
  const view = useTasks((state) => state.view)
  return (
    <div className={classes.bar}>
      <Search inputRef={searchRef} />
      <AssigneeFilter />
      {view === 'week' ? <WeekSwitch /> : <span className={classes.help}>{t('tasks.help')}</span>}
    </div>
  )
}

const pauseMs = 150

function Search({ inputRef }: { inputRef: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation()
  const search = useTasks(({ filter }) => filter.search)
  const [text, setText] = useState(search)
  useEffect(() => setText(search), [search])
  const apply = useDebouncedCallback((value: string) => setFilter({ search: value.trim() }), pauseMs)
  const clear = () => {
    apply.cancel()
    setText('')
    setFilter({ search: '' })
  }
  return (
    <TextInput
      ref={inputRef}
      size="xs"
      className={classes.search}
      maxLength={200}
      aria-label={t('tasks.search')}
      placeholder={t('tasks.search')}
      leftSection={<IconSearch size={15} stroke={1.7} aria-hidden />}
      rightSectionWidth={30}
      rightSection={
        text ? (
          <CloseButton size="xs" aria-label={t('lists.search.clear')} onClick={clear} />
        ) : (
          <KeyHint keys="/" />
        )
      }
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value)
        apply(event.currentTarget.value)
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        if (text) clear()
        else event.currentTarget.blur()
      }}
    />
  )
}

function WeekSwitch() {
  const { t, i18n } = useTranslation()
  const week = useShownWeek()
  const go = (days: number) => tasksStore.setState({ week: daysLater(week, days) })
  const day = (date: string) => formatDay(midnightOf(date), new Date(), i18n.language)
  return (
    <div className={classes.week}>
      <span className={classes.period}>
        {day(week)} – {day(daysLater(week, 6))}
      </span>
      <ActionIcon aria-label={t('tasks.week.previous')} onClick={() => go(-7)}>
        <IconChevronLeft size={17} className="points" aria-hidden />
      </ActionIcon>
      <Button variant="default" size="compact-sm" onClick={() => tasksStore.setState({ week: null })}>
        {t('tasks.week.today')}
      </Button>
      <ActionIcon aria-label={t('tasks.week.next')} onClick={() => go(7)}>
        <IconChevronRight size={17} className="points" aria-hidden />
      </ActionIcon>
    </div>
  )
}
