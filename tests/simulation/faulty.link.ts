import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { BSON } from 'mongodb'

/** What becomes of one write on its way to the server. */
export type Fate =
  | 'deliver'
  /** It never arrives. */
  | 'lose'
  /** It arrives, and the answer is lost. */
  | 'lose-answer'
  /** It arrives, is answered, and arrives once more. */
  | 'duplicate'
  | 'slow'

export type Link = {
  uri: string
  close: () => Promise<void>
}

const headBytes = 16
const writes = ['insert', 'update', 'delete', 'findAndModify', 'commitTransaction']
const slowMs = 3

/**
 * The network between one computer and the server: `fateOf` is asked for every write and may take its time, so that others
 * can write while this one is on its way.
 */
export async function openLink(
  serverPort: number,
  fateOf: (command: string, collection: string) => Promise<Fate>
): Promise<Link> {
  const sockets = new Set<Socket>()
  const listener = createServer((client) => {
    const server = connect(serverPort, '127.0.0.1')
    for (const socket of [client, server]) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => socket.destroy())
    }
    const hangUp = () => {
      client.destroy()
      server.destroy()
      sockets.delete(client)
      sockets.delete(server)
    }
    client.on('close', hangUp)
    server.on('close', hangUp)
    let isDeaf = false
    server.on('data', (bytes) => {
      if (isDeaf) hangUp()
      else client.write(bytes)
    })
    inMessages(client, async (message) => {
      const { command, collection } = commandOf(message)
      const fate = writes.includes(command) ? await fateOf(command, collection) : 'deliver'
      if (fate === 'lose') return hangUp()
      if (fate === 'slow') await pause(slowMs)
      if (fate === 'lose-answer') isDeaf = true
      server.write(message)
      if (fate === 'duplicate') await once(server, 'data').then(() => deliverOnce(serverPort, message))
    })
  })
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const address = listener.address()
  const port = typeof address === 'object' ? address?.port : null
  return {
    uri: `mongodb://127.0.0.1:${port}/?directConnection=true`,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      listener.close()
      await once(listener, 'close')
    }
  }
}

/** Cuts a stream into messages, and handles one after the other. */
function inMessages(socket: Socket, handle: (message: Buffer) => Promise<void>): void {
  let held = Buffer.alloc(0)
  let queue: Promise<unknown> = Promise.resolve()
  socket.on('data', (bytes) => {
    held = Buffer.concat([held, bytes])
    while (held.length >= 4 && held.length >= held.readInt32LE(0)) {
      const message = held.subarray(0, held.readInt32LE(0))
      held = held.subarray(message.length)
      queue = queue.then(() => handle(message)).catch(() => socket.destroy())
    }
  })
}

/** The name of a command and the collection that it is about. */
function commandOf(message: Buffer): { command: string; collection: string } {
  const isMessage = message.readInt32LE(12) === 2013
  if (!isMessage) return { command: '', collection: '' }
  const [first] = Object.entries(BSON.deserialize(message.subarray(headBytes + 5)))
  return { command: first?.[0] ?? '', collection: String(first?.[1] ?? '') }
}

/** A message that was held up somewhere arrives after all, and nobody waits for its answer. */
async function deliverOnce(port: number, message: Buffer): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => socket.destroy())
  await once(socket, 'connect')
  socket.write(message)
  await once(socket, 'data')
  socket.destroy()
}
