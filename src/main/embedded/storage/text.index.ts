import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { BSONSymbol } from 'bson'
import { BSON, readString, readValue } from '../values/bson.reader.ts'
import { FieldPlaces, MISSING } from '../values/field.places.ts'
import type { LazyDocument } from '../values/lazy.document.ts'
import { foldText } from '../values/text.folding.ts'
import { rowIdList } from './btree.ts'

/** Shorter parts of text have no trigram of their own; they are the beginning of some. */
const TRIGRAM = 3
/**
 * Each transaction writes its trigrams as a part of their own, which FTS5 merges while it writes once there are this
 * many of one size, not 4. Until then they wait for `merge`.
 */
const MERGED_AT = 64
/** What one step of `merge` writes at most: a few milliseconds' work. */
const MERGED_PAGES = 64
/** Longer texts are looked for by their beginning. */
const LONGEST_PHRASE = 64
/** Follows every text, so that its last letters begin a trigram too; a text to look for never has it. */
const END = '\n\n'
const LAST_CHARACTER = String.fromCodePoint(0x10ffff)

/** A question to the index; `isExact` when every document that it finds does contain the text, in some case and accents. */
export type TextQuestion = { part: string; columns: string; isExact: boolean }

/**
 * Finds documents by any part of the text in some of their fields, whatever its case and accents: an FTS5 table of trigrams, kept
 * in the transaction that writes the document. It stores no text of its own, so an entry is removed by telling its
 * text again.
 */
export class TextIndex {
  readonly fields: readonly string[]
  readonly #places: FieldPlaces
  readonly #insert: StatementSync
  readonly #delete: StatementSync
  readonly #find: StatementSync
  readonly #terms: StatementSync
  readonly #merge: StatementSync
  readonly #changes: StatementSync
  #mayHaveParts = true

  constructor(database: DatabaseSync, collectionId: number, fields: readonly string[]) {
    const table = textTable(collectionId)
    const columns = fields.map(quoted).join(', ')
    const values = fields.map(() => '?').join(', ')
    this.fields = fields
    this.#places = new FieldPlaces(fields)
    this.#insert = database.prepare(`INSERT INTO ${table} (rowid, ${columns}) VALUES (?, ${values})`)
    this.#delete = database.prepare(
      `INSERT INTO ${table} (${table}, rowid, ${columns}) VALUES ('delete', ?, ${values})`
    )
    this.#find = database.prepare(`SELECT json_group_array(rowid) FROM ${table} WHERE ${table} MATCH ?`)
    this.#find.setReturnArrays(true)
    this.#merge = database.prepare(`INSERT INTO ${table} (${table}, rank) VALUES ('merge', ${MERGED_PAGES})`)
    this.#changes = database.prepare('SELECT total_changes()')
    this.#changes.setReturnArrays(true)
    this.#terms = database.prepare(
      `SELECT term FROM ${termsTable(collectionId)} WHERE term >= ? AND term < ?`
    )
  }

  /** Adds the text of a document. */
  add(rid: number, document: LazyDocument): void {
    this.#write(this.#insert, rid, this.#textsOf(document))
  }

  /** Removes the text that a document had. */
  remove(rid: number, document: LazyDocument): void {
    this.#write(this.#delete, rid, this.#textsOf(document))
  }

  /** Changes the text of a document, if it changed. */
  replace(rid: number, before: LazyDocument, after: LazyDocument): void {
    const old = this.#textsOf(before)
    const now = this.#textsOf(after)
    if (old.every((text, at) => text === now[at])) return
    this.#write(this.#delete, rid, old)
    this.#write(this.#insert, rid, now)
  }

  /** How to ask for documents that contain a text in one of the given fields; undefined when the index cannot tell. */
  question(text: string, fields: readonly string[]): TextQuestion | undefined {
    const characters = [...foldText(text)]
    const isUsable = text !== '' && text.isWellFormed() && !/[\0\n]/.test(text)
    if (!isUsable || !fields.every((field) => this.fields.includes(field))) return undefined
    return {
      part: characters.slice(0, LONGEST_PHRASE).join(''),
      columns: `{${fields.map(quoted).join(' ')}}`,
      isExact: characters.length <= LONGEST_PHRASE
    }
  }

  /** The row ids that answer a question; some may come more than once. */
  find({ part, columns }: TextQuestion): number[] {
    const phrases = [...part].length < TRIGRAM ? this.#termsFrom(part) : [part]
    return phrases.flatMap((phrase) => rowIdList(this.#find.get(`${columns} : ${quoted(phrase)}`)))
  }

  /** Does a step of what makes questions faster; false when nothing is left to do. */
  merge(): boolean {
    if (!this.#mayHaveParts) return false
    const before = this.#totalChanges()
    this.#merge.run()
    // FTS5 says so: fewer than two changes are none.
    this.#mayHaveParts = this.#totalChanges() - before >= 2
    return this.#mayHaveParts
  }

  #totalChanges(): number {
    const [changes] = this.#changes.get() as unknown as [number]
    return changes
  }

  /** The trigrams that begin with one or two letters. */
  #termsFrom(start: string): string[] {
    return this.#terms.all(start, start + LAST_CHARACTER).map((row) => String(row.term))
  }

  #textsOf({ bytes }: LazyDocument): string[] {
    this.#places.look(bytes)
    const { types, starts } = this.#places
    return this.fields.map((_field, slot) => {
      const type = types[slot] ?? MISSING
      if (type === BSON.string || type === BSON.symbol)
        return searchedText(readString(bytes, starts[slot] ?? 0))
      // A regular expression is tried on the items of an array too.
      const items = type === BSON.array ? readValue(bytes, type, starts[slot] ?? 0) : undefined
      return Array.isArray(items) ? items.filter(isText).map(String).map(searchedText).join('') : ''
    })
  }

  /** A document without any text has no entry. */
  #write(statement: StatementSync, rid: number, texts: readonly string[]): void {
    if (texts.every((text) => text === '')) return
    statement.run(rid, ...texts)
    this.#mayHaveParts = true
  }
}

/** Creates the tables of a collection's text index: the trigrams of each field, and the list of all trigrams. */
export function createTextTables(
  database: DatabaseSync,
  collectionId: number,
  fields: readonly string[]
): void {
  const columns = fields.map(quoted).join(', ')
  database.exec(
    `CREATE VIRTUAL TABLE ${textTable(collectionId)} USING fts5(${columns},
      content = '', columnsize = 0, detail = full, tokenize = 'trigram case_sensitive 1');
    INSERT INTO ${textTable(collectionId)} (${textTable(collectionId)}, rank) VALUES ('automerge', ${MERGED_AT});
    INSERT INTO ${textTable(collectionId)} (${textTable(collectionId)}, rank) VALUES ('crisismerge', 64);
    CREATE VIRTUAL TABLE ${termsTable(collectionId)} USING fts5vocab(${textTable(collectionId)}, row)`
  )
}

/** Drops the tables of a collection's text index, if there are any. */
export function dropTextTables(database: DatabaseSync, collectionId: number): void {
  const tables = [termsTable(collectionId), accentedTermsTable(collectionId), textTable(collectionId)]
  database.exec(tables.map((table) => `DROP TABLE IF EXISTS ${table}`).join('; '))
}

/** The fields that a collection's text index was made for; none when it has no text index. */
export function textTableFields(database: DatabaseSync, collectionId: number): string[] {
  const columns = database.prepare('SELECT name FROM pragma_table_info(?)')
  if (columns.get(termsTable(collectionId)) === undefined) return []
  return columns.all(textTable(collectionId)).map((column) => String(column.name))
}

/** True when this build of SQLite has what a text index needs. */
export function hasTextIndexes(database: DatabaseSync): boolean {
  return database.prepare(`SELECT 1 FROM pragma_module_list WHERE name = 'fts5'`).get() !== undefined
}

/** Name of the table of a collection's text index. */
export function textTable(collectionId: number): string {
  return `text_${collectionId}`
}

/** What the list of trigrams was called while they still had accents: an index that has it is made anew. */
function accentedTermsTable(collectionId: number): string {
  return `terms_${collectionId}`
}

/** Name of the table that lists the trigrams of a collection's text index. */
export function termsTable(collectionId: number): string {
  return `plain_terms_${collectionId}`
}

function isText(value: unknown): boolean {
  return typeof value === 'string' || value instanceof BSONSymbol
}

function searchedText(text: string): string {
  const folded = foldText(text)
  return (folded.includes('\0') ? folded.replaceAll('\0', '\n') : folded) + END
}

/** A name in SQL and a phrase in FTS5 are quoted alike. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
