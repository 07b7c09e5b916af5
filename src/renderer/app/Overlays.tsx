import { Suspense } from 'react'
import { useStore } from 'zustand'
import { useTaskState } from '../records/tasks/task.store.ts'
import { lazyPart } from '../ui/lazyPart.tsx'
import { closeOverlays, overlaysStore } from './overlays.store.ts'
import { Palette, TaskDialog } from './pages.ts'
import { useCommands } from './useCommands.ts'

const KeyboardMap = lazyPart(async () => (await import('./KeyboardMap.tsx')).KeyboardMap)

/** The palette, the map of keys and the dialog of a task; their code is loaded when they are first asked for. */
export function Overlays() {
  const { palette, keys } = useStore(overlaysStore)
  const commands = useCommands()
  const task = useTaskState(({ dialog }) => dialog)
  return (
    <Suspense>
      {palette && <Palette commands={commands} onClose={closeOverlays} />}
      {keys && <KeyboardMap onClose={closeOverlays} />}
      {task && <TaskDialog dialog={task} />}
    </Suspense>
  )
}
