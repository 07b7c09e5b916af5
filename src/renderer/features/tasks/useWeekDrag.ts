import {
  draggable,
  dropTargetForElements,
  monitorForElements
} from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter'
import { combine } from '@atlaskit/pragmatic-drag-and-drop/utils/combine'
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
import { type RefObject, useEffect } from 'react'
import type { TaskRow } from '#shared/tasks/task.schema.ts'
import { columnOf, type WeekColumn } from './week.days.ts'
import { weekStore } from './week.store.ts'

type TaskDrag = { task: TaskRow }

/** Tells whether a drag is one of ours: other things may be dragged over the week. */
function isTaskDrag(data: Record<string, unknown>): data is TaskDrag {
  return typeof data.task === 'object' && data.task !== null
}

/** Lets the mouse take a task. */
export function useDraggableTask(ref: RefObject<HTMLElement | null>, task: TaskRow, mayMove: boolean): void {
  useEffect(() => {
    const element = ref.current
    if (!element || !mayMove) return
    return draggable({ element, getInitialData: (): TaskDrag => ({ task }) })
  }, [ref, task, mayMove])
}

/** Lets a column take tasks, and scrolls it while one is held near its edge. */
export function useDayDrop(
  root: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
  column: WeekColumn
): void {
  useEffect(() => {
    if (!root.current || !scroller.current) return
    return combine(
      dropTargetForElements({
        element: root.current,
        getData: () => ({ column }),
        canDrop: ({ source }) => isTaskDrag(source.data)
      }),
      autoScrollForElements({
        element: scroller.current,
        canScroll: ({ source }) => isTaskDrag(source.data),
        getAllowedAxis: () => 'vertical'
      })
    )
  }, [root, scroller, column])
}

/** Follows a task that the mouse carries over the week, and drops it. */
export function useWeekDrag(onDrop: (task: TaskRow, column: WeekColumn) => void): void {
  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => isTaskDrag(source.data),
        onDragStart: ({ source: { data } }) => {
          if (!isTaskDrag(data)) return
          const from = columnOf(data.task)
          weekStore.setState({ carried: { task: data.task, from, over: from } })
        },
        onDropTargetChange: ({ location }) => {
          const over = columnUnder(location.current.dropTargets)
          weekStore.setState(({ carried }) => ({ carried: carried && { ...carried, over } }))
        },
        onDrop: ({ source: { data }, location }) => {
          const over = columnUnder(location.current.dropTargets)
          weekStore.setState({ carried: null })
          if (isTaskDrag(data) && over) onDrop(data.task, over)
        }
      }),
    [onDrop]
  )
}

function columnUnder(targets: { data: Record<string | symbol, unknown> }[]): WeekColumn | null {
  const column = targets[0]?.data.column
  return typeof column === 'string' ? column : null
}
