import { parentPort, workerData } from 'node:worker_threads'
import { type RunningServer, startServer } from './server.ts'
import { SQLITE, StorageError, sqliteCode } from './storage/storage.error.ts'
import type { LauncherMessage, LoadFailure, WorkerInput, WorkerMessage } from './worker.protocol.ts'

/**
 * The embedded server in a thread of its own, so that a long query never keeps the main process from answering.
 * Started by launch.ts; a bundle of its own.
 */
const port = parentPort
const input = workerData as WorkerInput

function send(message: WorkerMessage): void {
  port?.postMessage(message)
}

async function start(): Promise<void> {
  try {
    const server = await startServer({
      dataDir: input.dataDir,
      auth: { username: input.username, password: input.password },
      ...(input.replSet ? { replSet: input.replSet } : {}),
      ...(input.encryptionKey ? { encryptionKey: input.encryptionKey } : {}),
      log: (line) => send({ kind: 'log', line })
    })
    port?.on('message', (message: LauncherMessage) => {
      if (message.kind === 'close') void stop(server)
      else send({ kind: 'loaded', id: message.id, failure: load(server, message) })
    })
    const kept = server.corruptFileKeptAt ? { corruptFileKeptAt: server.corruptFileKeptAt } : {}
    send({ kind: 'ready', port: server.port, ...kept })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const isKnown = error instanceof StorageError
    send({
      kind: 'failed',
      code: isKnown ? error.code : 'crashed',
      message,
      details: isKnown ? { file: error.file } : {}
    })
  }
}

function load(
  server: RunningServer,
  { db, collection, documents }: Extract<LauncherMessage, { kind: 'load' }>
): LoadFailure | null {
  try {
    server.load(db, collection, documents)
    return null
  } catch (error) {
    const code = sqliteCode(error) === SQLITE.full ? 'full' : 'failed'
    return { code, message: error instanceof Error ? error.message : String(error) }
  }
}

async function stop(server: RunningServer): Promise<void> {
  await server.close()
  port?.close()
}

await start()
