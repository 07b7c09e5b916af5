import { once } from 'node:events'
import { _electron } from 'playwright-core'
import { ROOT } from '../setup/root.ts'
import { electronCommand } from './electron-command.ts'
import type { LaunchedApp, LaunchOptions } from './launched.ts'

/** Starts real Electron and connects to it. */
export async function launchElectron(options: LaunchOptions): Promise<LaunchedApp> {
  const electronApp = await _electron.launch({
    ...electronCommand(options.appDir ?? ROOT),
    env: definedOnly({
      ...process.env,
      ...(options.userDataDir && { CARMEL_USER_DATA: options.userDataDir }),
      ...options.env
    })
  })
  const child = electronApp.process()
  const exited = once(child, 'exit')
  const chunks: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk))
  // Tests must not start the developer's browser or file manager.
  await electronApp.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { openedByTest: opened })
    shell.openExternal = async (url) => void opened.push(url)
    shell.openPath = async (path) => String(opened.push(path)).slice(0, 0)
    shell.showItemInFolder = (path) => void opened.push(path)
  })
  // Nor may they cover the developer's screen.
  await electronApp.evaluate(({ Notification }) => {
    const shown: Electron.Notification[] = []
    Object.assign(globalThis, { shownByTest: shown })
    Notification.prototype.show = function show(this: Electron.Notification) {
      shown.push(this)
    }
  })
  return {
    host: 'electron',
    page: await electronApp.firstWindow(),
    pid: child.pid ?? 0,
    exited,
    answerDialog: (dialog, answer) =>
      electronApp.evaluate(
        (electron, given) => {
          const dialogs = electron.dialog as unknown as Record<string, unknown>
          const real = dialogs[given.dialog]
          dialogs[given.dialog] = async () => {
            dialogs[given.dialog] = real
            return given.answer
          }
        },
        { dialog, answer }
      ),
    clickMenu: (id) =>
      electronApp.evaluate(
        ({ Menu }, itemId) => Menu.getApplicationMenu()?.getMenuItemById(itemId)?.click(),
        id
      ),
    pressNotification: (title) =>
      electronApp.evaluate((_electron, wanted) => {
        const { shownByTest } = globalThis as unknown as { shownByTest: Electron.Notification[] }
        shownByTest.findLast((shown) => shown.title === wanted)?.emit('click')
      }, title),
    resume: () => electronApp.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume')),
    opened: () =>
      electronApp.evaluate(() => (globalThis as unknown as { openedByTest: string[] }).openedByTest),
    logs: () => Buffer.concat(chunks).toString(),
    close: () => electronApp.close(),
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    }
  }
}

function definedOnly(env: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  )
}
