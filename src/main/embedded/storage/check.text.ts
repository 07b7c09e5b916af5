import { DatabaseSync } from 'node:sqlite'
import { asBuffer } from '../values/bson.reader.ts'
import { LazyDocument } from '../values/lazy.document.ts'
import { documentsTable } from './collection.ts'
import { createTextTables, TextIndex, textTable, textTableFields } from './text.index.ts'

/** One trigram in one column: in how many documents, and how often in all. */
type Word = { term: unknown; col: unknown; doc: unknown; cnt: unknown }

/**
 * Compares the text index of a collection, if it has one, with one made anew from its documents, trigram by trigram.
 */
export function checkText(
  database: DatabaseSync,
  collection: { id: number; name: string },
  tell: (problem: string) => void
): void {
  const fields = textTableFields(database, collection.id)
  if (fields.length === 0) return
  const fresh = new DatabaseSync(':memory:')
  try {
    fillFresh(database, fresh, collection.id, fields)
    const stored = words(database, collection.id)
    const wanted = words(fresh, collection.id)
    const name = `text index of ${collection.name}`
    for (const [key, word] of wanted) {
      if (stored.get(key) !== word) tell(`${name}: '${key}' is not where the documents have it`)
    }
    for (const key of stored.keys()) if (!wanted.has(key)) tell(`${name}: no document has '${key}'`)
  } finally {
    fresh.close()
  }
}

function fillFresh(database: DatabaseSync, fresh: DatabaseSync, id: number, fields: readonly string[]): void {
  createTextTables(fresh, id, fields)
  const text = new TextIndex(fresh, id, fields)
  fresh.exec('BEGIN')
  for (const { rid, document } of database
    .prepare(`SELECT rid, document FROM ${documentsTable(id)}`)
    .iterate()) {
    text.add(Number(rid), new LazyDocument(asBuffer(document as Uint8Array)))
  }
  fresh.exec('COMMIT')
}

/** How often each trigram is in each column, by trigram and column. */
function words(database: DatabaseSync, id: number): Map<string, string> {
  database.exec(`CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, ${textTable(id)}, col)`)
  const rows = database.prepare('SELECT term, col, doc, cnt FROM temp.words').all() as Word[]
  database.exec('DROP TABLE temp.words')
  return new Map(rows.map(({ term, col, doc, cnt }) => [`${term} in ${col}`, `${doc} ${cnt}`]))
}
