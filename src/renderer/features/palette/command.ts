import type { Icon } from '@tabler/icons-react'

/** Something that the palette can do. */
export type Command = {
  id: string
  label: string
  icon: Icon
  /** The icon points, so it is mirrored from right to left. */
  points?: boolean
  /** Its shortcut, for `KeyHint`. */
  keys?: string
  run: () => void
}
