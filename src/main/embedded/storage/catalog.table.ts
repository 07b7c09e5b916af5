import type { DatabaseSync } from 'node:sqlite'
import { decodeDocument } from '../values/bson.reader.ts'
import type { BsonDocument } from '../values/bson.types.ts'
import { type CollectionInfo, documentsTable, encodeOptions } from './collection.ts'
import { type IndexSpec, readIndexSpec } from './index.definition.ts'
import { entriesTable } from './secondary.index.ts'

/** An index as the catalog has it. */
export type IndexRow = { id: number; collectionId: number; spec: IndexSpec; isMultikey: boolean }

/** The tables that say which collections and indexes there are, and making and dropping the tables of those. */
export class CatalogTable {
  readonly #database: DatabaseSync

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  collections(): CollectionInfo[] {
    const rows = this.#database.prepare('SELECT id, db, name, uuid, options FROM collections').all()
    return rows.map((row) => ({
      id: Number(row.id),
      db: String(row.db),
      name: String(row.name),
      uuid: row.uuid as Uint8Array,
      options: decodeDocument(row.options as Uint8Array)
    }))
  }

  indexes(): IndexRow[] {
    const rows = this.#database.prepare('SELECT * FROM indexes ORDER BY id').all()
    return rows.map((row) => ({
      id: Number(row.id),
      collectionId: Number(row.collection),
      spec: readIndexSpec(decodeDocument(row.spec as Uint8Array)),
      isMultikey: row.multikey === 1
    }))
  }

  addCollection(info: Omit<CollectionInfo, 'id'>): CollectionInfo {
    const { lastInsertRowid } = this.#database
      .prepare('INSERT INTO collections (db, name, uuid, options) VALUES (?, ?, ?, ?)')
      .run(info.db, info.name, info.uuid, encodeOptions(info.options))
    const id = Number(lastInsertRowid)
    this.#database.exec(
      `CREATE TABLE ${documentsTable(id)} (rid INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, document BLOB NOT NULL)`
    )
    return { ...info, id }
  }

  removeCollection({ id }: CollectionInfo): void {
    this.#database.exec(`DROP TABLE ${documentsTable(id)}`)
    this.#database.prepare('DELETE FROM collections WHERE id = ?').run(id)
  }

  changeOptions({ id }: CollectionInfo, options: BsonDocument): void {
    this.#database.prepare('UPDATE collections SET options = ? WHERE id = ?').run(encodeOptions(options), id)
  }

  rename({ id }: CollectionInfo, db: string, name: string): void {
    this.#database.prepare('UPDATE collections SET db = ?, name = ? WHERE id = ?').run(db, name, id)
  }

  /** @returns the id of the index */
  addIndex(collectionId: number, spec: IndexSpec): number {
    const { lastInsertRowid } = this.#database
      .prepare('INSERT INTO indexes (collection, name, spec) VALUES (?, ?, ?)')
      .run(collectionId, spec.name, encodeOptions(spec.document))
    const id = Number(lastInsertRowid)
    this.#database.exec(
      `CREATE TABLE ${entriesTable(id)} (key BLOB NOT NULL, rid INTEGER NOT NULL, PRIMARY KEY (key, rid)) WITHOUT ROWID`
    )
    return id
  }

  removeIndex(id: number): void {
    this.#database.exec(`DROP TABLE ${entriesTable(id)}`)
    this.#database.prepare('DELETE FROM indexes WHERE id = ?').run(id)
  }

  changeIndex(id: number, document: BsonDocument): void {
    this.#database.prepare('UPDATE indexes SET spec = ? WHERE id = ?').run(encodeOptions(document), id)
  }
}
