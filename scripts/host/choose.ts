import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { findElectron } from '../setup/electron-binary.ts'

export type HostKind = 'electron' | 'standin'
export type HostChoice = { kind: HostKind; reason: string }

/** True if windows can be shown. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/**
 * Real Electron whenever its program is there and can open a window (on Linux without a display: through
 * xvfb-run); otherwise the stand-in. The reason is a plain sentence for the developer.
 */
export function chooseHost(): HostChoice {
  if (findElectron() === undefined) {
    return {
      kind: 'standin',
      reason: 'Electron is not available here: the stand-in runs the app in Chromium'
    }
  }
  if (!hasDisplay() && findOnPath('xvfb-run') === undefined) {
    return {
      kind: 'standin',
      reason: 'There is no display for Electron: the stand-in runs the app in Chromium'
    }
  }
  return { kind: 'electron', reason: 'Electron runs the app' }
}

/** The path of a program, or undefined if it is not installed. */
export function findOnPath(program: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path))
}
