import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme } from 'electron'
import type { Settings, WindowBounds } from '../settings.ts'
import { appOrigin } from './app-protocol.ts'
import { isOwnPage } from './security.ts'

const defaultSize = { width: 1280, height: 800 }

/** Opens the one window: sandboxed, isolated, without Node, at the place where it was closed. */
export function openMainWindow(settings: Settings, preload: string): BrowserWindow {
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
  void window.loadURL(pageUrl())
  return window
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
  sample: join(import.meta.dirname, '../../resources/sample')
}
