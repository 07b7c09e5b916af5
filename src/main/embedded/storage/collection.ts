import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { asBuffer } from '../values/bson.reader.ts'
import type { BsonDocument } from '../values/bson.types.ts'
import { encodeDocument } from '../values/bson.writer.ts'
import { CommandError } from '../values/command.error.ts'
import { encodeKey } from '../values/key.encoding.ts'
import { LazyDocument } from '../values/lazy.document.ts'
import { valueText } from '../values/value.text.ts'
import { BTree, type KeyTree } from './btree.ts'
import { ID_INDEX, type IndexSpec } from './index.definition.ts'
import { type IndexKeys, indexKeys } from './index.keys.ts'
import type { SecondaryIndex } from './secondary.index.ts'
import type { TextIndex } from './text.index.ts'

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
  /** The `_id` index and the others. */
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
  replace(rid: number, before: LazyDocument, after: LazyDocument): void
  /** Deletes a stored document. */
  delete(rid: number, document: LazyDocument): void
}

const SCAN_PAGE = 512

/**
 * The documents of one collection and its indexes, kept in step. All writes happen inside a transaction of the
 * storage; a document is checked against every unique index before the first byte is written.
 */
export class StoredCollection implements Collection {
  readonly info: CollectionInfo
  readonly idIndex: ScannableIndex
  readonly indexes: SecondaryIndex[] = []
  /** Set by the storage for a collection whose text is searched. */
  text: TextIndex | undefined
  version = 0
  #known: number | undefined
  readonly #insert: StatementSync
  readonly #replace: StatementSync
  readonly #delete: StatementSync
  readonly #get: StatementSync
  readonly #page: StatementSync
  readonly #count: StatementSync
  readonly #size: StatementSync

  constructor(database: DatabaseSync, info: CollectionInfo) {
    const table = documentsTable(info.id)
    this.info = info
    this.#insert = database.prepare(`INSERT INTO ${table} (key, document) VALUES (?, ?)`)
    this.#replace = database.prepare(`UPDATE ${table} SET document = ? WHERE rid = ?`)
    this.#delete = database.prepare(`DELETE FROM ${table} WHERE rid = ?`)
    this.#get = database.prepare(`SELECT document FROM ${table} WHERE rid = ?`)
    this.#page = database.prepare(`SELECT rid, document FROM ${table} WHERE rid > ? ORDER BY rid LIMIT ?`)
    this.#count = database.prepare(`SELECT count(*) FROM ${table}`)
    this.#size = database.prepare(`SELECT coalesce(sum(length(document)), 0) FROM ${table}`)
    for (const statement of [this.#get, this.#page, this.#count, this.#size]) statement.setReturnArrays(true)
    this.idIndex = { spec: ID_INDEX, tree: new BTree(database, table), isMultikey: false }
  }

  get namespace(): string {
    return `${this.info.db}.${this.info.name}`
  }

  get allIndexes(): ScannableIndex[] {
    return [this.idIndex, ...this.indexes]
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

  get(rid: number): LazyDocument | undefined {
    const row = this.#get.get(rid) as unknown as [Uint8Array] | undefined
    return row && new LazyDocument(asBuffer(row[0]))
  }

  /** Reads page by page, so that writes may happen in between. */
  *rows(): Generator<Row> {
    let last = -1
    for (;;) {
      const page = this.#page.all(last, SCAN_PAGE) as unknown as [number, Uint8Array][]
      for (const [rid, bytes] of page) {
        last = rid
        yield { rid, document: new LazyDocument(asBuffer(bytes)) }
      }
      if (page.length < SCAN_PAGE) return
    }
  }

  insert(document: LazyDocument): void {
    const id = document.field('_id')
    const key = encodeKey(id)
    if (this.idIndex.tree.otherOwner(key, NO_RID) !== undefined) {
      throw this.#duplicate(ID_INDEX, [id])
    }
    const entries = this.indexes.map((index) => this.#checked(index, indexKeys(document, index.spec), NO_RID))
    const rid = Number(this.#insert.run(key, document.bytes).lastInsertRowid)
    this.#changed(1)
    this.indexes.forEach((index, at) => {
      index.add(entries[at]?.keys.values() ?? [], rid, entries[at]?.isMultikey ?? false)
    })
    this.text?.add(rid, document)
  }

  replace(rid: number, before: LazyDocument, after: LazyDocument): void {
    const changes = this.indexes.map((index) => {
      const old = indexKeys(before, index.spec)
      const now = indexKeys(after, index.spec)
      const added = [...now.keys].filter(([text]) => !old.keys.has(text))
      const removed = [...old.keys].filter(([text]) => !now.keys.has(text))
      this.#checked(index, { keys: new Map(added), isMultikey: now.isMultikey }, rid)
      return { index, added, removed, isMultikey: now.isMultikey }
    })
    this.#replace.run(after.bytes, rid)
    this.#changed(0)
    this.text?.replace(rid, before, after)
    for (const { index, added, removed, isMultikey } of changes) {
      index.remove(
        removed.map(([, entry]) => entry),
        rid
      )
      index.add(
        added.map(([, entry]) => entry),
        rid,
        isMultikey
      )
    }
  }

  delete(rid: number, document: LazyDocument): void {
    for (const index of this.indexes) index.remove(indexKeys(document, index.spec).keys.values(), rid)
    this.text?.remove(rid, document)
    this.#delete.run(rid)
    this.#changed(-1)
  }

  /**
   * Fills a new index from the stored documents.
   * @throws CommandError DuplicateKey when it is unique and they are not
   */
  fill(index: SecondaryIndex, checkTime: () => void): void {
    for (const { rid, document } of this.rows()) {
      checkTime()
      const entries = this.#checked(index, indexKeys(document, index.spec), rid)
      index.add(entries.keys.values(), rid, entries.isMultikey)
    }
  }

  #changed(more: number): void {
    this.version++
    if (this.#known !== undefined) this.#known += more
  }

  #checked(index: SecondaryIndex, entries: IndexKeys, rid: number): IndexKeys {
    if (!index.spec.unique && !index.spec.prepareUnique) return entries
    for (const { key, values } of entries.keys.values()) {
      if (index.tree.otherOwner(key, rid) !== undefined) throw this.#duplicate(index.spec, values)
    }
    return entries
  }

  #duplicate(spec: IndexSpec, values: readonly unknown[]): CommandError {
    const keyValue = Object.fromEntries(spec.fields.map((field, at) => [field.name, shownValue(values[at])]))
    const shown = spec.fields
      .map((field, at) => `${field.name}: ${valueText(shownValue(values[at]))}`)
      .join(', ')
    const message = `E11000 duplicate key error collection: ${this.namespace} index: ${spec.name} dup key: { ${shown} }`
    return new CommandError('DuplicateKey', message, { keyPattern: spec.document.key, keyValue })
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

const NO_RID = -1

function numberFrom(statement: StatementSync): number {
  const row = statement.get() as unknown as [number]
  return row[0]
}

/** The symbol that stands for an empty array in an index is shown as undefined is: as null. */
function shownValue(value: unknown): unknown {
  return typeof value === 'symbol' || value === undefined ? null : value
}
