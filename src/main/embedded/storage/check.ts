import { existsSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { checkDocument } from '../values/bson.check.ts'
import { decodeDocument } from '../values/bson.reader.ts'
import { encodeKey } from '../values/key.encoding.ts'
import { LazyDocument } from '../values/lazy.document.ts'
import { type CheckedIndex, checkIndex } from './check.index.ts'
import { checkText } from './check.text.ts'
import { documentsTable } from './collection.ts'
import { databaseFile, refuseStranger, storageError } from './database.file.ts'
import { readIndexSpec } from './index.definition.ts'
import { entriesTable } from './secondary.index.ts'
import { StorageError } from './storage.error.ts'
import { termsTable, textTable } from './text.index.ts'

/** What the check of a database folder found. No problems: everything agrees with everything. */
export type CheckReport = {
  file: string
  collections: number
  documents: number
  indexes: number
  entries: number
  /** Plain sentences; no more than {@link MOST_PROBLEMS}. */
  problems: string[]
}

/** More would only say the same again. */
export const MOST_PROBLEMS = 100

type CheckedCollection = { id: number; name: string; repeatsIds: boolean; indexes: CheckedIndex[] }

/**
 * Checks the database file of a folder that no server has open, without changing it: SQLite's own structure, the
 * catalog, every document, and that every index holds exactly the entries that the documents ask for.
 * @throws StorageError `locked` while a server has it open; `version`, `foreign`, `unwritable`, `failed`
 */
export function checkFolder(dataDir: string): CheckReport {
  const file = databaseFile(dataDir)
  if (!existsSync(file) || statSync(file).size === 0) {
    throw new StorageError('failed', `${file} is missing or empty`, file)
  }
  try {
    return readingFrom(file, (database) => checkDatabase(database, file))
  } catch (error) {
    throw storageError(error, file)
  }
}

function readingFrom<Result>(file: string, read: (database: DatabaseSync) => Result): Result {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    database.exec('BEGIN')
    return read(database)
  } finally {
    database.close()
  }
}

function checkDatabase(database: DatabaseSync, file: string): CheckReport {
  refuseStranger(database, file)
  const report: CheckReport = { file, collections: 0, documents: 0, indexes: 0, entries: 0, problems: [] }
  const tell = (problem: string) => {
    if (report.problems.length < MOST_PROBLEMS) report.problems.push(problem)
  }
  for (const row of database.prepare('PRAGMA integrity_check').all()) {
    if (row.integrity_check !== 'ok') tell(`SQLite: ${row.integrity_check}`)
  }
  if (report.problems.length > 0) return report
  for (const collection of readCatalog(database, tell)) {
    report.collections++
    report.documents += checkDocuments(database, collection, tell)
    guarded(`text index of ${collection.name}`, tell, () => checkText(database, collection, tell))
    for (const index of collection.indexes) {
      report.indexes++
      report.entries += checkIndex(database, index, tell)
    }
  }
  return report
}

/** The collections whose tables are there; whatever is inconsistent is told. */
function readCatalog(database: DatabaseSync, tell: (problem: string) => void): CheckedCollection[] {
  const tables = new Set(
    database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .all()
      .map((row) => String(row.name))
  )
  const collections = new Map<number, CheckedCollection>()
  for (const row of database.prepare('SELECT * FROM collections').all()) {
    const name = `${row.db}.${row.name}`
    const collection = { id: Number(row.id), name, repeatsIds: false, indexes: [] }
    guarded(`options of ${name}`, tell, () => {
      collection.repeatsIds = decodeDocument(row.options as Uint8Array).timeseries !== undefined
    })
    for (const table of [textTable(collection.id), termsTable(collection.id)]) tables.delete(table)
    if (tables.delete(documentsTable(collection.id))) collections.set(collection.id, collection)
    else tell(`collection ${collection.name} has no table`)
  }
  for (const row of database.prepare('SELECT * FROM indexes').all()) {
    const owner = collections.get(Number(row.collection))
    const name = `${owner?.name ?? `collection ${row.collection}`}.${row.name}`
    const isThere = tables.delete(entriesTable(Number(row.id)))
    if (!owner) tell(`index ${name} has no collection`)
    if (!isThere) tell(`index ${name} has no table`)
    if (!owner || !isThere) continue
    guarded(`specification of index ${name}`, tell, () => {
      const spec = readIndexSpec(decodeDocument(row.spec as Uint8Array))
      if (spec.name !== row.name) tell(`index ${name} calls itself ${spec.name}`)
      const isMultikey = row.multikey === 1
      owner.indexes.push({ id: Number(row.id), collectionId: owner.id, name, spec, isMultikey })
    })
  }
  for (const table of tables) {
    if (/^(documents|entries|text|terms)_\d+$/.test(table)) tell(`table ${table} belongs to nothing`)
  }
  return [...collections.values()]
}

/** @returns the number of documents */
function checkDocuments(
  database: DatabaseSync,
  { id, name, repeatsIds }: CheckedCollection,
  tell: (problem: string) => void
): number {
  let count = 0
  const rows = database.prepare(`SELECT rid, key, document FROM ${documentsTable(id)} ORDER BY rid`)
  for (const row of rows.iterate()) {
    count++
    guarded(`document ${row.rid} of ${name}`, tell, () => {
      const bytes = Buffer.from(row.document as Uint8Array)
      if (checkDocument(bytes) !== bytes.length) throw new Error('has trailing bytes')
      const document = new LazyDocument(bytes)
      if (Object.keys(document.value())[0] !== '_id') throw new Error('does not begin with its _id')
      const id = encodeKey(document.field('_id'))
      const key = Buffer.from(row.key as Uint8Array)
      if (!id.equals(repeatsIds ? key.subarray(0, id.length) : key)) {
        throw new Error('is stored under the key of another _id')
      }
    })
  }
  return count
}

function guarded(what: string, tell: (problem: string) => void, run: () => void): void {
  try {
    run()
  } catch (error) {
    tell(`${what}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
