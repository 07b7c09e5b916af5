import type { TFunction } from 'i18next'
import { type KeyboardEvent, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { formatFullDay } from '#renderer/records/formats.ts'
import { useTaskActions } from '#renderer/records/tasks/useTaskActions.ts'
import { latinKey } from '#renderer/ui/keys.ts'
import type { TaskRow } from '#shared/tasks/task.schema.ts'
import { directionOf, type Language } from '#shared/values/language.ts'
import { midnightOf, undated, type WeekColumn } from './week.days.ts'
import { nextColumn, nextTask, stepOfKey } from './week.keyboard.ts'
import { sendFocus, type WeekState, weekStore } from './week.store.ts'

type Grid = { columns: readonly WeekColumn[]; tasksOf: (column: WeekColumn) => readonly TaskRow[] }
type Place = { column: WeekColumn; index: number }
export type WeekKeyHandler = (event: KeyboardEvent, task: TaskRow, place: Place) => void

type Options = {
  grid: Grid
  mayMove: boolean
  onDrop: (task: TaskRow, column: WeekColumn) => void
}

/**
 * The keyboard in the week: arrows walk from task to task; Space lifts one, left and right choose its day, Space or
 * Enter drops it, Esc puts it back; D completes. Every step is spoken.
 */
export function useWeekKeys({ grid, mayMove, onDrop }: Options): WeekKeyHandler {
  const { t, i18n } = useTranslation()
  const actions = useTaskActions()
  const { language } = i18n
  return useCallback(
    (event, task, place) => {
      const isRtl = directionOf(language as Language) === 'rtl'
      const key = event.key.length === 1 ? latinKey(event.nativeEvent) : event.key
      const step = stepOfKey(key, isRtl)
      const { carried } = weekStore.getState()
      const speak = speaker(t, language)

      function carry(held: NonNullable<WeekState['carried']>): boolean {
        const over = held.over ?? held.from
        if (key === ' ' || key === 'Enter') drop(held.task, held.from, over)
        else if (key === 'Escape' || key === 'Tab') putBack(held.task, held.from)
        else if (step) carryTo(held, nextColumn(grid.columns, over, step))
        // Whatever the key, it must not reach the page while a task is in the hand; Tab goes on its way.
        return key !== 'Tab'
      }

      function drop(held: TaskRow, from: WeekColumn, over: WeekColumn): void {
        weekStore.setState({ carried: null })
        speak(over === from ? 'cancelled' : 'dropped', held, over)
        if (over !== from) onDrop(held, over)
        sendFocus(held._id)
      }

      function putBack(held: TaskRow, from: WeekColumn): void {
        weekStore.setState({ carried: null })
        speak('cancelled', held, from)
      }

      function carryTo(held: NonNullable<WeekState['carried']>, over: WeekColumn): void {
        if (over === held.over) return
        weekStore.setState({ carried: { ...held, over } })
        speak('over', held.task, over)
      }

      function walk(): boolean {
        if (key === ' ' && mayMove) {
          weekStore.setState({ carried: { task, from: place.column, over: place.column } })
          speak('lifted', task, place.column)
        } else if (key === 'd' && mayMove) actions.complete(task, !task.is_completed)
        else if (step) {
          const to = nextTask(grid, place, step)
          if (to) sendFocus(to)
        } else return key === ' '
        return true
      }

      const isCommand = event.ctrlKey || event.metaKey || event.altKey
      const handled = !isCommand && (carried ? carry(carried) : walk())
      if (!handled) return
      event.preventDefault()
      event.stopPropagation()
    },
    [grid, mayMove, onDrop, actions, t, language]
  )
}

type Sentence = 'lifted' | 'over' | 'dropped' | 'cancelled'

function speaker(t: TFunction, language: string) {
  return (sentence: Sentence, task: TaskRow, column: WeekColumn) => {
    const day = column === undated ? t('tasks.section.undated') : formatFullDay(midnightOf(column), language)
    const title = task.title || t('tasks.untitled')
    weekStore.setState({ says: t(`tasks.week.speech.${sentence}`, { title, day }) })
  }
}
