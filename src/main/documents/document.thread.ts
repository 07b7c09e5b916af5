import { Worker } from 'node:worker_threads'
import type { InvoicePaper } from './invoice.pdf.ts'

/** The thread that draws documents, from the main process's side. It begins with the first one, and ends when idle. */

export type DrawTask = { id: number; paper: InvoicePaper }
export type DrawAnswer = { id: number } & ({ bytes: Uint8Array } | { failure: Error })

/** The bytes of an invoice's PDF. */
export type DrawInvoice = (paper: InvoicePaper) => Promise<Uint8Array>

/** Long enough for the next document of somebody at work; the memory is then given back. */
const idleMs = 60_000
const memoryMb = 256

type Waiting = { resolve: (bytes: Uint8Array) => void; reject: (error: Error) => void }

/** `workerUrl` is its built code, `fontDir` holds the typefaces. */
export function createDocumentThread(deps: { workerUrl: URL; fontDir: string }) {
  let worker: Worker | null = null
  let idle: NodeJS.Timeout | undefined
  let count = 0
  const waiting = new Map<number, Waiting>()

  const rest = async () => {
    const ending = worker
    worker = null
    clearTimeout(idle)
    await ending?.terminate()
  }

  const begin = () => {
    const begun = new Worker(deps.workerUrl, {
      workerData: { fontDir: deps.fontDir },
      name: 'documents',
      resourceLimits: { maxOldGenerationSizeMb: memoryMb }
    })
    let failure = new Error('The thread of documents ended')
    begun.on('message', (answer: DrawAnswer) => {
      const asked = waiting.get(answer.id)
      waiting.delete(answer.id)
      if ('bytes' in answer) asked?.resolve(answer.bytes)
      else asked?.reject(answer.failure)
      if (waiting.size === 0) idle = setTimeout(() => void rest(), idleMs).unref()
    })
    begun.on('error', (error) => {
      failure = error instanceof Error ? error : new Error(String(error))
    })
    begun.on('exit', () => {
      if (worker === begun) worker = null
      for (const { reject } of waiting.values()) reject(failure)
      waiting.clear()
    })
    return begun
  }

  const draw: DrawInvoice = (paper) => {
    clearTimeout(idle)
    worker ??= begin()
    count += 1
    const task: DrawTask = { id: count, paper }
    worker.postMessage(task)
    return new Promise((resolve, reject) => waiting.set(task.id, { resolve, reject }))
  }

  return { draw, rest }
}
