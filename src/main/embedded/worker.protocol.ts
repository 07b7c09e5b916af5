import type { StorageErrorCode } from './storage/storage.error.ts'

/** What the launcher gives its worker. */
export type WorkerInput = {
  dataDir: string
  username: string
  password: string
  replSet?: string
  encryptionKey?: string
}

/** Why the server in the worker did not start. */
export type StartFailureCode = StorageErrorCode | 'crashed'

/** From the worker to its launcher. */
export type WorkerMessage =
  | { kind: 'ready'; port: number; corruptFileKeptAt?: string }
  | { kind: 'failed'; code: StartFailureCode; message: string; details: { file?: string } }
  | { kind: 'log'; line: string }
  | { kind: 'loaded'; id: number; failure: LoadFailure | null }

/** `full`: the disk has no more room. Nothing of the documents was stored. */
export type LoadFailure = { code: 'full' | 'failed'; message: string }

/** From the launcher to its worker. `documents` are BSON. */
export type LauncherMessage =
  | { kind: 'close' }
  | { kind: 'load'; id: number; db: string; collection: string; documents: Uint8Array[] }
