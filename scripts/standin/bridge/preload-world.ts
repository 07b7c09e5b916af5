import type { IpcCodec } from './ipc-codec.ts'
import type { WorldLink } from './world-link.ts'

type Listener = (event: object, ...args: unknown[]) => void
type PreloadProcess = { platform: string; arch: string; versions: Record<string, string | undefined> }
export type PreloadScript = (
  require: (name: string) => unknown,
  module: object,
  exports: object,
  process: object
) => void
export type PreloadWorldParts = {
  binding: string
  toPage: string
  fromPage: string
  process: PreloadProcess
  codec: IpcCodec
  createWorldLink: (sendAs: string, listenTo: string, onPing: () => void) => WorldLink
  preload: PreloadScript
}

/**
 * Runs the built preload in a world of its own beside the page, as Electron does with context isolation, and
 * gives it the two parts of `electron` that a sandboxed preload has here: contextBridge and ipcRenderer.
 * Self-contained on purpose: its source is injected into the page.
 */
export function installPreloadWorld(parts: PreloadWorldParts): void {
  // A preload belongs to the window's own document, never to frames inside it.
  if (window.top !== window) return
  const { codec } = parts
  const scope = globalThis as unknown as Record<string, (text: string) => void>
  const toHost = scope[parts.binding] as (text: string) => void
  const calls = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  const listeners = new Map<string, { given: Listener; run: Listener }[]>()
  let nextCall = 1
  let started = false

  function guarded<T extends object>(name: string, target: T): T {
    return new Proxy(target, {
      get(object, property) {
        if (typeof property === 'symbol' || property in object || property === 'then') {
          return Reflect.get(object, property)
        }
        throw new Error(`${name}.${property} is not part of the stand-in`)
      }
    })
  }

  function send(kind: string, id: number, channel: string, args: unknown[]): void {
    let text: string
    try {
      text = codec.encode([kind, location.href, id, channel, args])
    } catch {
      throw new Error('An object could not be cloned.')
    }
    toHost(text)
  }

  function listen(channel: string, given: Listener, run: Listener): object {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { given, run }])
    return ipcRenderer
  }

  function unlisten(channel: string, listener: Listener): object {
    const left = [...(listeners.get(channel) ?? [])]
    const at = left.findLastIndex((entry) => entry.given === listener)
    if (at >= 0) left.splice(at, 1)
    listeners.set(channel, left)
    return ipcRenderer
  }

  const ipcRenderer = guarded('electron.ipcRenderer', {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = nextCall++
        send('invoke', id, channel, args)
        calls.set(id, { resolve, reject })
      }),
    send: (channel: string, ...args: unknown[]) => send('send', 0, channel, args),
    on: (channel: string, listener: Listener) => listen(channel, listener, listener),
    addListener: (channel: string, listener: Listener) => listen(channel, listener, listener),
    once: (channel: string, listener: Listener) =>
      listen(channel, listener, (event, ...args) => {
        unlisten(channel, listener)
        listener(event, ...args)
      }),
    off: unlisten,
    removeListener: unlisten,
    removeAllListeners: (channel?: string) => {
      if (channel === undefined) listeners.clear()
      else listeners.delete(channel)
      return ipcRenderer
    }
  })

  function receive(text: string): void {
    const [kind, key, ok, value] = codec.decode(text) as [string, number | string, boolean, unknown]
    if (kind === 'event') {
      for (const { run } of listeners.get(String(key)) ?? []) {
        run({ sender: ipcRenderer, ports: [] }, ...(value as unknown[]))
      }
      return
    }
    const call = calls.get(Number(key))
    calls.delete(Number(key))
    if (ok) call?.resolve(value)
    else call?.reject(new Error(String(value)))
  }

  function start(): void {
    if (started) return
    started = true
    const contextBridge = guarded('electron.contextBridge', {
      exposeInMainWorld: (key: string, api: unknown) => link.expose(key, api)
    })
    const electron = guarded('electron', { contextBridge, ipcRenderer })
    const require = (name: string) => {
      if (name === 'electron' || name === 'electron/renderer') return electron
      throw new Error(`require('${name}') is not part of the stand-in's sandboxed preload`)
    }
    const module = { exports: {} }
    const process = guarded('process', {
      ...parts.process,
      env: {},
      type: 'renderer',
      sandboxed: true,
      contextIsolated: true
    })
    parts.preload(require, module, module.exports, process)
  }

  scope.standinReceive = receive
  const link = parts.createWorldLink(parts.toPage, parts.fromPage, start)
  if (link.ping()) start()
  window.addEventListener('resize', () =>
    send('resized', 0, '', [window.screenX, window.screenY, window.outerWidth, window.outerHeight])
  )
  window.addEventListener('keydown', (event) => {
    const { key, code, ctrlKey: ctrl, metaKey: meta, altKey: alt, shiftKey: shift } = event
    if (!ctrl && !meta && !alt && !/^F\d+$/.test(key)) return
    // As in Electron, the menu gets what the page leaves. The page's own listeners may come after this one.
    setTimeout(() => {
      if (!event.defaultPrevented) send('key', 0, '', [{ key, code, ctrl, meta, alt, shift }])
    })
  })
}
