import { Suspense } from 'react'
import { useStore } from 'zustand'
import { lazyPart } from '../ui/lazyPart.tsx'
import { closeOverlays, overlaysStore } from './overlays.store.ts'
import { Palette } from './pages.ts'
import { useCommands } from './useCommands.ts'

const KeyboardMap = lazyPart(async () => (await import('./KeyboardMap.tsx')).KeyboardMap)

/** The palette and the map of keys; their code is loaded when they are first asked for. */
export function Overlays() {
  const { palette, keys } = useStore(overlaysStore)
  const commands = useCommands()
  return (
    <Suspense>
      {palette && <Palette commands={commands} onClose={closeOverlays} />}
      {keys && <KeyboardMap onClose={closeOverlays} />}
    </Suspense>
  )
}
