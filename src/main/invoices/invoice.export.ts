import { basename } from 'node:path'
import type { ObjectId } from 'mongodb'
import type { z } from 'zod'
import type { ExportResult } from '#shared/exports/export.schema.ts'
import { createTranslator } from '#shared/i18n/i18n.ts'
import type { invoiceContract } from '#shared/invoices/invoice.contract.ts'
import { balance, invoiceState } from '#shared/invoices/invoice.rules.ts'
import { type Invoice, readInvoice } from '#shared/invoices/invoice.schema.ts'
import type { Job } from '#shared/jobs/job.contract.ts'
import { calendarDay } from '#shared/values/calendar-day.ts'
import { logActivity } from '../activities/activity.log.ts'
import type { Ctx } from '../context.ts'
import { byteOrderMark, type CsvValue, csvLine } from '../exports/csv.ts'
import { type ChooseSavePath, writeWhole } from '../exports/export.file.ts'
import type { JobHandle } from '../jobs/jobs.ts'
import { inBatches, selectionQuery } from '../lists/bulk.write.ts'
import { toObjectId } from '../mongo/scoped-collection.ts'
import { invoiceCollection } from './invoice.collection.ts'
import { invoiceQuery } from './invoice.list.ts'

/** Invoices as a file for the accountant: a line for each, in the order of their numbers, VAT by rate. */

type ExportInput = z.output<typeof invoiceContract.export.input>

const batchSize = 500

/** Asks where to save, then writes as a job; null when the dialog was closed. The export leaves its activity. */
export function createInvoiceExport(chooseSavePath: ChooseSavePath) {
  return async (ctx: Ctx, input: ExportInput): Promise<Job | null> => {
    const name = `invoices-${calendarDay(ctx.now())}.${input.as}`
    const path = await chooseSavePath({ name, extension: input.as })
    return path === null ? null : ctx.startJob('export', (job) => writeInvoices(ctx, { input, path, job }))
  }
}

type Work = { input: ExportInput; path: string; job: JobHandle }

async function writeInvoices(ctx: Ctx, { input, path, job }: Work): Promise<ExportResult> {
  const ids = (await invoiceIdsInOrder(ctx, input.selection)).map(String)
  job.progress({ total: ids.length, step: basename(path) })
  const invoices = readInOrder(ctx, ids, job)
  const pieces = input.as === 'csv' ? csvPieces(ctx, invoices, input) : jsonPieces(ctx, invoices)
  await writeWhole(path, pieces, job.signal)
  if (!job.signal.aborted) await tellExport(ctx, ids.length, input.as)
  return { list: 'invoices', file: basename(path), count: ids.length }
}

/** What a selection means, in the order of its numbers. */
export async function invoiceIdsInOrder(ctx: Ctx, selection: ExportInput['selection']): Promise<ObjectId[]> {
  const sort = { invoice_number: 1, _id: 1 } as const
  const filtered = 'filter' in selection ? invoiceQuery(ctx, selection.filter) : {}
  const query = selectionQuery(selection, filtered)
  const found = await ctx.collection(invoiceCollection).find(query, { projection: { _id: 1 }, sort })
  return found.map(({ _id }) => _id)
}

async function* readInOrder(ctx: Ctx, ids: string[], job: JobHandle): AsyncGenerator<Invoice[]> {
  let done = 0
  for (const batch of inBatches(ids, batchSize)) {
    if (job.signal.aborted) return
    const found = await ctx.collection(invoiceCollection).find({ _id: { $in: batch.map(toObjectId) } })
    const byId = new Map(found.map((stored) => [String(stored._id), readInvoice(stored)]))
    yield batch.flatMap((id) => byId.get(id) ?? [])
    done += batch.length
    job.progress({ done })
  }
}

const columns = [
  'number',
  'type',
  'date',
  'due_date',
  'state',
  'client',
  'client_tax_id',
  'country',
  'purchase_order',
  'allocation_number',
  'currency',
  'subtotal',
  'vat',
  'tax_amount',
  'total',
  'paid',
  'balance',
  'payment_date',
  'credit_note',
  'credited_invoice'
] as const
type Column = (typeof columns)[number]

async function* csvPieces(
  ctx: Ctx,
  batches: AsyncIterable<Invoice[]>,
  { headings_in }: ExportInput
): AsyncGenerator<string> {
  const { t } = createTranslator(headings_in)
  // Where a comma parts decimals, programs expect a semicolon between cells, and that comma in numbers.
  const isFrench = headings_in === 'fr'
  const delimiter = isFrench ? ';' : ','
  const line = (values: CsvValue[]) => csvLine(isFrench ? values.map(withComma) : values, delimiter)
  yield byteOrderMark + line(columns.map((column) => t(`invoices.column.${column}`)))
  for await (const invoices of batches) {
    yield invoices
      .map((invoice) => {
        const values = exportedValues(ctx, invoice)
        const words = {
          ...values,
          type: t(`invoices.type.${invoice.document_type}`),
          state: t(`invoices.state.${invoiceState(invoice, ctx.now())}`)
        }
        return line(columns.map((column) => words[column]))
      })
      .join('')
  }
}

/** A number as French programs read it: quotes are not needed, because cells are parted by semicolons. */
function withComma(value: CsvValue): CsvValue {
  return typeof value === 'number' && value >= 0 ? String(value).replace('.', ',') : value
}

async function* jsonPieces(ctx: Ctx, batches: AsyncIterable<Invoice[]>): AsyncGenerator<string> {
  let separator = '[\n'
  for await (const invoices of batches) {
    for (const invoice of invoices) {
      yield separator + JSON.stringify({ _id: invoice._id, ...exportedValues(ctx, invoice) })
      separator = ',\n'
    }
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n'
}

function exportedValues(ctx: Ctx, invoice: Invoice): Record<Column, CsvValue> {
  const day = (date: Date | null) => date && calendarDay(date)
  return {
    number: invoice.invoice_number,
    type: invoice.document_type,
    date: day(invoice.invoice_date),
    due_date: day(invoice.due_date),
    state: invoiceState(invoice, ctx.now()),
    client: invoice.client_company ?? invoice.client_name,
    client_tax_id: invoice.client_tax_id,
    country: invoice.client_country,
    purchase_order: invoice.purchase_order,
    allocation_number: invoice.allocation_number,
    currency: invoice.currency,
    subtotal: invoice.subtotal,
    vat: invoice.vat.map(({ rate, base, amount }) => `${rate}%: ${amount} (${base})`),
    tax_amount: invoice.tax_amount,
    total: invoice.total_amount,
    paid: invoice.paid_amount,
    balance: balance(invoice),
    payment_date: day(invoice.payment_date),
    credit_note: invoice.credit_note_number,
    credited_invoice: invoice.credited_invoice_number
  }
}

/** Leaves the activity of an export. */
export async function tellExport(ctx: Ctx, count: number, format: string): Promise<void> {
  await logActivity(ctx, {
    type: 'export',
    subject: 'Invoices exported',
    description: `${count} invoices exported by ${ctx.user.email}`,
    metadata: { count, format },
    links: {}
  })
}
