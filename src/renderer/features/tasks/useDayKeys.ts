import { useWindowEvent } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { snoozeOffers } from '#renderer/records/tasks/snooze.offers.ts'
import { openTaskDialog } from '#renderer/records/tasks/task.store.ts'
import { firstWeekday } from '#renderer/records/tasks/task.words.ts'
import { useTaskActions } from '#renderer/records/tasks/useTaskActions.ts'
import { useMay } from '#renderer/state/session.store.ts'
import { isBusyTarget, latinKey } from '#renderer/ui/keys.ts'
import { isInSequence } from '#renderer/ui/sequence.ts'
import { useListKeys } from '#renderer/ui/table/useListKeys.ts'
import type { TaskRow } from '#shared/tasks/task.schema.ts'
import { tasksStore, useTasks } from './tasks.store.ts'
import type { ShownSection } from './useDay.ts'

/**
 * The keys of the day's list: J and K move the mark, Enter opens, D completes, S reminds later, Delete removes.
 */
export function useDayKeys(sections: ShownSection[]): void {
  const { i18n } = useTranslation()
  const mayWrite = useMay('sales')
  const actions = useTaskActions()
  const activeId = useTasks((state) => state.active)
  const tasks = sections.flatMap((section) => section.tasks)
  const active = tasks.findIndex(({ _id }) => _id === activeId)
  const mark = (task: TaskRow | undefined) => tasksStore.setState({ active: task?._id ?? null })

  useListKeys({
    active,
    total: tasks.length,
    enabled: true,
    onMove: (move) => {
      if (move === 'open') openTaskDialog({ kind: 'edit', _id: activeId ?? '' })
      else if (move === 'close' && activeId) mark(undefined)
      else if (typeof move === 'object' && 'to' in move) mark(tasks[move.to])
      else return false
      return true
    }
  })

  /** The mark goes on with the list when its task leaves it. */
  const leaving = (act: () => void) => {
    mark(tasks[active + 1] ?? tasks[active - 1])
    act()
  }

  function actionOf(key: string, task: TaskRow): (() => void) | null {
    const [, inAnHour] = snoozeOffers(new Date(), firstWeekday(i18n.language))
    if (key === 'd') return () => leaving(() => actions.complete(task, !task.is_completed))
    if (key === 's' && inAnHour) return () => actions.snooze(task, inAnHour.until)
    if (key === 'Delete' || key === 'Backspace') return () => leaving(() => actions.remove(task))
    return null
  }

  useWindowEvent('keydown', (event) => {
    if (
      event.defaultPrevented ||
      event.isComposing ||
      isBusyTarget(event.target) ||
      !mayWrite ||
      isInSequence(event)
    )
      return
    const key = event.key.length === 1 ? latinKey(event) : event.key
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const task = tasks[active]
    if (!task) return
    const act = actionOf(key, task)
    if (!act) return
    event.preventDefault()
    act()
  })
}
