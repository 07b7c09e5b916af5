import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Collection, type Db, type Document, MongoBulkWriteError, ObjectId } from 'mongodb'
import type { ImportRejectReason, ImportReport } from '#shared/imports/import.contract.ts'
import { AppError } from '#shared/ipc/result.ts'
import type { JobProgress } from '../jobs/jobs.ts'
import type { Piece } from './document.splitter.ts'
import {
  countDocuments,
  type DumpFile,
  findDumpFiles,
  isSafeCollectionName,
  splitFile
} from './dump.files.ts'
import { parseDocument } from './extended-json.ts'

export type ImportOptions = {
  db: Db
  folder: string
  signal: AbortSignal
  /** Counts are in documents. */
  progress: (change: JobProgress) => void
  /** Called after each file that brought documents into a collection. */
  imported?: (collection: string) => void
}

/** Small, so that neither parsing nor encoding holds the process for more than a few milliseconds. */
const batchDocuments = 100
const batchBytes = 64 * 1024
/** After so much parsing at a stretch, everything else gets a turn. */
const turnMs = 4
const keepRejects = 1000

/**
 * Reads a folder of `mongoexport` files into `db`. Unknown fields, ids and number types are kept. A document
 * whose `_id` exists is left alone, so a second run changes nothing. What can't go in is reported and the rest
 * goes on. After `signal` aborts it answers what it did so far. Throws `not_found` when the folder can't be read.
 */
export async function importDump(options: ImportOptions): Promise<ImportReport> {
  const { db, folder, signal, progress, imported } = options
  const files = await findDumpFiles(folder)
  progress({ total: await countDocuments(files, signal) })
  const report: ImportReport = { collections: [], rejects: [], rejectedTotal: 0 }
  const tally = { done: 0 }
  for (const file of files) {
    if (signal.aborted) break
    progress({ step: file.collection })
    const counts = { ...file, inserted: 0, alreadyThere: 0, rejected: 0 }
    const run = { counts, report, tally, progress, signal, db }
    try {
      await importFile(file, run)
    } finally {
      report.collections.push(withoutPath(counts))
      if (counts.inserted > 0) imported?.(file.collection)
    }
  }
  return report
}

type Counts = DumpFile & ImportReport['collections'][number]

type FileRun = Pick<ImportOptions, 'db' | 'signal' | 'progress'> & {
  counts: Counts
  report: ImportReport
  tally: { done: number }
}

function advance(run: FileRun, documents: number): void {
  run.tally.done += documents
  run.progress({ done: run.tally.done })
}

type Line = { document: Document; line: number }

async function importFile(file: DumpFile, run: FileRun): Promise<void> {
  if (!isSafeCollectionName(file.collection)) {
    return reject(run, 0, 'bad_name', `${file.collection} may not be written`)
  }
  const collection = run.db.collection(file.collection)
  for await (const batch of readBatches(file, run)) {
    if (run.signal.aborted) return
    await insertBatch(collection, batch, run)
    advance(run, batch.length)
  }
}

async function* readBatches(file: DumpFile, run: FileRun): AsyncGenerator<Line[]> {
  const withId = idGiver(file.collection)
  let batch: Line[] = []
  let bytes = 0
  let turnBegan = performance.now()
  for await (const pieces of splitFile(file.path, run.signal)) {
    for (const piece of pieces) {
      const line = readPiece(piece, run, withId)
      if (line) batch.push(line)
      bytes += piece.bytes?.length ?? 0
      if (batch.length >= batchDocuments || bytes >= batchBytes) {
        if (batch.length > 0) yield batch
        batch = []
        bytes = 0
      }
      if (performance.now() - turnBegan > turnMs) {
        await nextTurn()
        turnBegan = performance.now()
      }
    }
  }
  if (batch.length > 0) yield batch
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function readPiece(piece: Piece, run: FileRun, withId: (text: string, document: Document) => Document) {
  const refuse = (reason: ImportRejectReason, detail: string) => {
    advance(run, 1)
    return reject(run, piece.line, reason, detail)
  }
  if (!piece.bytes) return refuse('too_long', 'The line takes more than 16 MB')
  const text = decode(piece.bytes)
  if (text === null) return refuse('bad_encoding', 'The line is not UTF-8 text')
  const parsed = parseDocument(text)
  if ('reason' in parsed) return refuse(parsed.reason, parsed.detail)
  return { document: withId(text, parsed.document), line: piece.line }
}

function decode(bytes: Buffer): string | null {
  try {
    return utf8.decode(bytes).trim()
  } catch {
    return null
  }
}

/**
 * Gives a document without `_id` one that depends only on the collection, its text and how often that text came
 * before: the same file gives the same ids, so that a second run finds them.
 */
function idGiver(collection: string): (text: string, document: Document) => Document {
  const seen = new Map<string, number>()
  return (text, document) => {
    if (document._id !== undefined && document._id !== null) return document
    const content = createHash('sha256').update(`${collection}\n${text}`).digest('hex')
    const occurrence = (seen.get(content) ?? 0) + 1
    seen.set(content, occurrence)
    const hash = createHash('sha256').update(`${content}\n${occurrence}`).digest()
    return { ...document, _id: new ObjectId(hash.subarray(0, 12)) }
  }
}

/** Unordered: one refused document does not keep the others out. */
async function insertBatch(collection: Collection, batch: Line[], run: FileRun): Promise<void> {
  try {
    const { insertedCount } = await collection.insertMany(
      batch.map(({ document }) => document),
      { ordered: false }
    )
    run.counts.inserted += insertedCount
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error
    const failures = [error.writeErrors].flat()
    // The driver wraps a lost connection, without its class, in the same error as refused documents.
    if (failures.length === 0 && error.code === undefined) {
      throw new AppError('offline', 'The database stopped answering', { done: run.tally.done })
    }
    if (failures.length === 0) throw error
    run.counts.inserted += error.insertedCount
    for (const failure of failures) {
      const isThere = failure.code === 11000 && / index: _id_( |$)/.test(failure.errmsg ?? '')
      if (isThere) run.counts.alreadyThere += 1
      else reject(run, batch[failure.index]?.line ?? 0, 'refused', withoutValues(failure.errmsg))
    }
  }
}

/** The server's words without the customer's values that follow "dup key". */
function withoutValues(message: string | undefined): string {
  return (message ?? 'Refused').replace(/ dup key: .*$/s, '').slice(0, 200)
}

function reject(run: FileRun, line: number, reason: ImportRejectReason, detail: string): void {
  run.counts.rejected += 1
  run.report.rejectedTotal += 1
  if (run.report.rejects.length < keepRejects) {
    run.report.rejects.push({ file: run.counts.file, line, reason, detail })
  }
}

function withoutPath({ path: _path, ...counts }: Counts): ImportReport['collections'][number] {
  return counts
}
