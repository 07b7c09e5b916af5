import { createServer, type Server, type Socket } from 'node:net'
import type { ServerState } from './commands/command.ts'
import { CursorRegistry } from './commands/cursor.registry.ts'
import { ReplicaSet } from './commands/replica.set.ts'
import { SESSION_LIMITS, type SessionLimits, SessionRegistry } from './commands/session.registry.ts'
import { connectionOption } from './connection.option.ts'
import type { OpenFile } from './storage/database.file.ts'
import { EXPIRY_INTERVAL_MS, removeExpired } from './storage/expiry.ts'
import { loadDocuments } from './storage/load.ts'
import { Storage } from './storage/storage.ts'
import { OpenTransactions } from './transactions/open.transactions.ts'
import { Snapshots } from './transactions/snapshots.ts'
import { serveConnection } from './wire/connection.ts'
import { Authenticator } from './wire/scram.ts'

export type ServerOptions = {
  /** Folder of the database file; created when missing. */
  dataDir: string
  /** 0, or none, for any free port. */
  port?: number
  /** The one account; null for a server that lets everybody on this machine in. */
  auth?: { username: string; password: string } | null
  log?: (line: string) => void
  /** Lets clients order failures with configureFailPoint, as `mongod` started for tests does. */
  testCommands?: boolean
  /** Makes the server the only member of a replica set of this name; it stands alone without. */
  replSet?: string
  /** 64 hexadecimal digits that encrypt the database file; without, it is as readable as its folder. */
  encryptionKey?: string
  /** For tests: sessions that end sooner. */
  sessionLimits?: Partial<SessionLimits>
}

export type RunningServer = {
  port: number
  /** Without credentials. */
  uri: string
  /** Where a damaged database file was moved to; the database is new and empty then. */
  corruptFileKeptAt?: string
  /**
   * Stores whole documents, given as BSON, in place of those with the same `_id`: past the wire, and with the types that
   * they have. All of them or none. @throws CommandError
   */
  load(db: string, collection: string, documents: readonly Uint8Array[]): void
  /** Hangs up on all clients, and writes and releases the file. */
  close(): Promise<void>
}

const HOST = '127.0.0.1'
/** So long after the last write nobody is likely to be waiting for the next. */
const QUIET_MS = 100

/**
 * Starts the embedded MongoDB on this machine's loopback address. Plain Node: the worker, `npm run db` and tests
 * all start it with this.
 * @throws StorageError when the file cannot be used; Error with code EADDRINUSE when the port is taken
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const log = options.log ?? (() => undefined)
  const transactions = options.replSet ? new OpenTransactions() : undefined
  const storage = new Storage(options.dataDir, transactions, await opener(options.encryptionKey))
  const cursors = new CursorRegistry()
  const limits = { ...SESSION_LIMITS, ...options.sessionLimits }
  const state: ServerState = {
    storage,
    cursors,
    authenticator: options.auth ? new Authenticator(options.auth.username, options.auth.password) : undefined,
    startedAtMs: Date.now(),
    dataDir: options.dataDir,
    openConnections: 0,
    hasTestCommands: options.testCommands === true,
    failPoint: undefined,
    writeFailPoint: undefined,
    replicaSet:
      options.replSet && storage.log ? new ReplicaSet(options.replSet, storage.log.clock) : undefined,
    sessions:
      transactions &&
      new SessionRegistry({ storage, transactions, limits, onEnd: (ended) => cursors.closeOfStore(ended) }),
    snapshots: transactions && new Snapshots(storage, transactions, (ended) => cursors.closeOfStore(ended)),
    isClosing: false
  }
  const sockets = new Set<Socket>()
  const server = acceptConnections(state, sockets, log)
  try {
    const port = await listen(server, options.port ?? 0)
    if (state.replicaSet) state.replicaSet.address = `${HOST}:${port}`
    const expiry = tidyRegularly(state, log)
    const quiet = tidyWhenQuiet(storage, log)
    const { corruptFileKeptAt } = storage
    return {
      port,
      uri: `mongodb://${HOST}:${port}/?${connectionOption(options.replSet)}`,
      ...(corruptFileKeptAt ? { corruptFileKeptAt } : {}),
      load: (db, collection, documents) => loadDocuments(storage, { db, collection, documents }),
      close: () => {
        clearInterval(expiry)
        clearTimeout(quiet)
        return shutDown(server, sockets, state)
      }
    }
  } catch (error) {
    storage.close()
    throw error
  }
}

/** The encrypting SQLite is loaded by those who need it. */
async function opener(keyHex: string | undefined): Promise<OpenFile | undefined> {
  if (!keyHex) return undefined
  const { openEncrypted } = await import('./storage/encrypted.database.ts')
  return (file) => openEncrypted(file, keyHex)
}

/** Removes expired documents, and what clients have forgotten: cursors and sessions. */
function tidyRegularly(
  { storage, cursors, sessions }: ServerState,
  log: (line: string) => void
): NodeJS.Timeout {
  const timer = setInterval(() => {
    try {
      cursors.closeIdle()
      sessions?.forgetIdle(Date.now())
      removeExpired(storage, Date.now())
    } catch (error) {
      log(`removing expired documents failed: ${error instanceof Error ? error.message : String(error)}`)
    }
  }, EXPIRY_INTERVAL_MS)
  return timer.unref()
}

/** Does what writes have put off once there was none for a moment, step by step, so that a client waits no longer than for one. */
function tidyWhenQuiet(storage: Storage, log: (line: string) => void): NodeJS.Timeout {
  const timer = setTimeout(() => {
    try {
      if (storage.tidy()) timer.refresh()
    } catch (error) {
      log(`tidying up failed: ${error instanceof Error ? error.message : String(error)}`)
    }
  }, QUIET_MS)
  storage.onWrite(() => timer.refresh())
  return timer.unref()
}

function acceptConnections(state: ServerState, sockets: Set<Socket>, log: (line: string) => void): Server {
  let connections = 0
  return createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    serveConnection(socket, ++connections, state, log)
  })
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, HOST, () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

async function shutDown(server: Server, sockets: ReadonlySet<Socket>, state: ServerState): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  for (const socket of sockets) socket.destroy()
  await closed
  state.isClosing = true
  state.sessions?.transactionEnded.fire()
  state.storage.log?.written.fire()
  state.storage.close()
}
