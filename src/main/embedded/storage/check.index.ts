import type { DatabaseSync } from 'node:sqlite'
import { LazyDocument } from '../values/lazy.document.ts'
import { documentsTable } from './collection.ts'
import type { IndexSpec } from './index.definition.ts'
import { type IndexKeys, indexKeys } from './index.keys.ts'
import { entriesTable } from './secondary.index.ts'

/** An index as its check needs it. */
export type CheckedIndex = {
  id: number
  collectionId: number
  /** With database and collection, for messages. */
  name: string
  spec: IndexSpec
  isMultikey: boolean
}

type Tell = (problem: string) => void

/**
 * Checks that an index holds exactly the entries that the documents ask for, and no value twice when it is unique.
 * @returns the number of entries
 */
export function checkIndex(database: DatabaseSync, index: CheckedIndex, tell: Tell): number {
  const expected = checkWantedEntries(database, index, tell)
  const entries = Number(
    database.prepare(`SELECT count(*) AS count FROM ${entriesTable(index.id)}`).get()?.count
  )
  if (entries !== expected) tellStrayEntries(database, index, tell)
  if (index.spec.unique) tellRepeats(database, index, tell)
  return entries
}

/** Looks for the entries of every document. @returns how many of them are there */
function checkWantedEntries(database: DatabaseSync, index: CheckedIndex, tell: Tell): number {
  const entry = database.prepare(`SELECT 1 FROM ${entriesTable(index.id)} WHERE key = ? AND rid = ?`)
  let found = 0
  for (const row of database
    .prepare(`SELECT rid, document FROM ${documentsTable(index.collectionId)}`)
    .iterate()) {
    const rid = Number(row.rid)
    const wanted = keysOf(row.document, index.spec)
    if (!wanted) {
      tell(`index ${index.name}: document ${rid} has no readable keys`)
      continue
    }
    if (wanted.isMultikey && !index.isMultikey) tell(`index ${index.name} does not know that it has arrays`)
    for (const { key } of wanted.keys.values()) {
      if (entry.get(key, rid)) found++
      else tell(`index ${index.name} has no entry for document ${rid}`)
    }
  }
  return found
}

function tellStrayEntries(database: DatabaseSync, index: CheckedIndex, tell: Tell): void {
  const document = database.prepare(
    `SELECT document FROM ${documentsTable(index.collectionId)} WHERE rid = ?`
  )
  for (const row of database.prepare(`SELECT key, rid FROM ${entriesTable(index.id)}`).iterate()) {
    const key = Buffer.from(row.key as Uint8Array).toString('latin1')
    const owner = document.get(Number(row.rid))
    if (!owner) tell(`index ${index.name} has an entry for document ${row.rid}, which does not exist`)
    else if (!keysOf(owner.document, index.spec)?.keys.has(key)) {
      tell(`index ${index.name} has an entry that document ${row.rid} does not ask for`)
    }
  }
}

function tellRepeats(database: DatabaseSync, index: CheckedIndex, tell: Tell): void {
  const repeats = `SELECT group_concat(rid, ', ') AS rids FROM ${entriesTable(index.id)} GROUP BY key HAVING count(*) > 1`
  for (const row of database.prepare(repeats).iterate()) {
    tell(`index ${index.name} is unique, but documents ${row.rids} have the same value`)
  }
}

function keysOf(document: unknown, spec: IndexSpec): IndexKeys | undefined {
  try {
    return indexKeys(new LazyDocument(Buffer.from(document as Uint8Array)), spec)
  } catch {
    // What is wrong with a document is told when the documents are checked.
    return undefined
  }
}
