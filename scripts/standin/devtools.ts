import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import type { Protocol } from '../../node_modules/playwright-core/types/protocol.d.ts'

type Commands = Protocol.CommandParameters
type Replies = Protocol.CommandReturnValues
type Events = Protocol.Events
type Waiting = { method: string; resolve: (result: never) => void; reject: (error: Error) => void }
type Incoming = {
  id?: number
  method?: string
  params?: unknown
  result?: unknown
  error?: { message: string }
  sessionId?: string
}

/**
 * A client for the browser's DevTools protocol over its own pair of pipes. Pipes, because the browser ends by
 * itself when they break (nothing stays behind, even after kill -9), no other user can open them as they could
 * a port, and one message costs a fraction of what a general automation library adds to it.
 */
export class Devtools {
  private nextId = 1
  private unread: Buffer[] = []
  private readonly waiting = new Map<number, Waiting>()
  private readonly events = new EventEmitter()
  private readonly writer: Writable

  constructor(writer: Writable, reader: Readable) {
    this.writer = writer
    this.events.setMaxListeners(0)
    reader.on('data', (chunk: Buffer) => this.read(chunk))
    reader.on('close', () => this.failAll())
    // A write after the browser went away fails the command through 'close'; it must not fail the process.
    writer.on('error', () => {})
    reader.on('error', () => {})
  }

  send<M extends keyof Commands>(method: M, params: Commands[M], sessionId?: string): Promise<Replies[M]> {
    const id = this.nextId++
    return new Promise<Replies[M]>((resolve, reject) => {
      if (!this.writer.writable) return reject(new Error(`The browser is gone: ${method} was not sent.`))
      this.waiting.set(id, { method, resolve, reject })
      this.writer.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    })
  }

  on<E extends keyof Events>(
    event: E,
    sessionId: string | undefined,
    listener: (params: Events[E]) => void
  ): void {
    this.events.on(`${sessionId ?? ''} ${event}`, listener)
  }

  session(sessionId: string): DevtoolsSession {
    return new DevtoolsSession(this, sessionId)
  }

  private read(chunk: Buffer): void {
    let rest = chunk
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      const text = Buffer.concat([...this.unread, rest.subarray(0, end)]).toString()
      this.unread = []
      rest = rest.subarray(end + 1)
      this.dispatch(JSON.parse(text) as Incoming)
    }
    if (rest.length > 0) this.unread.push(rest)
  }

  private dispatch(message: Incoming): void {
    if (message.id === undefined) {
      this.events.emit(`${message.sessionId ?? ''} ${message.method}`, message.params)
      return
    }
    const call = this.waiting.get(message.id)
    this.waiting.delete(message.id)
    if (message.error) call?.reject(new Error(`${call.method}: ${message.error.message}`))
    else call?.resolve(message.result as never)
  }

  private failAll(): void {
    for (const call of this.waiting.values())
      call.reject(new Error(`The browser is gone: ${call.method} failed.`))
    this.waiting.clear()
  }
}

/** The DevTools protocol of one page. */
export class DevtoolsSession {
  private readonly devtools: Devtools
  private readonly id: string

  constructor(devtools: Devtools, id: string) {
    this.devtools = devtools
    this.id = id
  }

  send<M extends keyof Commands>(method: M, params: Commands[M]): Promise<Replies[M]> {
    return this.devtools.send(method, params, this.id)
  }

  on<E extends keyof Events>(event: E, listener: (params: Events[E]) => void): void {
    this.devtools.on(event, this.id, listener)
  }
}
