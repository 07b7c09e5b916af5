import { guarded, NamedEvents, PreventableEvent, refuseUnknown } from './guarded.ts'
import { report } from './host.ts'
import { PAGE, WebContents } from './web-contents.ts'
import type { Bounds } from './window-page.ts'

type WebPreferences = {
  preload?: string
  sandbox?: boolean
  contextIsolation?: boolean
  nodeIntegration?: boolean
  webSecurity?: boolean
}
type Options = Partial<Bounds> & {
  minWidth?: number
  minHeight?: number
  show?: boolean
  title?: string
  webPreferences?: WebPreferences
}

const EVENTS = ['close', 'closed', 'focus', 'maximize', 'ready-to-show', 'resize', 'show', 'unmaximize']
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

type Inner = {
  bounds: Bounds
  normal: Bounds
  title: string
  visible: boolean
  maximized: boolean
  closing: boolean
}

const INNER = Symbol('inner')
const windows = new Set<BrowserWindowClass>()

/** Set by `app`: it hears when windows come and go. */
export const windowEvents = {
  onCreated: (_window: object, _contents: object): void => {},
  onLastClosed: (): void => {}
}

class BrowserWindowClass extends NamedEvents {
  readonly [INNER]: Inner
  readonly webContents: WebContents
  readonly id: number

  constructor(options: Options = {}) {
    super('electron.BrowserWindow', EVENTS)
    checkOptions(options)
    const bounds = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: options.width ?? 800,
      height: options.height ?? 600
    }
    this.webContents = new WebContents(options.webPreferences?.preload)
    this.id = this.webContents.id
    this[INNER] = {
      bounds,
      normal: bounds,
      title: options.title ?? '',
      visible: options.show ?? true,
      maximized: false,
      closing: false
    }
    const self = guarded('electron.BrowserWindow', this)
    windows.add(self)
    followPage(self)
    windowEvents.onCreated(self, this.webContents)
    // biome-ignore lint/correctness/noConstructorReturn: the app must only ever hold the guarded object
    return self
  }

  static getAllWindows(): BrowserWindowClass[] {
    return [...windows]
  }

  static fromWebContents(webContents: WebContents): BrowserWindowClass | null {
    return [...windows].find((window) => window.webContents === webContents) ?? null
  }

  static getFocusedWindow(): BrowserWindowClass | null {
    return [...windows].at(-1) ?? null
  }

  loadURL(url: string): Promise<void> {
    return this.webContents[PAGE].load(url, this[INNER].bounds)
  }

  show(): void {
    this[INNER].visible = true
    this.emit('show')
  }

  isVisible(): boolean {
    return this[INNER].visible
  }

  focus(): void {
    this.webContents[PAGE].page?.session.send('Page.bringToFront', {}).catch(() => {})
    this.emit('focus')
  }

  isDestroyed(): boolean {
    return this.webContents[PAGE].destroyed
  }

  isMinimized(): boolean {
    return false
  }

  isMaximized(): boolean {
    return this[INNER].maximized
  }

  isFullScreen(): boolean {
    return false
  }

  maximize(): void {
    this[INNER].maximized = true
    this.emit('maximize')
  }

  restore(): void {
    this[INNER].maximized = false
  }

  getBounds(): Bounds {
    return { ...this[INNER].bounds }
  }

  getNormalBounds(): Bounds {
    return { ...this[INNER].normal }
  }

  setBounds(bounds: Partial<Bounds>): void {
    Object.assign(this[INNER].bounds, bounds)
    this[INNER].normal = { ...this[INNER].bounds }
    this.webContents[PAGE].resize(this[INNER].bounds).catch((error: Error) => report(error.message))
  }

  setMinimumSize(width: number, height: number): void {
    const { bounds } = this[INNER]
    if (bounds.width >= width && bounds.height >= height) return
    this.setBounds({ width: Math.max(bounds.width, width), height: Math.max(bounds.height, height) })
  }

  setTitle(title: string): void {
    this[INNER].title = title
  }

  getTitle(): string {
    return this[INNER].title
  }

  close(): void {
    void closeWindow(this)
  }

  destroy(): void {
    void this.webContents[PAGE].destroy()
  }
}

/** Asks a window to close; resolves to false if the app or its page keeps it open. */
export async function closeWindow(window: BrowserWindowClass): Promise<boolean> {
  const event = new PreventableEvent()
  window.emit('close', event)
  if (event.defaultPrevented) return false
  window[INNER].closing = true
  const closed = await window.webContents[PAGE].close()
  window[INNER].closing = closed
  return closed
}

function followPage(window: BrowserWindowClass): void {
  const page = window.webContents[PAGE]
  window.webContents.once('did-finish-load', () => window.emit('ready-to-show'))
  page.onResize = (bounds) => {
    window[INNER].bounds = bounds
    window[INNER].normal = bounds
    window.emit('resize')
  }
  page.onGone = () => {
    // The developer closed it in the browser: nobody could prevent that, but the app still hears of it.
    if (!window[INNER].closing) window.emit('close', new PreventableEvent())
    windows.delete(window)
    window.emit('closed')
    if (windows.size === 0) windowEvents.onLastClosed()
  }
}

function checkOptions(options: Options): void {
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

export type StandinWindow = BrowserWindowClass
export const BrowserWindow = guarded('electron.BrowserWindow', BrowserWindowClass)
