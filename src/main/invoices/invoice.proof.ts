import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import type { invoiceContract } from '#shared/invoices/invoice.contract.ts'
import { type Invoice, readInvoice } from '#shared/invoices/invoice.schema.ts'
import { AppError } from '#shared/ipc/result.ts'
import type { Ctx } from '../context.ts'
import { mailCollection } from '../mail/mail.collection.ts'
import { isObjectIdHex } from '../mongo/filter-parts.ts'
import { followUp } from '../mongo/follow-up.ts'
import { invoiceCollection } from './invoice.collection.ts'
import { getInvoice } from './invoice.list.ts'
import type { DrawPaper } from './invoice.papers.ts'

/** That a PDF is what was issued, or sent: by its SHA-256, which is kept with the invoice and with each mail. */

type Verdict = NonNullable<z.output<typeof invoiceContract.checkPdf.output>>

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/**
 * Draws a document that was just issued and keeps its hash, once; answers the document with it. What fails is tried again,
 * and the document is issued anyway.
 */
export async function keepProof(ctx: Ctx, drawPaper: DrawPaper, invoice: Invoice): Promise<Invoice> {
  if (invoice.pdf_sha256 !== null) return invoice
  let kept = invoice
  await followUp(ctx, 'hash of an issued document', async () => {
    const { bytes } = await drawPaper(ctx, invoice)
    const set = { pdf_sha256: sha256(bytes), pdf_generated_at: ctx.now() }
    const invoices = ctx.collection(invoiceCollection)
    const after = await invoices.update(invoice._id, { set, unset: [] }, { pdf_sha256: null })
    if (after) kept = readInvoice(after)
  })
  return kept
}

/** Above every PDF of ours; a longer file is none. Bytes. */
const largest = 20 * 1024 * 1024

/** Asks for a file and tells what it is; null when the dialog was closed. Errors: as the contract says. */
export function createPdfCheck(deps: { drawPaper: DrawPaper; chooseFiles: () => Promise<string[]> }) {
  return async (ctx: Ctx): Promise<Verdict | null> => {
    const [path] = await deps.chooseFiles()
    if (path === undefined) return null
    const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      throw new AppError('not_allowed_now', 'The file could not be read', { reason: String(error.code) })
    })
    if (bytes.length > largest || bytes.subarray(0, 5).toString() !== '%PDF-') {
      throw new AppError('not_allowed_now', 'The file is no PDF', { reason: 'not_a_pdf' })
    }
    return judge(ctx, deps.drawPaper, bytes)
  }
}

async function judge(ctx: Ctx, drawPaper: DrawPaper, bytes: Buffer): Promise<Verdict> {
  const hash = sha256(bytes)
  const invoices = ctx.collection(invoiceCollection)
  const issued = await invoices.findOne({ pdf_sha256: hash })
  if (issued) return verdict('as_issued', readInvoice(issued))
  const mailed = await ctx.collection(mailCollection).findOne({ 'attachments.sha256': hash })
  const mailedId = mailed?.invoice_id
  if (isObjectIdHex(mailedId)) return verdict('as_mailed', await getInvoice(ctx, mailedId))
  const number = numberIn(bytes)
  const named = number && (await invoices.findOne({ invoice_number: number }))
  if (!named) return { state: 'unknown', invoice_id: null, invoice_number: null }
  const invoice = readInvoice(named)
  const { bytes: today } = await drawPaper(ctx, invoice)
  return verdict(sha256(today) === hash ? 'as_today' : 'different', invoice)
}

function verdict(state: Verdict['state'], { _id, invoice_number }: Invoice): Verdict {
  return { state, invoice_id: _id, invoice_number }
}

/** The number that the file says it has, in its title. */
function numberIn(bytes: Buffer): string | null {
  return /\/Title \([^)]*?((?:INV|CN)-\d{4}-\d{5})\)/.exec(bytes.toString('latin1'))?.[1] ?? null
}
