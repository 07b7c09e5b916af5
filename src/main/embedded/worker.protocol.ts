import type { StorageErrorCode } from './storage/storage.error.ts'

/** What the launcher gives its worker. */
export type WorkerInput = { dataDir: string; username: string; password: string; replSet?: string }

/** Why the server in the worker did not start. */
export type StartFailureCode = StorageErrorCode | 'crashed'

/** From the worker to its launcher. */
export type WorkerMessage =
  | { kind: 'ready'; port: number; corruptFileKeptAt?: string }
  | { kind: 'failed'; code: StartFailureCode; message: string; details: { file?: string } }
  | { kind: 'log'; line: string }

/** From the launcher to its worker. */
export type LauncherMessage = { kind: 'close' }
