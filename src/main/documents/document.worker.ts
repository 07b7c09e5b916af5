import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import type { DrawAnswer, DrawTask } from './document.thread.ts'
import { invoicePdf } from './invoice.pdf.ts'
import { readTypefaces } from './typeface.ts'

/** Draws documents in a thread of its own, so that neither window nor main process waits. A bundle of its own. */

const { fontDir } = workerData as { fontDir: string }
const typefaces = readTypefaces({
  regular: readFileSync(join(fontDir, 'regular.ttf')),
  bold: readFileSync(join(fontDir, 'bold.ttf'))
})

parentPort?.on('message', ({ id, paper }: DrawTask) => {
  try {
    send({ id, bytes: invoicePdf(paper, typefaces) })
  } catch (error) {
    send({ id, failure: error instanceof Error ? error : new Error(String(error)) })
  }
})

function send(answer: DrawAnswer): void {
  parentPort?.postMessage(answer)
}
