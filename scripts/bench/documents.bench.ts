import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { paperCompany, paperInvoice, paperLines } from '../../src/main/documents/document.fixture.ts'
import { createDocumentThread } from '../../src/main/documents/document.thread.ts'
import { ROOT } from '../setup/root.ts'
import { type Figure, figure } from './figures.ts'
import type { BenchOptions } from './measure.ts'

/** An invoice of two pages, 50 lines of seven columns, drawn by the built thread; the way to it and back is counted. */
export async function measureDocuments({ quick, say }: BenchOptions): Promise<Figure[]> {
  const paper = { invoice: paperInvoice({}, paperLines(50)), company: paperCompany(), logo: null }
  const thread = createDocumentThread({
    workerUrl: pathToFileURL(join(ROOT, 'out/main/document.worker.js')),
    fontDir: join(ROOT, 'resources/fonts')
  })
  const draw = async () => {
    const began = performance.now()
    const bytes = await thread.draw(paper)
    return { ms: performance.now() - began, bytes: bytes.length }
  }
  try {
    const first = await draw()
    for (let round = 0; round < 20; round += 1) await draw()
    const times: number[] = []
    for (let round = 0; round < (quick ? 20 : 200); round += 1) times.push((await draw()).ms)
    const kib = first.bytes / 1024
    say(`A PDF of 50 lines has ${kib.toFixed(1)} KiB (aim: under 60).`)
    return [
      figure('a PDF of 50 lines, the first', [first.ms]),
      figure('a PDF of 50 lines', times, { aim: 49, aimed: 'median' })
    ]
  } finally {
    await thread.rest()
  }
}
