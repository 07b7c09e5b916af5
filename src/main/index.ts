import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { app, BrowserWindow, dialog, nativeTheme, powerMonitor } from 'electron'
import Store from 'electron-store'
import type { Preferences } from '#shared/preferences/preference.contract.ts'
import type { Backend } from './backend.ts'
import { createFileLog } from './log.ts'
import { readPreferences } from './preferences/preference.handlers.ts'
import { createSettings } from './settings.ts'
import { registerAppScheme, serveApp } from './shell/app-protocol.ts'
import { bindIpc } from './shell/ipc-binding.ts'
import { openExternal, revealFile } from './shell/links.ts'
import { buildPaths, focusWindow, openAt, openMainWindow } from './shell/main-window.ts'
import { setMenu } from './shell/menu.ts'
import { createNotify } from './shell/notifications.ts'
import { systemSecrets } from './shell/secrets.ts'
import { refusePermissions } from './shell/security.ts'
import { createEmbeddedLauncher } from './workspace/embedded.launcher.ts'
import { firstLocalFolder } from './workspace/local.folder.ts'

/** The Electron entry: what takes long begins before Electron is ready, and the window does not wait for it. */
if (process.env.CARMEL_USER_DATA) app.setPath('userData', process.env.CARMEL_USER_DATA)
registerAppScheme()

if (app.requestSingleInstanceLock()) {
  const foundations = begin()
  void app.whenReady().then(() => run(foundations))
} else {
  app.quit()
}

type Foundations = ReturnType<typeof begin>

/** The settings, and the two that take longest: the local database's thread and the backend's code. */
function begin() {
  const dataDir = app.getPath('userData')
  // The second start finds the backend's code compiled.
  enableCompileCache(join(dataDir, 'cache', 'code'))
  const log = createFileLog(dataDir)
  // A failure that nobody waited for must not end the program with everything that is typed in its window.
  process.on('unhandledRejection', (reason) => {
    log('error', 'A failure was not waited for', {
      error: reason instanceof Error ? reason.stack : String(reason)
    })
  })
  const settings = createSettings(new Store({ cwd: dataDir, clearInvalidConfig: true }))
  const environment = {
    mongoUri: process.env.MONGODB_URI || process.env.MONGO_URL || null,
    dbName: process.env.DB_NAME || null
  }
  const launcher = createEmbeddedLauncher({
    workerUrl: buildPaths.embeddedWorker,
    log: (line) => log('info', 'Embedded database', { line })
  })
  const folder = firstLocalFolder(dataDir, environment, settings)
  if (folder) launcher.launchAhead(folder)
  return { dataDir, log, settings, environment, launcher, backendCode: import('./backend.ts') }
}

function run(foundations: Foundations): void {
  const { settings } = foundations
  const backend = startBackend(foundations)
  refusePermissions()
  serveApp(buildPaths.renderer)
  bindIpc(backend)
  const preferences = readPreferences(settings, app.getLocale())
  followColorScheme(preferences)
  openMainWindow(settings, buildPaths.preload)
  // The menu is no part of what the window waits for.
  setImmediate(() => setMenu(preferences.language))
  app.on('second-instance', focusWindow)
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openMainWindow(settings, buildPaths.preload)
  })
  powerMonitor.on('resume', () => void backend.then(({ wake }) => wake()))
  quitCleanly(backend)
}

async function startBackend({ backendCode, launcher, ...given }: Foundations): Promise<Backend> {
  const { createBackend } = await backendCode
  const backend = createBackend({
    ...given,
    launchEmbedded: launcher.launch,
    sampleDir: buildPaths.sample,
    secrets: systemSecrets,
    appVersion: app.getVersion(),
    systemLocale: app.getLocale(),
    chooseFiles,
    chooseFolder,
    chooseSavePath,
    chooseTable,
    documents: buildPaths.documents,
    importWorker: buildPaths.importWorker,
    notify: createNotify((path) => openAt(given.settings, path)),
    openExternal,
    revealFile,
    onPreferences: followPreferences,
    now: () => new Date()
  })
  const fail = (error: unknown) => given.log('error', 'Start failed', { error: String(error) })
  void backend.start().catch(fail)
  return backend
}

async function chooseFolder(): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog({ properties: ['openDirectory'] })
  return filePaths[0] ?? null
}

async function chooseFiles(): Promise<string[]> {
  const { filePaths } = await dialog.showOpenDialog({ properties: ['openFile', 'multiSelections'] })
  return filePaths
}

async function chooseTable(extensions: string[]): Promise<string | null> {
  const filters = [
    { name: extensions.join(', ').toUpperCase(), extensions },
    { name: '*', extensions: ['*'] }
  ]
  const { filePaths } = await dialog.showOpenDialog({ properties: ['openFile'], filters })
  return filePaths[0] ?? null
}

async function chooseSavePath({
  name,
  extension
}: {
  name: string
  extension: string
}): Promise<string | null> {
  const { filePath } = await dialog.showSaveDialog({
    defaultPath: name,
    filters: [{ name: extension.toUpperCase(), extensions: [extension] }]
  })
  return filePath || null
}

function followPreferences(preferences: Preferences): void {
  followColorScheme(preferences)
  setMenu(preferences.language)
}

function followColorScheme({ colorScheme }: Preferences): void {
  nativeTheme.themeSource = colorScheme === 'auto' ? 'system' : colorScheme
}

/** Quits only after the database has been closed. */
function quitCleanly(backend: Promise<Backend>): void {
  let state: 'open' | 'closing' | 'closed' = 'open'
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('before-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    if (state === 'closing') return
    state = 'closing'
    void backend
      .then(({ close }) => close())
      .catch(() => undefined)
      .finally(() => {
        state = 'closed'
        app.quit()
      })
  })
}
