import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultPath } from './app-paths.ts'
import { BrowserWindow, closeWindow, windowEvents } from './browser-window.ts'
import { guarded, NamedEvents, notPartOfStandin, PreventableEvent } from './guarded.ts'
import { host, report } from './host.ts'
import { OPEN_ALREADY, requestLock } from './single-instance.ts'
import { PAGE } from './web-contents.ts'

const EVENTS = [
  // The first two happen on a Mac's dock only; the stand-in is not in the dock.
  'activate',
  'open-url',
  'before-quit',
  'browser-window-created',
  'quit',
  'ready',
  'second-instance',
  'web-contents-created',
  'will-quit',
  'window-all-closed'
]

type Manifest = { name: string; productName?: string; version: string }
type State = {
  name: string | undefined
  ready: boolean
  /** The app was asked to quit; it may still be busy with what it does before. */
  askedToQuit: boolean
  quitting: boolean
  ending: boolean
  /** What a quit ends with. */
  exitCode: number
}

const state: State = {
  name: undefined,
  ready: false,
  askedToQuit: false,
  quitting: false,
  ending: false,
  exitCode: 0
}
const paths = new Map<string, string>()

function manifest(): Manifest {
  return JSON.parse(readFileSync(join(host().appDir, 'package.json'), 'utf8')) as Manifest
}

class App extends NamedEvents {
  readonly isPackaged = false
  readonly commandLine = guarded('electron.app.commandLine', { appendSwitch })

  constructor() {
    super('electron.app', EVENTS)
  }

  get name(): string {
    return state.name ?? manifest().productName ?? manifest().name
  }

  set name(name: string) {
    state.name = name
  }

  getName(): string {
    return this.name
  }

  setName(name: string): void {
    state.name = name
  }

  getVersion(): string {
    return manifest().version
  }

  getLocale(): string {
    // Asking a date format for it would load the whole of ICU first.
    return navigator.language
  }

  getAppPath(): string {
    return host().appDir
  }

  getPath(name: string): string {
    const path = paths.get(name) ?? defaultPath(name, this.name)
    if (path === undefined) throw new Error(`Failed to get '${name}' path`)
    return path
  }

  setPath(name: string, path: string): void {
    paths.set(name, path)
  }

  isReady(): boolean {
    return state.ready
  }

  whenReady(): Promise<void> {
    return state.ready ? Promise.resolve() : new Promise((resolve) => this.once('ready', () => resolve()))
  }

  requestSingleInstanceLock(additionalData?: Record<PropertyKey, unknown>): boolean {
    const isFirst = requestLock(this.getPath('userData'), additionalData, (argv, workingDirectory, data) =>
      this.emit('second-instance', new PreventableEvent(), argv, workingDirectory, data)
    )
    if (!isFirst) {
      report(OPEN_ALREADY.sentence)
      state.exitCode = OPEN_ALREADY.exitCode
    }
    return isFirst
  }

  /** A development host does not register itself with the operating system: it answers that it did not. */
  setAsDefaultProtocolClient(_protocol: string, _path?: string, _args?: string[]): boolean {
    return false
  }

  /** Every page of the stand-in is sandboxed already. */
  enableSandbox(): void {}

  /** Groups windows on the Windows task bar; a Chromium window is grouped as Chromium. */
  setAppUserModelId(_id: string): void {}

  quit(): void {
    void quit()
  }

  exit(exitCode = 0): void {
    void end(exitCode)
  }
}

export const app = guarded('electron.app', new App())

/** Chromium is already starting when the app's first line runs: a switch would come too late. */
function appendSwitch(name: string, _value?: string): void {
  throw notPartOfStandin(`electron.app.commandLine.appendSwitch('${name}')`)
}

/** Called once the app's main module has run. */
export function becomeReady(): void {
  state.ready = true
  app.emit('ready', new PreventableEvent(), {})
}

windowEvents.onCreated = (window, contents) => {
  app.emit('web-contents-created', new PreventableEvent(), contents)
  app.emit('browser-window-created', new PreventableEvent(), window)
}
windowEvents.onLastClosed = () => {
  if (state.quitting) return
  if (app.listenerCount('window-all-closed') === 0) app.quit()
  else app.emit('window-all-closed')
}

/** True once the app has decided to quit: nobody may count on its windows any more. */
export function isQuitting(): boolean {
  return state.quitting
}

/**
 * The browser ended: Chromium does when its last window is closed, or it crashed. The windows are gone with it,
 * and the app quits in order, so that it can still close its database.
 */
export function browserEnded(): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents[PAGE].gone()
  if (!state.askedToQuit) app.quit()
}

/** Electron's order: before-quit, then every window is asked, then will-quit, then quit. */
async function quit(): Promise<void> {
  if (state.quitting) return
  state.askedToQuit = true
  if (prevented('before-quit')) return
  state.quitting = true
  for (const window of BrowserWindow.getAllWindows()) {
    if (await closeWindow(window)) continue
    state.quitting = false
    return
  }
  if (prevented('will-quit')) {
    state.quitting = false
    return
  }
  await end(state.exitCode)
}

function prevented(name: 'before-quit' | 'will-quit'): boolean {
  const event = new PreventableEvent()
  app.emit(name, event)
  return event.defaultPrevented
}

async function end(exitCode: number): Promise<void> {
  // The browser that is closed below tells of its end too.
  if (state.ending) return
  state.ending = true
  state.quitting = true
  app.emit('quit', new PreventableEvent(), exitCode)
  await host()
    .browser.then((browser) => browser.close())
    // A browser that never started was already reported, and there is nothing to close.
    .catch(() => {})
  process.exit(exitCode)
}
