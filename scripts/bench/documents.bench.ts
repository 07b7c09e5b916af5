import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { paperCompany, paperInvoice, paperLines } from '../../src/main/documents/document.fixture.ts'
import { createDocumentThread } from '../../src/main/documents/document.thread.ts'
import { invoiceContent } from '../../src/main/documents/invoice.content.ts'
import { ROOT } from '../setup/root.ts'
import { peersOf } from './document.peers.ts'
import { type Figure, figure } from './figures.ts'
import type { BenchOptions } from './measure.ts'
import { measurePaperFolder } from './paper.folder.bench.ts'

/** Invoices as PDF: one of two pages next to other libraries doing the same, and a folder of them beside a living window. */
export async function measureDocuments(options: BenchOptions): Promise<Figure[]> {
  const ours = await measureOurs(options)
  const peers = await measurePeers(options)
  return [...ours, ...peers, ...(await measurePaperFolder(options))]
}

const paper = { invoice: paperInvoice({}, paperLines(50)), company: paperCompany(), logo: null }

/** 50 lines of seven columns, drawn by the built thread, with the e-invoice in it; the way to it and back is counted. */
async function measureOurs({ quick, say }: BenchOptions): Promise<Figure[]> {
  const thread = createDocumentThread({
    workerUrl: pathToFileURL(join(ROOT, 'out/main/document.worker.js')),
    fontDir: join(ROOT, 'resources/fonts')
  })
  try {
    const { first, times, bytes } = await timed(() => thread.draw(paper), quick ? 20 : 200)
    say(`A PDF of 50 lines has ${(bytes / 1024).toFixed(1)} KiB (aim: under 60).`)
    return [
      figure('a PDF of 50 lines, the first', [first]),
      figure('a PDF of 50 lines', times, { aim: 49, aimed: 'median' })
    ]
  } finally {
    await thread.rest()
  }
}

async function measurePeers({ quick, say }: BenchOptions): Promise<Figure[]> {
  const { title, facts, seller, client, columns, rows, totals } = invoiceContent(paper.invoice, paper.company)
  const page = {
    title,
    head: [...facts.map(({ label, value }) => `${label}: ${value}`), ...seller, ...client],
    columns: columns.map(({ heading }) => heading),
    rows,
    sums: totals.map(({ label, value }) => [label, value])
  }
  const figures: Figure[] = []
  for (const { name, draw } of peersOf(page)) {
    const { times, bytes } = await timed(draw, quick ? 10 : 40)
    say(`${name}: ${(bytes / 1024).toFixed(1)} KiB`)
    figures.push(figure(`the same by ${name}`, times))
  }
  return figures
}

/** The first time, and those after twenty more that warm it up. */
async function timed(
  draw: () => Promise<Uint8Array>,
  rounds: number
): Promise<{ first: number; times: number[]; bytes: number }> {
  const times: number[] = []
  let bytes = 0
  for (let round = 0; round <= rounds + 20; round += 1) {
    const began = performance.now()
    bytes = (await draw()).length
    times.push(performance.now() - began)
  }
  return { first: times[0] ?? 0, times: times.slice(21), bytes }
}
