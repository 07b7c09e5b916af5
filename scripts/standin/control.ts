import { type DialogAnswer, queueAnswer } from './dialog-answers.ts'
import { host, report } from './host.ts'
import { Menu } from './menu.ts'
import { pressNotification } from './notification.ts'
import { powerMonitor } from './power-monitor.ts'

/** What a test may tell the stand-in, as messages to the process it started. */
export type ToStandin =
  | ({ kind: 'answer' } & DialogAnswer)
  | { kind: 'click-menu'; id: string }
  | { kind: 'press-notification'; title: string }
  | { kind: 'resume' }
  | { kind: 'quit' }

/** What the stand-in tells the process that started it. */
export type FromStandin =
  | { kind: 'ready'; endpoint: string; profile: string; browserPid: number }
  | { kind: 'opened'; target: string }
  /** The oldest message that was not answered yet has been done. */
  | { kind: 'obeyed' }

/** Obeys the process that started the stand-in, if that process asked for it by opening an IPC channel. */
export function obeyParent(quit: () => void): void {
  if (!process.send) return
  process.on('message', (message: ToStandin) => {
    if (message.kind === 'answer') queueAnswer(message)
    else if (message.kind === 'click-menu') clickMenu(message.id)
    else if (message.kind === 'press-notification') press(message.title)
    else if (message.kind === 'resume') powerMonitor.emit('resume')
    else return quit()
    process.send?.({ kind: 'obeyed' } satisfies FromStandin)
  })
  // A script that failed can't tell any more: the app ends with it, in order.
  process.on('disconnect', quit)
  // The parent's channel must not keep the app alive after it quit.
  process.channel?.unref()
}

/** Tells the parent where the browser can be reached. */
export async function announce(): Promise<void> {
  if (!process.send || !host().debugPort) return
  const browser = await host().browser
  const ready: FromStandin = {
    kind: 'ready',
    endpoint: await browser.debugEndpoint(),
    profile: browser.profile,
    browserPid: browser.pid ?? 0
  }
  process.send(ready)
}

function clickMenu(id: string): void {
  const item = Menu.getApplicationMenu()?.getMenuItemById(id)
  if (item) item.click()
  else report(`no menu item has the id '${id}'`)
}

function press(title: string): void {
  if (!pressNotification(title)) report(`no notification is titled '${title}'`)
}
