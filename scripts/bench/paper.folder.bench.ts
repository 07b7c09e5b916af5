import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Bridge } from '#shared/ipc/channels.ts'
import { paperCompany, paperInvoice, paperLines } from '../../src/main/documents/document.fixture.ts'
import { type Figure, figure } from './figures.ts'
import type { BenchOptions } from './measure.ts'
import { signIn, withApp, withDataFolder } from './running-app.ts'
import { fillWorkspace, withLocalWorkspace } from './workspace.data.ts'

type BenchWindow = Window & { carmel: Bridge }

/** 1,000 invoices of ten lines into a folder, and the longest frame of the window meanwhile. */
export function measurePaperFolder({ quick }: BenchOptions): Promise<Figure[]> {
  const count = quick ? 100 : 1000
  return withDataFolder(async (userDataDir) => {
    await fillWorkspace(userDataDir, { leads: 100, deals: 0 })
    await withLocalWorkspace(userDataDir, async (db) => {
      const seller = paperCompany()
      const invoices = Array.from({ length: count }, (_none, at) => {
        const { _id: _, ...invoice } = paperInvoice({}, paperLines(10))
        const number = `INV-2026-${String(at + 1).padStart(5, '0')}`
        return { ...invoice, invoice_number: number, seller, seller_logo: '' }
      })
      await db.collection('invoices').insertMany(invoices)
    })
    const folder = join(userDataDir, 'papers')
    await mkdir(folder)
    return withApp({ userDataDir }, async (app) => {
      await signIn(app.page)
      await app.answerDialog('showOpenDialog', { canceled: false, filePaths: [folder] })
      const { ms, longestFrame } = await exportAll(app.page)
      const files = (await readdir(folder)).length
      if (files !== count) throw new Error(`${files} of ${count} invoices became files`)
      return [
        figure(`${count} invoices into a folder`, [ms], quick ? {} : { aim: 60_000, aimed: 'median' }),
        figure('the longest frame meanwhile', [longestFrame], { aim: 50, aimed: 'median' })
      ]
    })
  })
}

/** Begins as the menu does, and watches frames until the job has ended. */
function exportAll(page: Page): Promise<{ ms: number; longestFrame: number }> {
  return page.evaluate(async () => {
    const { carmel } = window as unknown as BenchWindow
    const began = performance.now()
    let [longestFrame, lastFrame, isOver] = [0, 0, false]
    const onFrame = (at: number) => {
      if (lastFrame > 0) longestFrame = Math.max(longestFrame, at - lastFrame)
      lastFrame = at
      if (!isOver) requestAnimationFrame(onFrame)
    }
    requestAnimationFrame(onFrame)
    const reply = await carmel.invoke('invoices.savePdfs', { filter: {} })
    if (!reply.ok) throw new Error(JSON.stringify(reply.error))
    const { id } = reply.data as { id: string }
    for (;;) {
      const jobs = await carmel.invoke('jobs.list', {})
      const job = jobs.ok && (jobs.data as { id: string; state: string }[]).find((one) => one.id === id)
      if (job && job.state !== 'running') break
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    isOver = true
    return { ms: performance.now() - began, longestFrame }
  })
}
