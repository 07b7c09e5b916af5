import { refuseUnknown } from './guarded.ts'
import type { Bounds } from './window-page.ts'

type WebPreferences = {
  preload?: string
  sandbox?: boolean
  contextIsolation?: boolean
  nodeIntegration?: boolean
  webSecurity?: boolean
}
/** What a window can be opened with here. */
export type WindowOptions = Partial<Bounds> & {
  /** These two hold for the size that the window opens with; a Chromium window can be made smaller by hand. */
  minWidth?: number
  minHeight?: number
  show?: boolean
  title?: string
  webPreferences?: WebPreferences
}

/** Options about looks that a browser window cannot take; leaving them out changes nothing that the app can see. */
const LOOKS = [
  'autoHideMenuBar',
  'backgroundColor',
  'icon',
  'titleBarOverlay',
  'titleBarStyle',
  'trafficLightPosition'
]
const OPTIONS = [
  'x',
  'y',
  'width',
  'height',
  'minWidth',
  'minHeight',
  'show',
  'title',
  'webPreferences',
  ...LOOKS
]
const PREFERENCES = [
  'preload',
  'sandbox',
  'contextIsolation',
  'nodeIntegration',
  'webSecurity',
  'spellcheck',
  'devTools'
]
/** The only safety settings there are in the stand-in: its pages are sandboxed and isolated, always. */
const SAFE: WebPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true
}

/** Where and how large a window opens. */
export function boundsOf(options: WindowOptions): Bounds {
  return {
    x: options.x ?? 0,
    y: options.y ?? 0,
    width: Math.max(options.width ?? 800, options.minWidth ?? 0),
    height: Math.max(options.height ?? 600, options.minHeight ?? 0)
  }
}

/** Throws by name for whatever the stand-in would have to ignore. */
export function checkOptions(options: WindowOptions): void {
  refuseUnknown('electron.BrowserWindow', options, OPTIONS)
  const preferences = options.webPreferences ?? {}
  refuseUnknown('electron.BrowserWindow webPreferences', preferences, PREFERENCES)
  for (const [name, only] of Object.entries(SAFE)) {
    const wanted = preferences[name as keyof WebPreferences]
    if (wanted !== undefined && wanted !== only) {
      throw new Error(
        `webPreferences.${name}: ${String(wanted)} is not part of the stand-in, only ${String(only)} is`
      )
    }
  }
}
