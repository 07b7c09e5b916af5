import type { Key } from './window-page.ts'

/** Electron's names of modifiers, and the key they mean on this platform. */
const MODIFIERS: Record<string, 'ctrl' | 'meta' | 'alt' | 'shift'> = {
  alt: 'alt',
  option: 'alt',
  shift: 'shift',
  control: 'ctrl',
  ctrl: 'ctrl',
  command: 'meta',
  cmd: 'meta',
  meta: 'meta',
  super: 'meta',
  commandorcontrol: process.platform === 'darwin' ? 'meta' : 'ctrl',
  cmdorctrl: process.platform === 'darwin' ? 'meta' : 'ctrl'
}

/** True if the pressed key is what an accelerator such as `CmdOrCtrl+Shift+S` names. */
export function isAccelerator(accelerator: string, pressed: Key): boolean {
  const names = accelerator.toLowerCase().split('+')
  const wanted = { ctrl: false, meta: false, alt: false, shift: false }
  for (const name of names.slice(0, -1)) {
    const modifier = MODIFIERS[name]
    if (modifier === undefined) throw new Error(`The accelerator '${accelerator}' has an unknown modifier`)
    wanted[modifier] = true
  }
  const last = names.at(-1) ?? ''
  const sameKey = pressed.key.toLowerCase() === last || pressed.code.toLowerCase() === `key${last}`
  const { ctrl, meta, alt, shift } = pressed
  return (
    sameKey && ctrl === wanted.ctrl && meta === wanted.meta && alt === wanted.alt && shift === wanted.shift
  )
}
