import { readFile } from 'node:fs/promises'
import { type Db, type Document, MongoBulkWriteError } from 'mongodb'
import type { JobProgress } from '../jobs/jobs.ts'
import { type DumpFile, findDumpFiles } from './dump.files.ts'
import { parseDocument } from './extended-json.ts'
import { renumber } from './sample.numbers.ts'

/** The day that counts as "today" in resources/sample: everything dated before it has happened. */
export const sampleToday = new Date('2026-01-05T00:00:00.000Z')

const dayMs = 86_400_000
const batchDocuments = 100

export type SampleOptions = {
  db: Db
  /** The folder of the generated files, see `npm run sample`. */
  folder: string
  now: Date
  /** Counts are in documents. */
  progress?: (change: JobProgress) => void
}

/**
 * Fills an empty workspace with made-up data whose dates are as fresh as on the day it was written: they move
 * by whole days. Accounts go in last: where there are none, an earlier try broke off and this one completes it.
 */
export async function loadSample({ db, folder, now, progress }: SampleOptions): Promise<void> {
  const days = Math.floor((now.getTime() - sampleToday.getTime()) / dayMs)
  const files = accountsLast(await findDumpFiles(folder))
  let done = 0
  for (const { path, collection } of files) {
    const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '')
    const numbered = collection === 'invoices' ? renumber : (documents: Document[]) => documents
    const documents = numbered(lines.map((line) => readDocument(line, days)))
    for (let from = 0; from < documents.length; from += batchDocuments) {
      const batch = documents.slice(from, from + batchDocuments)
      await insertMissing(db, collection, batch)
      done += batch.length
      progress?.({ step: collection, done })
    }
  }
}

function accountsLast(files: DumpFile[]): DumpFile[] {
  const isAccounts = ({ collection }: DumpFile) => collection === 'crm_users'
  return [...files.filter((file) => !isAccounts(file)), ...files.filter(isAccounts)]
}

function readDocument(line: string, days: number): Document {
  const parsed = parseDocument(line)
  if ('reason' in parsed) throw new Error(`The sample data is damaged: ${parsed.detail}`)
  return moveDates(parsed.document, days) as Document
}

/** Moves BSON dates and texts that begin with an ISO date, at any depth. */
function moveDates(value: unknown, days: number): unknown {
  if (value instanceof Date) return new Date(value.getTime() + days * dayMs)
  if (typeof value === 'string') return moveDateText(value, days)
  if (Array.isArray(value)) return value.map((entry) => moveDates(entry, days))
  if (value === null || typeof value !== 'object') return value
  if (Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, moveDates(entry, days)]))
}

function moveDateText(text: string, days: number): string {
  if (/^\d{4}-\d\d$/.test(text)) return moveMonthText(text, days)
  const day = /^(\d{4}-\d\d-\d\d)(?=$|T\d\d:)/.exec(text)?.[1]
  if (!day) return text
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10) + text.slice(10)
}

/** A month (`2026-01`) moves by whole years: what is planned for a year stays planned for a year. */
function moveMonthText(text: string, days: number): string {
  const years = new Date(sampleToday.getTime() + days * dayMs).getUTCFullYear() - sampleToday.getUTCFullYear()
  return `${Number(text.slice(0, 4)) + years}${text.slice(4)}`
}

async function insertMissing(db: Db, collection: string, documents: Document[]): Promise<void> {
  try {
    await db.collection(collection).insertMany(documents, { ordered: false })
  } catch (error) {
    const failures = error instanceof MongoBulkWriteError ? [error.writeErrors].flat() : []
    if (failures.length === 0 || failures.some(({ code }) => code !== 11000)) throw error
  }
}
