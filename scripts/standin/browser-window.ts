import { guarded, NamedEvents, PreventableEvent } from './guarded.ts'
import { report } from './host.ts'
import { PAGE, WebContents } from './web-contents.ts'
import { boundsOf, checkOptions, type WindowOptions } from './window-options.ts'
import type { Bounds, Key } from './window-page.ts'

const EVENTS = ['close', 'closed', 'focus', 'ready-to-show', 'resize', 'show']

type Inner = { bounds: Bounds; visible: boolean; closing: boolean }

const INNER = Symbol('inner')
const windows = new Set<BrowserWindowClass>()

/** Set by `app` and `Menu`: they hear when windows come and go, and which keys nobody in the page wanted. */
export const windowEvents = {
  onCreated: (_window: object, _contents: object): void => {},
  onLastClosed: (): void => {},
  onKey: (_key: Key): void => {}
}

class BrowserWindowClass extends NamedEvents {
  readonly [INNER]: Inner
  readonly webContents: WebContents
  readonly id: number

  constructor(options: WindowOptions = {}) {
    super('electron.BrowserWindow', EVENTS)
    checkOptions(options)
    this.webContents = new WebContents(options.webPreferences?.preload)
    this.id = this.webContents.id
    this[INNER] = { bounds: boundsOf(options), visible: options.show ?? true, closing: false }
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

  /** A page cannot tell whether its window is minimized; `focus` brings it to the front in any case. */
  isMinimized(): boolean {
    return false
  }

  getBounds(): Bounds {
    return { ...this[INNER].bounds }
  }

  setBounds(bounds: Partial<Bounds>): void {
    Object.assign(this[INNER].bounds, bounds)
    this.webContents[PAGE].resize(this[INNER].bounds).catch((error: Error) => report(error.message))
  }

  setMinimumSize(width: number, height: number): void {
    const { bounds } = this[INNER]
    if (bounds.width >= width && bounds.height >= height) return
    this.setBounds({ width: Math.max(bounds.width, width), height: Math.max(bounds.height, height) })
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
    window.emit('resize')
  }
  page.onKey = (key) => windowEvents.onKey(key)
  page.onGone = () => {
    // The developer closed it in the browser: nobody could prevent that, but the app still hears of it.
    if (!window[INNER].closing) window.emit('close', new PreventableEvent())
    windows.delete(window)
    window.emit('closed')
    if (windows.size === 0) windowEvents.onLastClosed()
  }
}

export type StandinWindow = BrowserWindowClass
export const BrowserWindow = guarded('electron.BrowserWindow', BrowserWindowClass)
