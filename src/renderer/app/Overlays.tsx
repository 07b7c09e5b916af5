import { Suspense } from 'react'
import { useStore } from 'zustand'
import { useComposeTarget } from '../records/mail/compose.store.ts'
import { useMergeTarget } from '../records/merge/merge.store.ts'
import { useTaskState } from '../records/tasks/task.store.ts'
import { lazyPart } from '../ui/lazyPart.tsx'
import { closeOverlays, overlaysStore } from './overlays.store.ts'
import { Composer, MergeDialog, Palette, TaskDialog } from './pages.ts'
import { useCommands } from './useCommands.ts'

const KeyboardMap = lazyPart(async () => (await import('./KeyboardMap.tsx')).KeyboardMap)

/** The palette, the map of keys, the dialogs of a task and a merge, and the composer of e-mails; their code is loaded when first asked for. */
export function Overlays() {
  const { palette, keys } = useStore(overlaysStore)
  const isComposing = useComposeTarget() !== null
  const merging = useMergeTarget()
  const commands = useCommands()
  const task = useTaskState(({ dialog }) => dialog)
  return (
    <Suspense>
      {palette && <Palette commands={commands} onClose={closeOverlays} />}
      {isComposing && <Composer />}
      {keys && <KeyboardMap onClose={closeOverlays} />}
      {merging && <MergeDialog target={merging} />}
      {task && <TaskDialog dialog={task} />}
    </Suspense>
  )
}
