import { basename, join } from 'node:path'
import type { z } from 'zod'
import type { ExportResult } from '#shared/exports/export.schema.ts'
import type { invoiceContract } from '#shared/invoices/invoice.contract.ts'
import { type Invoice, readInvoice } from '#shared/invoices/invoice.schema.ts'
import type { Job } from '#shared/jobs/job.contract.ts'
import type { Ctx } from '../context.ts'
import { documentName } from '../documents/document.name.ts'
import type { DrawInvoice } from '../documents/document.thread.ts'
import type { InvoicePaper } from '../documents/invoice.pdf.ts'
import { type ChooseSavePath, writeWhole } from '../exports/export.file.ts'
import type { SavedFiles } from '../exports/saved.files.ts'
import type { JobHandle } from '../jobs/jobs.ts'
import { logoOf } from './company.logo.ts'
import { invoiceCollection } from './invoice.collection.ts'
import { invoiceIdsInOrder, tellExport } from './invoice.export.ts'
import { getInvoice } from './invoice.list.ts'
import { invoiceSettings } from './invoice.settings.ts'

/** Invoices as PDF files: one where the person says, or all that are chosen into a folder. */

type FolderInput = z.output<typeof invoiceContract.savePdfs.input>
export type PaperDeps = { drawPaper: DrawPaper; savedFiles: SavedFiles }

/** Null when the dialog was closed. Errors: `not_allowed_now` {reason} as `writeWhole`. */
export function createPdfSave(deps: PaperDeps & { chooseSavePath: ChooseSavePath }) {
  return async (ctx: Ctx, { _id }: { _id: string }): Promise<{ file: string; saved: string } | null> => {
    const invoice = await getInvoice(ctx, _id)
    const path = await deps.chooseSavePath({ name: documentName(invoice), extension: 'pdf' })
    if (path === null) return null
    const { bytes } = await deps.drawPaper(ctx, invoice)
    await writeWhole(path, [bytes], neverAborted)
    return { file: basename(path), saved: deps.savedFiles.remember(path) }
  }
}

/** Draws the document of an invoice, under the name of its file. */
export type DrawPaper = (ctx: Ctx, invoice: Invoice) => Promise<{ name: string; bytes: Uint8Array }>

export function createPaperDrawing(draw: DrawInvoice): DrawPaper {
  return async (ctx, invoice) => ({
    name: documentName(invoice),
    bytes: await draw(await paperOf(ctx, invoice))
  })
}

const neverAborted = new AbortController().signal

/** A job that writes a file for each; null when the dialog was closed. */
export function createPdfFolder(deps: PaperDeps & { chooseFolder: () => Promise<string | null> }) {
  return async (ctx: Ctx, input: FolderInput): Promise<Job | null> => {
    const folder = await deps.chooseFolder()
    if (folder === null) return null
    return ctx.startJob('export', (job) => writeAll(ctx, { ...deps, folder, input, job }))
  }
}

type Work = PaperDeps & { folder: string; input: FolderInput; job: JobHandle }

async function writeAll(
  ctx: Ctx,
  { drawPaper, savedFiles, folder, input, job }: Work
): Promise<ExportResult> {
  const ids = await invoiceIdsInOrder(ctx, input.selection)
  const names = new Set<string>()
  let done = 0
  let saved: string | undefined
  job.progress({ total: ids.length, step: basename(folder) })
  for (const id of ids) {
    if (job.signal.aborted) break
    // It may have been removed since.
    const [stored] = await ctx.collection(invoiceCollection).find({ _id: id }, { limit: 1 })
    if (!stored) continue
    const invoice = readInvoice(stored)
    const { name, bytes } = await drawPaper(ctx, invoice)
    const path = join(folder, ownName(name, names))
    await writeWhole(path, [bytes], job.signal)
    if (job.signal.aborted) break
    saved ??= savedFiles.remember(path)
    done += 1
    job.progress({ done })
  }
  await tellExport(ctx, done, 'pdf')
  return { list: 'invoices', file: basename(folder), count: done, ...(saved && { saved }) }
}

/** Numbers of older invoices may be told apart by signs that no name has, or by capitals: none overwrites another. */
function ownName(name: string, taken: Set<string>): string {
  let own = name
  for (let at = 2; taken.has(own.toLowerCase()); at += 1) own = name.replace(/\.pdf$/, `_${at}.pdf`)
  taken.add(own.toLowerCase())
  return own
}

/** The company and its logo as they were on the day of issue; today's for drafts and older invoices. */
async function paperOf(ctx: Ctx, invoice: Invoice): Promise<InvoicePaper> {
  const [{ company }, logo] = await Promise.all([invoiceSettings(ctx), logoOf(ctx, invoice)])
  return {
    invoice,
    company: invoice.seller ?? company,
    logo: logo && { mime: logo.mime, bytes: Buffer.from(logo.content, 'base64') }
  }
}

/** The document for the window to show and print. */
export function createPdfView({ drawPaper }: Pick<PaperDeps, 'drawPaper'>) {
  return async (
    ctx: Ctx,
    { _id }: { _id: string }
  ): Promise<{ name: string; content: Uint8Array<ArrayBuffer> }> => {
    const { name, bytes } = await drawPaper(ctx, await getInvoice(ctx, _id))
    return { name, content: new Uint8Array(bytes) }
  }
}
