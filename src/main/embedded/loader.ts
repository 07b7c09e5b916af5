import type { Worker } from 'node:worker_threads'
import type { LauncherMessage, LoadFailure, WorkerMessage } from './worker.protocol.ts'

/** Documents were not stored: the disk is full, or the thread failed or ended. */
export class LoadError extends Error {
  readonly code: LoadFailure['code']

  constructor({ code, message }: LoadFailure) {
    super(message)
    this.name = 'LoadError'
    this.code = code
  }
}

type Waiting = { resolve: () => void; reject: (error: LoadError) => void }

/** Hands documents to the thread of a server, and waits for its word on each load. */
export function createLoader(worker: Worker, ended: Promise<string | null>) {
  const waiting = new Map<number, Waiting>()
  let last = 0
  let end: LoadFailure | null = null
  worker.on('message', (message: WorkerMessage) => {
    if (message.kind !== 'loaded') return
    const load = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.failure) load?.reject(new LoadError(message.failure))
    else load?.resolve()
  })
  void ended.then((reason) => {
    end = { code: 'failed', message: reason ?? 'the embedded server was closed' }
    for (const load of waiting.values()) load.reject(new LoadError(end))
  })
  return (db: string, collection: string, documents: Uint8Array[]): Promise<void> => {
    if (end) return Promise.reject(new LoadError(end))
    const id = ++last
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      worker.postMessage({ kind: 'load', id, db, collection, documents } satisfies LauncherMessage)
    })
  }
}
