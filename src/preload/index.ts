import { contextBridge, ipcRenderer } from 'electron'
import { type Bridge, type EventMessage, eventChannel, invokeChannel } from '#shared/ipc/channels.ts'

/** The whole of what the page gets: one way to ask, one way to listen. The main process checks everything. */
const bridge: Bridge = {
  invoke: (channel, input) => ipcRenderer.invoke(invokeChannel, channel, input),
  listen: (listener) => {
    const forward = (_event: unknown, message: EventMessage) => listener(message)
    ipcRenderer.on(eventChannel, forward)
    return () => ipcRenderer.removeListener(eventChannel, forward)
  }
}

contextBridge.exposeInMainWorld('carmel', bridge)
