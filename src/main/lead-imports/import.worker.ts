import { parentPort, workerData } from 'node:worker_threads'
import { previewRows } from '#shared/lead-imports/import.contract.ts'
import { csvLine } from '../exports/csv.ts'
import { readStatement } from '../statements/statement.reader.ts'
import type { CsvRecord } from '../tables/csv.parser.ts'
import { readRecords, TableError } from '../tables/table.records.ts'
import { enumWords } from './enum.words.ts'
import { toPreview } from './preview.row.ts'
import { createDecider } from './row.decision.ts'
import { type ReadRow, rowReader } from './row.reader.ts'
import { readTable } from './table.reader.ts'
import type { DecidedRow, FromWorker, RowFacts, ToWorker, WorkerTask } from './worker.protocol.ts'

/** Reads files in a thread of its own, so that neither window nor main process waits. A bundle of its own. */

const port = parentPort
const task = workerData as WorkerTask

function send(message: FromWorker): void {
  port?.postMessage(message)
}

/** Rows a message: a few milliseconds of work for the main process. */
const batchSize = 200

async function work(): Promise<void> {
  if (task.kind === 'table') return send({ kind: 'table', table: await readTable(task.path, task.reading) })
  if (task.kind === 'statement') return send({ kind: 'statement', statement: await readStatement(task) })
  if (task.kind === 'preview') return send({ kind: 'preview', rows: await preview(task) })
  await (task.kind === 'decide' ? decideAll(task) : pick(task))
  send({ kind: 'end' })
}

async function preview(asked: RowFacts & { path: string }) {
  const shown: ReadRow[] = []
  const read = readerOf(asked)
  for await (const records of rows(asked.path, asked.plan.reading)) {
    for (const record of records.slice(0, previewRows - shown.length)) shown.push(read(record))
    if (shown.length >= previewRows) break
  }
  return shown.map(toPreview)
}

function readerOf({ plan, stageNames, owners, now }: RowFacts): (record: CsvRecord) => ReadRow {
  return rowReader(plan, { words: enumWords(stageNames), owners, now })
}

/** The records below the header. */
async function* rows(path: string, reading: RowFacts['plan']['reading']): AsyncGenerator<CsvRecord[]> {
  let isFirst = reading.has_header
  for await (const records of readRecords(path, reading)) {
    if (records.length === 0) continue
    yield isFirst ? records.slice(1) : records
    isFirst = false
  }
}

async function decideAll(asked: RowFacts & { path: string }): Promise<void> {
  const decider = createDecider(asked.plan)
  const turn = turns((lead) => decider.know(lead))
  const read = readerOf(asked)
  let batch: DecidedRow[] = []
  const flush = async () => {
    if (batch.length === 0) return
    await turn()
    send({ kind: 'rows', rows: batch })
    batch = []
  }
  await turn()
  for await (const records of rows(asked.path, asked.plan.reading)) {
    for (const record of records) {
      const row = read(record)
      batch.push({ line: row.line, leftOut: row.leftOut, ...decider.decide(row) })
      if (batch.length >= batchSize) await flush()
    }
  }
  await flush()
}

/** Waits for the main process to ask for more, so that what it has not written yet does not pile up. */
function turns(know: (lead: Extract<ToWorker, { kind: 'known' }>['leads'][number]) => void) {
  let allowed = 0
  let wake: (() => void) | null = null
  port?.on('message', (message: ToWorker) => {
    if (message.kind === 'known') {
      for (const lead of message.leads) know(lead)
      return
    }
    allowed += 1
    wake?.()
  })
  return async () => {
    while (allowed === 0) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
    allowed -= 1
  }
}

/** The lines that were rejected, as they stand in the file, each with its reason. */
async function pick({
  path,
  reading,
  reasons,
  heading
}: Extract<WorkerTask, { kind: 'pick' }>): Promise<void> {
  let isHeader = reading.has_header
  let width = 0
  for await (const records of readRecords(path, reading)) {
    let text = ''
    for (const record of records) {
      width ||= record.cells.length
      const reason = isHeader ? heading : reasons.get(record.line)
      isHeader = false
      if (reason === undefined) continue
      const padding = Array.from({ length: Math.max(0, width - record.cells.length) }, () => '')
      text += csvLine([...record.cells, ...padding, reason], reading.delimiter)
    }
    if (text) send({ kind: 'text', text })
  }
}

work()
  .catch((error: unknown) => {
    const isOfFile = error instanceof Error && 'syscall' in error && 'code' in error
    if (!(error instanceof TableError) && !isOfFile) throw error
    send({ kind: 'refused', reason: error instanceof TableError ? error.reason : String(error.code) })
  })
  .finally(() => port?.close())
