import { createConnection, type Socket } from 'node:net'
import { deserialize, serialize } from 'bson'

/** For tests: a client that speaks the wire protocol by hand. */
export class RawClient {
  readonly #socket: Socket
  #received: Buffer = Buffer.alloc(0)
  #wake: () => void = () => undefined
  isClosed = false

  constructor(port: number) {
    this.#socket = createConnection(port, '127.0.0.1')
    this.#socket.on('data', (chunk) => {
      this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk])
      this.#wake()
    })
    this.#socket.on('error', () => undefined)
    this.#socket.on('close', () => {
      this.isClosed = true
      this.#wake()
    })
  }

  send(bytes: Buffer): void {
    this.#socket.write(bytes)
  }

  /** The next reply, with the id of the request that it answers; undefined when the server hung up. */
  async next(): Promise<{ answers: number; document: Record<string, unknown> } | undefined> {
    for (;;) {
      const length = this.#received.length >= 4 ? this.#received.readInt32LE(0) : Number.POSITIVE_INFINITY
      if (this.#received.length >= length) {
        const message = this.#received.subarray(0, length)
        this.#received = this.#received.subarray(length)
        const start = message.readInt32LE(12) === 1 ? 36 : 21
        return { answers: message.readInt32LE(8), document: deserialize(message.subarray(start)) }
      }
      if (this.isClosed) return undefined
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  /** Takes nothing more off the socket until `read`. */
  stopReading(): void {
    this.#socket.pause()
  }

  read(): void {
    this.#socket.resume()
  }

  end(): void {
    this.#socket.destroy()
  }
}

/** A command as OP_MSG. */
export function message(requestId: number, command: Record<string, unknown>, flags = 0): Buffer {
  return frame(requestId, 2013, Buffer.concat([uint32(flags), Buffer.from([0]), serialize(command)]))
}

/** Any message: its header and what follows. */
export function frame(requestId: number, opcode: number, payload: Buffer): Buffer {
  const header = [16 + payload.length, requestId, 0, opcode].map(uint32)
  return Buffer.concat([...header, payload])
}

/** Four bytes, little end first. */
export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value >>> 0)
  return bytes
}
