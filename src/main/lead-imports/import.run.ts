import { ObjectId } from 'mongodb'
import { AppError } from '#shared/ipc/result.ts'
import type { ImportPlan, LeadImportReport } from '#shared/lead-imports/import.schema.ts'
import { readText } from '#shared/values/stored.ts'
import { logActivity } from '../activities/activity.log.ts'
import type { Ctx } from '../context.ts'
import type { JobHandle } from '../jobs/jobs.ts'
import { everyLead } from '../leads/lead.collection.ts'
import { toAppError } from '../mongo/errors.ts'
import { notMerged } from '../mongo/filter-parts.ts'
import { and } from '../mongo/scoped-collection.ts'
import { type FileThread, startFileThread } from './file.thread.ts'
import type { ChosenPath, Rejects } from './import.files.ts'
import { createTally, type Tally } from './import.tally.ts'
import { undoImport } from './import.undo.ts'
import type { RowWriter } from './import.writer.ts'
import type { DecidedRow, RowFacts } from './worker.protocol.ts'

/** Goes through a file of leads as a job: the thread reads and decides, the main process asks and writes. */

type Work = {
  workerUrl: URL
  file: ChosenPath
  plan: ImportPlan
  rows: RowFacts
  writer: RowWriter
  isWritten: boolean
  job: JobHandle
  keepRejects: (rejects: Rejects) => void
}

/**
 * Answers what was done, also when it is stopped. An expected failure carries what was done so far as `report` in its
 * details.
 */
export async function importRows(ctx: Ctx, work: Work): Promise<LeadImportReport> {
  const { file, plan, isWritten, job } = work
  const thread = startFileThread(work.workerUrl, { kind: 'decide', path: file.path, ...work.rows })
  const tally = createTally(file.name, isWritten)
  if (isWritten) job.offerUndo(undoImport(ctx, work.writer.written))
  job.progress({ total: totalOf(file, plan), step: file.name })
  try {
    await decideAndWrite(ctx, { ...work, thread, tally })
  } catch (error) {
    const known = toAppError(error)
    if (!known) throw error
    throw new AppError(known.code, known.message, { ...known.details, report: tally.report() })
  } finally {
    await thread.stop()
    await work.writer.finish()
    if (isWritten && tally.done() > 0) await tell(ctx, tally.report())
    work.keepRejects({ file, reading: plan.reading, reasons: tally.reasons })
  }
  return tally.report()
}

type Running = Work & { thread: FileThread; tally: Tally }

async function decideAndWrite(ctx: Ctx, running: Running): Promise<void> {
  const { thread, job, plan, tally, writer } = running
  if (plan.policy !== 'create') await tellKnown(ctx, thread, job)
  thread.tell({ kind: 'more' })
  // One batch is read ahead while the one before it is written.
  thread.tell({ kind: 'more' })
  for await (const answer of thread.answers()) {
    if (job.signal.aborted) return
    if (answer.kind !== 'rows') continue
    thread.tell({ kind: 'more' })
    await takeBatch(answer.rows, writer, tally)
    job.progress({ done: tally.done() })
  }
}

/** Rows that are written count as soon as they are: what comes after them in the batch may fail. */
async function takeBatch(rows: DecidedRow[], writer: RowWriter, tally: Tally): Promise<void> {
  for (const row of rows) {
    tally.leftOut(row.leftOut)
    if (row.act === 'skip') tally.row(row.line, 'skipped')
    if (row.act === 'reject') tally.row(row.line, 'rejected', row.problems)
  }
  await writer.create(
    rows.filter((row) => row.act === 'create'),
    tally
  )
  await writer.update(
    rows.filter((row) => row.act === 'update'),
    tally
  )
}

const knownBatch = 2000

/** Every lead that is there, whoever owns it: or two salespeople would work the same brand. */
async function tellKnown(ctx: Ctx, thread: FileThread, { signal }: JobHandle): Promise<void> {
  const leads = ctx.collection(everyLead)
  const options = { projection: { email: 1, brand_name: 1 }, sort: { _id: 1 as const }, limit: knownBatch }
  for (let last: ObjectId | null = null; !signal.aborted; ) {
    const after = last === null ? null : { _id: { $gt: last } }
    const batch = await leads.find(and(notMerged, after), options)
    thread.tell({
      kind: 'known',
      leads: batch.map(({ _id, email, brand_name }) => ({
        id: String(_id),
        email: readText(email),
        brand: readText(brand_name)
      }))
    })
    const end = batch.at(-1)?._id
    if (batch.length < knownBatch || !(end instanceof ObjectId)) return
    last = end
  }
}

function totalOf({ counted }: ChosenPath, { reading }: ImportPlan): number | null {
  const isSame = counted !== null && JSON.stringify(counted.reading) === JSON.stringify(reading)
  return isSame ? counted.rows : null
}

/** One entry for the import as a whole; each lead has its own. */
async function tell(ctx: Ctx, { file, counts }: LeadImportReport): Promise<void> {
  await logActivity(ctx, {
    type: 'note',
    subject: 'Leads imported',
    // Without words, which would be English for everybody: what became of the rows is in the metadata.
    description: `${file} (${counts.created + counts.updated})`,
    metadata: { file, ...counts },
    links: {}
  })
}
