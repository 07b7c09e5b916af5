import { BrowserWindow, ipcMain } from 'electron'
import { eventChannel, invokeChannel } from '#shared/ipc/channels.ts'
import type { ErrorReply, Result } from '#shared/ipc/result.ts'
import type { Backend } from '../backend.ts'
import { isTrustedSender } from './security.ts'

const untrusted: ErrorReply = {
  code: 'untrusted_sender',
  message: 'Only the application window may call',
  details: {}
}

/** Binds the router to the one invoke channel, and the bus to the one event channel. */
export function bindIpc(backend: Promise<Backend>): void {
  ipcMain.handle(invokeChannel, async (event, channel: unknown, input: unknown): Promise<Result<unknown>> => {
    if (!isTrustedSender(event)) return { ok: false, error: untrusted }
    return (await backend).invoke(String(channel), input)
  })
  void backend.then(({ listen }) =>
    listen((message) => {
      for (const window of BrowserWindow.getAllWindows()) window.webContents.send(eventChannel, message)
    })
  )
}
