import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme } from 'electron'
import { type EventMessage, eventChannel } from '#shared/ipc/channels.ts'
import type { Settings, WindowBounds } from '../settings.ts'
import { appOrigin } from './app-protocol.ts'
import { isOwnPage } from './security.ts'

const defaultSize = { width: 1280, height: 800 }

/** Opens the one window: sandboxed, isolated, without Node, where it was closed, on the page at `path`. */
export function openMainWindow(settings: Settings, preload: string, path = ''): BrowserWindow {
  const bounds = settings.get('windowBounds')
  const window = new BrowserWindow({
    ...(bounds ?? defaultSize),
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Carmel',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1a1a1f' : '#ffffff',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false
    }
  })
  window.once('ready-to-show', () => window.show())
  window.on('close', () => settings.set('windowBounds', window.getBounds() satisfies WindowBounds))
  stayOnOurPage(window)
  void window.loadURL(path ? `${pageUrl()}#${path}` : pageUrl())
  return window
}

export function focusWindow(): void {
  const [window] = BrowserWindow.getAllWindows()
  if (window?.isMinimized()) window.restore()
  window?.focus()
}

/** Brings the window to the front at a place in it; without a window, as on a Mac, opens one there. */
export function openAt(settings: Settings, path: string): void {
  const [window] = BrowserWindow.getAllWindows()
  if (!window) {
    openMainWindow(settings, buildPaths.preload, path)
    return
  }
  focusWindow()
  const message: EventMessage = { name: 'shell.open', payload: { path } }
  window.webContents.send(eventChannel, message)
}

/** A link can neither navigate the window away nor open another one; only loading the page again is allowed. */
function stayOnOurPage(window: BrowserWindow): void {
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  window.webContents.on('will-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault()
  })
}

function pageUrl(): string {
  const devServer = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL
  return devServer ?? `${appOrigin}/index.html`
}

/** Paths of the build, relative to out/main. */
export const buildPaths = {
  preload: join(import.meta.dirname, '../preload/index.cjs'),
  renderer: join(import.meta.dirname, '../renderer'),
  embeddedWorker: new URL('./embedded.worker.js', import.meta.url),
  importWorker: new URL('./import.worker.js', import.meta.url),
  documents: {
    workerUrl: new URL('./document.worker.js', import.meta.url),
    fontDir: join(import.meta.dirname, '../../resources/fonts')
  },
  sample: join(import.meta.dirname, '../../resources/sample')
}
