import { Suspense } from 'react'
import { useStore } from 'zustand'
import { useComposeTarget } from '../records/mail/compose.store.ts'
import { lazyPart } from '../ui/lazyPart.tsx'
import { closeOverlays, overlaysStore } from './overlays.store.ts'
import { Composer, Palette } from './pages.ts'
import { useCommands } from './useCommands.ts'

const KeyboardMap = lazyPart(async () => (await import('./KeyboardMap.tsx')).KeyboardMap)

/** The palette, the map of keys and the composer of e-mails; their code is loaded when they are first asked for. */
export function Overlays() {
  const { palette, keys } = useStore(overlaysStore)
  const isComposing = useComposeTarget() !== null
  const commands = useCommands()
  return (
    <Suspense>
      {palette && <Palette commands={commands} onClose={closeOverlays} />}
      {isComposing && <Composer />}
      {keys && <KeyboardMap onClose={closeOverlays} />}
    </Suspense>
  )
}
