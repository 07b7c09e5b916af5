import { basename } from 'node:path'
import type { TFunction } from 'i18next'
import type { ExportedList, ExportResult } from '#shared/exports/export.schema.ts'
import type { ExportFormat } from '#shared/exports/export.values.ts'
import { createTranslator } from '#shared/i18n/i18n.ts'
import type { Job } from '#shared/jobs/job.contract.ts'
import { calendarDay } from '#shared/values/calendar-day.ts'
import type { Language } from '#shared/values/language.ts'
import { logActivity } from '../activities/activity.log.ts'
import type { Ctx } from '../context.ts'
import type { JobHandle } from '../jobs/jobs.ts'
import { inBatches } from '../lists/bulk.write.ts'
import { byteOrderMark, type CsvValue, csvLine } from './csv.ts'
import { type ChooseSavePath, writeWhole } from './export.file.ts'

/** A list as a file: what the filter finds, in the list's order, the columns that the list shows. */

export type ListInput<Column extends string> = { columns: Column[]; as: ExportFormat; headings_in: Language }

/** How one list is read and put into cells. */
export type ListExport<
  Input extends ListInput<Column>,
  Row extends { _id: string },
  Column extends string
> = {
  list: ExportedList
  /** Everything that the filter finds, in the list's order. */
  ids: (ctx: Ctx, input: Input) => Promise<string[]>
  /** The records with these ids, as far as they are still there, in any order. */
  rows: (ctx: Ctx, ids: string[]) => Promise<Row[]>
  heading: (t: TFunction, column: Column) => string
  value: (row: Row, column: Column) => CsvValue
}

/** Records read at once. */
const batchSize = 500

/** Asks where to save, then writes as a job; null when the dialog was closed. The export leaves its activity. */
export function createListExport<
  Input extends ListInput<Column>,
  Row extends { _id: string },
  Column extends string
>(kind: ListExport<Input, Row, Column>, chooseSavePath: ChooseSavePath) {
  return async (ctx: Ctx, input: Input): Promise<Job | null> => {
    const name = `${kind.list}-${calendarDay(ctx.now())}.${input.as}`
    const path = await chooseSavePath({ name, extension: input.as })
    return path === null ? null : ctx.startJob('export', (job) => writeList(ctx, kind, { input, path, job }))
  }
}

type Work<Input> = { input: Input; path: string; job: JobHandle }

async function writeList<Input extends ListInput<Column>, Row extends { _id: string }, Column extends string>(
  ctx: Ctx,
  kind: ListExport<Input, Row, Column>,
  { input, path, job }: Work<Input>
): Promise<ExportResult> {
  const ids = await kind.ids(ctx, input)
  job.progress({ total: ids.length, step: basename(path) })
  const rows = readInOrder(ids, job, (batch) => kind.rows(ctx, batch))
  const pieces = input.as === 'csv' ? csvPieces(rows, kind, input) : jsonPieces(rows, kind, input)
  await writeWhole(path, pieces, job.signal)
  if (!job.signal.aborted) await tell(ctx, kind.list, ids.length, input)
  return { list: kind.list, file: basename(path), count: ids.length }
}

/** Batches of records in the order of their ids; those that were deleted meanwhile are left out. */
async function* readInOrder<Row extends { _id: string }>(
  ids: string[],
  job: JobHandle,
  read: (ids: string[]) => Promise<Row[]>
): AsyncGenerator<Row[]> {
  let done = 0
  for (const batch of inBatches(ids, batchSize)) {
    if (job.signal.aborted) return
    const byId = new Map((await read(batch)).map((row) => [row._id, row]))
    yield batch.flatMap((id) => byId.get(id) ?? [])
    done += batch.length
    job.progress({ done })
  }
}

type Cells<Row, Column extends string> = {
  heading: (t: TFunction, column: Column) => string
  value: (row: Row, column: Column) => CsvValue
}

async function* csvPieces<Row, Column extends string>(
  batches: AsyncIterable<Row[]>,
  { heading, value }: Cells<Row, Column>,
  { columns, headings_in }: ListInput<Column>
): AsyncGenerator<string> {
  const { t } = createTranslator(headings_in)
  // Where a comma parts decimals, programs expect a semicolon between cells.
  const delimiter = headings_in === 'fr' ? ';' : ','
  const headings = columns.map((column) => heading(t, column))
  yield byteOrderMark + csvLine(headings, delimiter)
  for await (const rows of batches) {
    const lines = rows.map((row) =>
      csvLine(
        columns.map((column) => value(row, column)),
        delimiter
      )
    )
    yield lines.join('')
  }
}

async function* jsonPieces<Row extends { _id: string }, Column extends string>(
  batches: AsyncIterable<Row[]>,
  { value }: Cells<Row, Column>,
  { columns }: ListInput<Column>
): AsyncGenerator<string> {
  let separator = '[\n'
  for await (const rows of batches) {
    for (const row of rows) {
      const fields = columns.map((column) => [column, value(row, column)])
      yield separator + JSON.stringify({ _id: row._id, ...Object.fromEntries(fields) })
      separator = ',\n'
    }
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n'
}

async function tell<Column extends string>(
  ctx: Ctx,
  list: ExportedList,
  count: number,
  { as, columns }: ListInput<Column>
): Promise<void> {
  await logActivity(ctx, {
    type: 'export',
    subject: `${list.charAt(0).toUpperCase()}${list.slice(1)} exported`,
    description: `${count} ${list} exported by ${ctx.user.email}`,
    metadata: { count, format: as, columns: columns.join(', ') },
    links: {}
  })
}
