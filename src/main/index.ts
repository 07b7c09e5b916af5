import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { app, BrowserWindow, dialog, nativeTheme } from 'electron'
import Store from 'electron-store'
import type { Preferences } from '#shared/preferences/preference.contract.ts'
import type { Backend } from './backend.ts'
import { createFileLog } from './log.ts'
import { readPreferences } from './preferences/preference.handlers.ts'
import { createSettings, type Settings } from './settings.ts'
import { registerAppScheme, serveApp } from './shell/app-protocol.ts'
import { bindIpc } from './shell/ipc-binding.ts'
import { buildPaths, openMainWindow } from './shell/main-window.ts'
import { setMenu } from './shell/menu.ts'
import { systemSecrets } from './shell/secrets.ts'
import { refusePermissions } from './shell/security.ts'

/** The Electron entry: builds shell and backend, in this order, so that the window does not wait for the driver. */
if (process.env.CARMEL_USER_DATA) app.setPath('userData', process.env.CARMEL_USER_DATA)
registerAppScheme()

if (app.requestSingleInstanceLock()) {
  void app.whenReady().then(run)
} else {
  app.quit()
}

function run(): void {
  const dataDir = app.getPath('userData')
  // The second start finds the backend's code compiled.
  enableCompileCache(join(dataDir, 'cache', 'code'))
  const log = createFileLog(dataDir)
  const settings = createSettings(new Store({ cwd: dataDir, clearInvalidConfig: true }))
  const backend = loadBackend(dataDir, settings, log)
  refusePermissions()
  serveApp(buildPaths.renderer)
  bindIpc(backend)
  followPreferences(readPreferences(settings, app.getLocale()))
  openMainWindow(settings, buildPaths.preload)
  app.on('second-instance', focusWindow)
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openMainWindow(settings, buildPaths.preload)
  })
  quitCleanly(backend)
}

/** The backend brings the driver along: it is loaded while the window is already opening. */
async function loadBackend(
  dataDir: string,
  settings: Settings,
  log: ReturnType<typeof createFileLog>
): Promise<Backend> {
  const { createBackend } = await import('./backend.ts')
  const backend = createBackend({
    dataDir,
    embeddedWorkerUrl: buildPaths.embeddedWorker,
    sampleDir: buildPaths.sample,
    environment: {
      mongoUri: process.env.MONGODB_URI || process.env.MONGO_URL || null,
      dbName: process.env.DB_NAME || null
    },
    settings,
    secrets: systemSecrets,
    appVersion: app.getVersion(),
    systemLocale: app.getLocale(),
    chooseFolder,
    onPreferences: followPreferences,
    now: () => new Date(),
    log
  })
  void backend.start().catch((error: unknown) => log('error', 'Start failed', { error: String(error) }))
  return backend
}

async function chooseFolder(): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog({ properties: ['openDirectory'] })
  return filePaths[0] ?? null
}

function followPreferences(preferences: Preferences): void {
  nativeTheme.themeSource = preferences.colorScheme === 'auto' ? 'system' : preferences.colorScheme
  setMenu(preferences.language)
}

function focusWindow(): void {
  const window = BrowserWindow.getAllWindows()[0]
  if (window?.isMinimized()) window.restore()
  window?.focus()
}

/** Quits only after the database has been closed. */
function quitCleanly(backend: Promise<Backend>): void {
  let closed = false
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('before-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void backend
      .then(({ close }) => close())
      .catch(() => undefined)
      .finally(() => {
        closed = true
        app.quit()
      })
  })
}
