import { EventEmitter } from 'node:events'
import { guarded } from './guarded.ts'
import type { Page } from './page.ts'

type Handler = (event: object, ...args: unknown[]) => unknown

/** The sender as the app sees it in `event.sender` and `event.senderFrame`. */
export type Sender = { sender: object; senderFrame: object; processId: number; frameId: number }

const handlers = new Map<string, Handler>()

class IpcMain extends EventEmitter {
  handle(channel: string, listener: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, listener)
  }

  handleOnce(channel: string, listener: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel)
      return listener(event, ...args)
    })
  }

  removeHandler(channel: string): void {
    handlers.delete(channel)
  }
}

export const ipcMain = guarded('electron.ipcMain', new IpcMain())

/** Runs the handler of an `invoke` and sends its answer, with the words that Electron uses for failures. */
export async function answerInvoke(page: Page, from: Sender, id: number, channel: string, args: unknown[]) {
  try {
    const handler = handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    page.reply(id, true, await handler({ ...from, type: 'frame' }, ...args))
  } catch (error) {
    page.reply(id, false, `Error invoking remote method '${channel}': ${String(error)}`)
  }
}

/** Hands a `send` to the listeners of its channel. */
export function deliverSend(page: Page, from: Sender, channel: string, args: unknown[]): void {
  const reply = (answerChannel: string, ...answer: unknown[]) => page.emit(answerChannel, answer)
  ipcMain.emit(channel, { ...from, type: 'frame', ports: [], reply, returnValue: undefined }, ...args)
}
