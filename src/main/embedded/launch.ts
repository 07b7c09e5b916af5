import { randomBytes } from 'node:crypto'
import { getCompileCacheDir } from 'node:module'
import { Worker } from 'node:worker_threads'
import { connectionOption } from './connection.option.ts'
import { createLoader } from './loader.ts'
import type { LauncherMessage, StartFailureCode, WorkerInput, WorkerMessage } from './worker.protocol.ts'

export type LaunchOptions = {
  /** Folder of the database file; created when missing. */
  dataDir: string
  /** The worker's built code: beside the main process, or the one that tests make; types would be stripped in the thread. */
  workerUrl: URL
  log: (line: string) => void
  /** Makes the server the only member of a replica set of this name; it stands alone without. */
  replSet?: string
  /** 64 hexadecimal digits that encrypt the database file. */
  encryptionKey?: string
}

/** How the worker ended: null when it was asked to. */
export type ExitListener = (reason: string | null) => void

export type EmbeddedServer = {
  /** With this start's credentials: never log it. */
  uri: string
  /** Where a damaged database file was moved to; the database is new and empty then. */
  corruptFileKeptAt?: string
  /**
   * Stores whole documents, given as BSON, in place of those with the same `_id`: without a driver, so with the types that
   * they have. All of them or none. @throws LoadError
   */
  load(db: string, collection: string, documents: Uint8Array[]): Promise<void>
  /** Writes and releases everything; resolves when the thread has ended. */
  close(): Promise<void>
  /** Calls back once when the thread ends, also long after the start. */
  onExit(listener: ExitListener): void
}

/** The embedded server could not start; the message is a plain sentence. */
export class LaunchError extends Error {
  readonly code: StartFailureCode
  readonly details: { file?: string }

  constructor(code: StartFailureCode, message: string, details: { file?: string } = {}) {
    super(message)
    this.name = 'LaunchError'
    this.code = code
    this.details = details
  }
}

const USERNAME = 'carmel'
const PASSWORD_BYTES = 24
/** What a command leaves behind is soon gone: more room for it would only be held. */
const YOUNG_GENERATION_MB = 12

/**
 * Starts the embedded server in a worker thread, with a password made for this start only: another user of this
 * machine can reach the port but not get in.
 * @throws LaunchError `locked`, `version`, `foreign`, `unwritable`, `failed` (see StorageError), `crashed`
 */
export async function launchEmbedded({
  dataDir,
  workerUrl,
  log,
  replSet,
  encryptionKey
}: LaunchOptions): Promise<EmbeddedServer> {
  const password = randomBytes(PASSWORD_BYTES).toString('base64url')
  const input: WorkerInput = {
    dataDir,
    username: USERNAME,
    password,
    ...(replSet ? { replSet } : {}),
    ...(encryptionKey ? { encryptionKey } : {})
  }
  const worker = new Worker(workerUrl, {
    workerData: input,
    name: 'embedded-mongodb',
    env: { ...process.env, ...compileCache() },
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB }
  })
  const exit = watchExit(worker)
  const ready = await firstAnswer(worker, exit, log)
  const query = 'authSource=admin&authMechanism=SCRAM-SHA-256'
  return {
    uri: `mongodb://${USERNAME}:${password}@127.0.0.1:${ready.port}/?${query}&${connectionOption(replSet)}`,
    ...(ready.corruptFileKeptAt ? { corruptFileKeptAt: ready.corruptFileKeptAt } : {}),
    onExit: exit.listen,
    load: createLoader(worker, exit.ended),
    close: async () => {
      exit.expect()
      worker.postMessage({ kind: 'close' } satisfies LauncherMessage)
      await exit.ended
    }
  }
}

/** A thread does not use the compiled code that its program keeps unless it is told where. */
function compileCache(): { NODE_COMPILE_CACHE?: string } {
  const folder = getCompileCacheDir()
  return folder ? { NODE_COMPILE_CACHE: folder } : {}
}

type Exit = { ended: Promise<string | null>; listen: (listener: ExitListener) => void; expect: () => void }

/** Follows a worker to its end, whoever listens and whenever they begin to. */
function watchExit(worker: Worker): Exit {
  let isExpected = false
  let failure: string | undefined
  worker.on('error', (error) => {
    failure = error instanceof Error ? error.message : String(error)
  })
  const ended = new Promise<string | null>((resolve) => {
    worker.once('exit', (code) => {
      resolve(isExpected ? null : (failure ?? `the embedded server ended with code ${code}`))
    })
  })
  return {
    ended,
    listen: (listener) => void ended.then(listener),
    expect: () => {
      isExpected = true
    }
  }
}

type Ready = Extract<WorkerMessage, { kind: 'ready' }>

function firstAnswer(worker: Worker, exit: Exit, log: (line: string) => void): Promise<Ready> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'log') log(message.line)
      else if (message.kind === 'ready') resolve(message)
      else if (message.kind === 'failed')
        reject(new LaunchError(message.code, message.message, message.details))
    })
    exit.listen((reason) => {
      reject(new LaunchError('crashed', reason ?? 'the embedded server was closed while starting'))
    })
  })
}
