import { Worker } from 'node:worker_threads'
import { AppError } from '#shared/ipc/result.ts'
import type { FromWorker, ToWorker, WorkerTask } from './worker.protocol.ts'

/** The thread that reads files, from the main process's side. One for each question: a file may be anything. */

/** The thread's memory: a record is short, and known leads are two short texts each. */
const memoryMb = 512

export type FileThread = {
  /** What it answers, until its end. Errors: `not_allowed_now` {reason}. */
  answers: () => AsyncGenerator<FromWorker>
  tell: (message: ToWorker) => void
  stop: () => Promise<void>
}

/** Starts the thread on a task. `workerUrl` is its built code. */
export function startFileThread(workerUrl: URL, task: WorkerTask): FileThread {
  const worker = new Worker(workerUrl, {
    workerData: task,
    name: 'lead-import',
    resourceLimits: { maxOldGenerationSizeMb: memoryMb }
  })
  const waiting: FromWorker[] = []
  let ended = false
  let failure: unknown = null
  let wake: () => void = () => undefined
  worker.on('message', (message: FromWorker) => {
    waiting.push(message)
    wake()
  })
  worker.on('error', (error) => {
    failure = error
  })
  worker.on('exit', () => {
    ended = true
    wake()
  })
  async function* answers(): AsyncGenerator<FromWorker> {
    try {
      for (;;) {
        const next = waiting.shift()
        if (next?.kind === 'refused') {
          throw new AppError('not_allowed_now', 'The file can not be read', { reason: next.reason })
        }
        if (next) yield next
        else if (failure) throw failure
        else if (ended) return
        else {
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        }
      }
    } finally {
      await worker.terminate()
    }
  }
  return {
    answers,
    tell: (message) => worker.postMessage(message),
    stop: async () => {
      await worker.terminate()
    }
  }
}

/** The one answer of a task that has one. */
export async function askFileThread<K extends FromWorker['kind']>(
  workerUrl: URL,
  task: WorkerTask,
  kind: K
): Promise<Extract<FromWorker, { kind: K }>> {
  for await (const answer of startFileThread(workerUrl, task).answers()) {
    if (answer.kind === kind) return answer as Extract<FromWorker, { kind: K }>
  }
  throw new Error(`The file thread ended without ${kind}`)
}
