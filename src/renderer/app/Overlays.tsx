import { useStore } from 'zustand'
import { conflictStore } from '../records/fields/conflict.write.ts'
import { useComposeTarget } from '../records/mail/compose.store.ts'
import { useMergeTarget } from '../records/merge/merge.store.ts'
import { useTaskState } from '../records/tasks/task.store.ts'
import { useSession } from '../state/session.store.ts'
import { lazyPart } from '../ui/lazyPart.tsx'
import { useFirstIdle } from '../ui/useFirstIdle.ts'
import { closeOverlays, overlaysStore } from './overlays.store.ts'
import {
  CommandPalette,
  Composer,
  ConflictDialog,
  MergeDialog,
  News,
  OwnPassword,
  TaskDialog
} from './pages.ts'

const KeyboardMap = lazyPart(async () => (await import('./KeyboardMap.tsx')).KeyboardMap)

/** What lies over every page: news, the palette, the map of keys, dialogs of any page. None is part of the first paint. */
export function Overlays() {
  const { palette, keys } = useStore(overlaysStore)
  const isIdle = useFirstIdle()
  const isComposing = useComposeTarget() !== null
  const merging = useMergeTarget()
  const { conflict } = useStore(conflictStore)
  const mustChoose = useSession((session) => session.user !== null && session.has_temporary_password)
  const task = useTaskState(({ dialog }) => dialog)
  return (
    <>
      {isIdle && <News />}
      {palette && <CommandPalette />}
      {isComposing && <Composer />}
      {keys && <KeyboardMap onClose={closeOverlays} />}
      {merging && <MergeDialog target={merging} />}
      {task && <TaskDialog dialog={task} />}
      {conflict && <ConflictDialog conflict={conflict} />}
      {mustChoose && <OwnPassword />}
    </>
  )
}
