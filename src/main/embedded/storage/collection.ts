import { randomBytes } from 'node:crypto'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { asBuffer } from '../values/bson.reader.ts'
import type { BsonDocument } from '../values/bson.types.ts'
import { encodeDocument } from '../values/bson.writer.ts'
import { encodeKey } from '../values/key.encoding.ts'
import { LazyDocument } from '../values/lazy.document.ts'
import { BTree, type KeyTree } from './btree.ts'
import { duplicateKey } from './duplicate.key.ts'
import { ID_INDEX, type IndexSpec } from './index.definition.ts'
import { IndexSet } from './index.set.ts'
import { PageSize } from './page.size.ts'
import type { SecondaryIndex } from './secondary.index.ts'
import type { TextIndex } from './text.index.ts'
import type { ReplaceKind, WriteLog } from './write.log.ts'
import type { WriteWatcher } from './write.watcher.ts'

/** A stored document and its row id. */
export type Row = { rid: number; document: LazyDocument }

/** Anything a plan can scan in key order. */
export type ScannableIndex = {
  readonly spec: IndexSpec
  readonly tree: KeyTree
  readonly isMultikey: boolean
}

export type CollectionInfo = { id: number; db: string; name: string; uuid: Uint8Array; options: BsonDocument }

/** A collection as commands and the planner see it: the stored one, or what a transaction sees of it. */
export type Collection = {
  readonly info: CollectionInfo
  readonly namespace: string
  /** The `_id` index, which time series have not, and the others. */
  readonly allIndexes: readonly ScannableIndex[]
  /** Those that a query may use: all but the hidden ones. */
  readonly usableIndexes: readonly ScannableIndex[]
  readonly text: TextIndex | undefined
  /** Grows with every write: what was learnt of the documents before may not hold any more. */
  readonly version: number
  /** Number of documents. */
  count(): number
  /** Bytes of all documents together. */
  dataSize(): number
  /** The document of a row, or undefined when it was deleted. */
  get(rid: number): LazyDocument | undefined
  /** All documents in the order of insertion; writes may happen while the caller iterates. */
  rows(): Generator<Row>
  /** Stores a document, whose bytes have been checked and begin with its `_id`. @throws CommandError DuplicateKey */
  insert(document: LazyDocument): void
  /** Replaces a stored document by another with the same `_id`. @throws CommandError DuplicateKey */
  replace(rid: number, before: LazyDocument, after: LazyDocument, how?: ReplaceKind): void
  /** Deletes a stored document. */
  delete(rid: number, document: LazyDocument): void
}

/** What a member of a replica set has beside: somebody who is asked before each write, and a log of them. */
export type WriteGuard = { readonly watcher: WriteWatcher; readonly log: WriteLog }

const NO_RID = -1
const REPLACED: ReplaceKind = { kind: 'replacement' }

/**
 * The documents of one collection and its indexes, kept in step. All writes happen inside a transaction of the
 * storage; a document is checked against every unique index before the first byte is written.
 */
export class StoredCollection implements Collection {
  readonly info: CollectionInfo
  readonly idIndex: ScannableIndex
  /** Set by the storage for a collection whose text is searched. */
  text: TextIndex | undefined
  version = 0
  /** Time series may repeat their ids: a key is then only the beginning of its entry, and no index. */
  readonly #repeatsIds: boolean
  readonly #indexes: IndexSet
  readonly #guard: WriteGuard | undefined
  #known: number | undefined
  readonly #insert: StatementSync
  readonly #replace: StatementSync
  readonly #delete: StatementSync
  readonly #get: StatementSync
  readonly #page: StatementSync
  readonly #count: StatementSync
  readonly #size: StatementSync
  readonly #last: StatementSync

  constructor(database: DatabaseSync, info: CollectionInfo, guard?: WriteGuard) {
    const table = documentsTable(info.id)
    this.info = info
    this.#repeatsIds = info.options.timeseries !== undefined
    this.#guard = guard
    this.#indexes = new IndexSet({
      refusal: (spec, values) => duplicateKey(this.namespace, spec, values),
      claim: guard && ((spec, key) => guard.watcher.claiming(this, spec.name, key))
    })
    this.#insert = database.prepare(
      `INSERT INTO ${table} (key, document) VALUES (?, ?) ON CONFLICT DO NOTHING`
    )
    this.#replace = database.prepare(`UPDATE ${table} SET document = ? WHERE rid = ?`)
    this.#delete = database.prepare(`DELETE FROM ${table} WHERE rid = ?`)
    this.#get = database.prepare(`SELECT document FROM ${table} WHERE rid = ?`)
    this.#page = database.prepare(`SELECT rid, document FROM ${table} WHERE rid > ? ORDER BY rid LIMIT ?`)
    this.#count = database.prepare(`SELECT count(*) FROM ${table}`)
    this.#size = database.prepare(`SELECT coalesce(sum(length(document)), 0) FROM ${table}`)
    this.#last = database.prepare(`SELECT coalesce(max(rid), 0) FROM ${table}`)
    const reading = [this.#get, this.#page, this.#count, this.#size, this.#last]
    for (const statement of reading) statement.setReturnArrays(true)
    this.idIndex = { spec: ID_INDEX, tree: new BTree(database, table), isMultikey: false }
  }

  get namespace(): string {
    return `${this.info.db}.${this.info.name}`
  }

  get indexes(): readonly SecondaryIndex[] {
    return this.#indexes.list
  }

  get allIndexes(): ScannableIndex[] {
    return this.#repeatsIds ? [...this.indexes] : [this.idIndex, ...this.indexes]
  }

  get usableIndexes(): ScannableIndex[] {
    return this.allIndexes.filter(({ spec }) => !spec.hidden)
  }

  count(): number {
    this.#known ??= numberFrom(this.#count)
    return this.#known
  }

  /** Forgets what it remembered of its documents: writes were taken back. */
  forget(): void {
    this.version++
    this.#known = undefined
  }

  dataSize(): number {
    return numberFrom(this.#size)
  }

  /** The highest row id; a new row gets a higher one. */
  lastRowId(): number {
    return numberFrom(this.#last)
  }

  get(rid: number): LazyDocument | undefined {
    const row = this.#get.get(rid) as unknown as [Uint8Array] | undefined
    return row && new LazyDocument(asBuffer(row[0]))
  }

  /** Reads page by page, so that writes may happen in between: then what is stored by now takes the place of what was read ahead. */
  *rows(): Generator<Row> {
    const size = new PageSize()
    for (let last = -1; ; ) {
      const wanted = size.documents
      const page = this.#page.all(last, wanted) as unknown as [number, Uint8Array][]
      const { version } = this
      size.learn(page.map(([, bytes]) => bytes.length))
      for (const [rid, bytes] of page) {
        last = rid
        const document = version === this.version ? new LazyDocument(asBuffer(bytes)) : this.get(rid)
        if (document) yield { rid, document }
      }
      if (page.length < wanted) return
    }
  }

  /** @returns the row id */
  insert(document: LazyDocument): number {
    // Of two values that are there already, the `_id` is the one to tell.
    if (this.#indexes.hasUnique && !this.#repeatsIds) this.#refuseKnownId(document)
    const rid = this.#indexes.insert(document, () => this.#store(document))
    this.text?.add(rid, document)
    return rid
  }

  replace(rid: number, before: LazyDocument, after: LazyDocument, how = REPLACED): void {
    this.#indexes.replace(rid, before, after, () => {
      this.#guard?.watcher.changing(this, rid, before)
      this.#replace.run(after.bytes, rid)
      this.#guard?.log.replaced(this.info, before, after, how)
    })
    this.#changed(0)
    this.text?.replace(rid, before, after)
  }

  delete(rid: number, document: LazyDocument): void {
    this.#guard?.watcher.changing(this, rid, document)
    this.#guard?.log.deleted(this.info, document)
    this.#indexes.delete(rid, document)
    this.text?.remove(rid, document)
    this.#delete.run(rid)
    this.#changed(-1)
  }

  /**
   * Adds indexes and fills them from the stored documents.
   * @param checkTime called for every document; throws when there is no more time
   * @throws CommandError DuplicateKey when one is unique and they are not
   */
  fillIndexes(indexes: readonly SecondaryIndex[], checkTime: () => void): void {
    this.#indexes.fill(indexes, this.#rowsInTime(checkTime))
    for (const index of indexes) this.#indexes.add(index)
  }

  /** Adds an index that has its entries already. */
  addIndex(index: SecondaryIndex): void {
    this.#indexes.add(index)
  }

  removeIndex(index: SecondaryIndex): void {
    index.entries.discard()
    this.#indexes.remove(index)
    this.forget()
  }

  *#rowsInTime(checkTime: () => void): Generator<Row> {
    for (const row of this.rows()) {
      checkTime()
      yield row
    }
  }

  #refuseKnownId(document: LazyDocument): void {
    const id = document.field('_id')
    if (this.idIndex.tree.otherOwner(encodeKey(id), NO_RID) !== undefined)
      throw duplicateKey(this.namespace, ID_INDEX, [id])
  }

  /** @returns the row id @throws CommandError DuplicateKey */
  #store(document: LazyDocument): number {
    const id = document.field('_id')
    const key = this.#repeatsIds ? Buffer.concat([encodeKey(id), randomBytes(8)]) : encodeKey(id)
    this.#guard?.watcher.claiming(this, ID_INDEX.name, key)
    this.#guard?.watcher.inserting(this)
    const { changes, lastInsertRowid } = this.#insert.run(key, document.bytes)
    if (changes === 0) throw duplicateKey(this.namespace, ID_INDEX, [id])
    const rid = Number(lastInsertRowid)
    this.#guard?.watcher.inserted(this, rid)
    this.#guard?.log.inserted(this.info, document)
    this.#changed(1)
    return rid
  }

  #changed(more: number): void {
    this.version++
    if (this.#known !== undefined) this.#known += more
  }
}

/** Name of the table that holds a collection's documents. */
export function documentsTable(collectionId: number): string {
  return `documents_${collectionId}`
}

/** Encoded options, as the catalog keeps them. */
export function encodeOptions(options: BsonDocument): Buffer {
  return encodeDocument(options)
}

function numberFrom(statement: StatementSync): number {
  const row = statement.get() as unknown as [number]
  return row[0]
}
