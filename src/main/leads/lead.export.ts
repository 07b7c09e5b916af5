import { basename } from 'node:path'
import type { z } from 'zod'
import type { ExportResult } from '#shared/exports/export.schema.ts'
import { createTranslator } from '#shared/i18n/i18n.ts'
import type { Job } from '#shared/jobs/job.contract.ts'
import type { leadContract } from '#shared/leads/lead.contract.ts'
import { leadDisplayName, leadOwner, shownStatus } from '#shared/leads/lead.rules.ts'
import { type LeadRow, readLeadRow } from '#shared/leads/lead.schema.ts'
import { calendarDay } from '#shared/values/calendar-day.ts'
import { logActivity } from '../activities/activity.log.ts'
import type { Ctx } from '../context.ts'
import { byteOrderMark, type CsvValue, csvLine } from '../exports/csv.ts'
import { type ChooseSavePath, writeWhole } from '../exports/export.file.ts'
import type { JobHandle } from '../jobs/jobs.ts'
import { inBatches } from '../lists/bulk.write.ts'
import { toSort } from '../lists/sort.ts'
import { toObjectId } from '../mongo/scoped-collection.ts'
import { leadCollection, rowProjection } from './lead.collection.ts'
import { leadQuery } from './lead.list.ts'

/** The lead list as a file: what the filter finds, in the list's order, the columns that the list shows. */

type ExportInput = z.output<typeof leadContract.export.input>
type ExportColumn = ExportInput['columns'][number]

/** Leads read at once. */
const batchSize = 500

/** Asks where to save, then writes as a job; null when the dialog was closed. The export leaves its activity. */
export function createLeadExport(chooseSavePath: ChooseSavePath) {
  return async (ctx: Ctx, input: ExportInput): Promise<Job | null> => {
    const name = `leads-${calendarDay(ctx.now())}.${input.as}`
    const path = await chooseSavePath({ name, extension: input.as })
    return path === null ? null : ctx.startJob('export', (job) => writeLeads(ctx, { input, path, job }))
  }
}

type Work = { input: ExportInput; path: string; job: JobHandle }

async function writeLeads(ctx: Ctx, { input, path, job }: Work): Promise<ExportResult> {
  const found = await ctx
    .collection(leadCollection)
    .find(await leadQuery(ctx, input.filter), { projection: { _id: 1 }, sort: toSort(input.sort) })
  const ids = found.map(({ _id }) => String(_id))
  job.progress({ total: ids.length, step: basename(path) })
  const rows = readInOrder(ctx, ids, job)
  const pieces = input.as === 'csv' ? csvPieces(rows, input) : jsonPieces(rows, input.columns)
  await writeWhole(path, pieces, job.signal)
  if (!job.signal.aborted) await tell(ctx, ids.length, input)
  return { file: basename(path), count: ids.length }
}

/** Batches of leads in the order of their ids; those that were deleted meanwhile are left out. */
async function* readInOrder(ctx: Ctx, ids: string[], job: JobHandle): AsyncGenerator<LeadRow[]> {
  let done = 0
  for (const batch of inBatches(ids, batchSize)) {
    if (job.signal.aborted) return
    const filter = { _id: { $in: batch.map(toObjectId) } }
    const leads = await ctx.collection(leadCollection).find(filter, { projection: rowProjection })
    const byId = new Map(leads.map((lead) => [String(lead._id), readLeadRow(lead)]))
    yield batch.flatMap((id) => byId.get(id) ?? [])
    done += batch.length
    job.progress({ done })
  }
}

async function* csvPieces(
  batches: AsyncIterable<LeadRow[]>,
  { columns, headings_in }: ExportInput
): AsyncGenerator<string> {
  const { t } = createTranslator(headings_in)
  // Where a comma parts decimals, programs expect a semicolon between cells.
  const delimiter = headings_in === 'fr' ? ';' : ','
  yield byteOrderMark +
    csvLine(
      columns.map((column) => t(`leads.field.${column}`)),
      delimiter
    )
  for await (const rows of batches) {
    yield rows
      .map((row) =>
        csvLine(
          columns.map((column) => exportedValue(row, column)),
          delimiter
        )
      )
      .join('')
  }
}

async function* jsonPieces(
  batches: AsyncIterable<LeadRow[]>,
  columns: ExportColumn[]
): AsyncGenerator<string> {
  let separator = '[\n'
  for await (const rows of batches) {
    for (const row of rows) {
      const fields = columns.map((column) => [column, exportedValue(row, column)])
      yield separator + JSON.stringify({ _id: row._id, ...Object.fromEntries(fields) })
      separator = ',\n'
    }
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n'
}

function exportedValue(row: LeadRow, column: ExportColumn): CsvValue {
  if (column === 'name') return leadDisplayName(row)
  if (column === 'status') return shownStatus(row)
  return column === 'owner_email' ? leadOwner(row) : row[column]
}

async function tell(ctx: Ctx, count: number, { as, columns }: ExportInput): Promise<void> {
  await logActivity(ctx, {
    type: 'export',
    subject: 'Leads exported',
    description: `${count} leads exported by ${ctx.user.email}`,
    metadata: { count, format: as, columns: columns.join(', ') },
    links: {}
  })
}
