import { Palette } from '../features/palette/Palette.tsx'
import { closeOverlays } from './overlays.store.ts'
import { useCommands } from './useCommands.ts'

/** The palette with every command of the window. */
export function CommandPalette() {
  return <Palette commands={useCommands()} onClose={closeOverlays} />
}
