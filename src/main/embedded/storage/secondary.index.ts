import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { BTree } from './btree.ts'
import type { IndexSpec } from './index.definition.ts'
import type { IndexKey } from './index.keys.ts'

/** One index of a collection: its entries in a SQLite B-tree. */
export class SecondaryIndex {
  readonly id: number
  readonly spec: IndexSpec
  readonly tree: BTree
  #isMultikey: boolean
  readonly #insert: StatementSync
  readonly #delete: StatementSync
  readonly #markMultikey: StatementSync

  constructor(database: DatabaseSync, id: number, spec: IndexSpec, isMultikey: boolean) {
    const table = entriesTable(id)
    this.id = id
    this.spec = spec
    this.tree = new BTree(database, table)
    this.#isMultikey = isMultikey
    this.#insert = database.prepare(`INSERT INTO ${table} (key, rid) VALUES (?, ?)`)
    this.#delete = database.prepare(`DELETE FROM ${table} WHERE key = ? AND rid = ?`)
    this.#markMultikey = database.prepare('UPDATE indexes SET multikey = 1 WHERE id = ? AND multikey = 0')
  }

  /** True once a document had an array in an indexed field: one document may then have several entries. */
  get isMultikey(): boolean {
    return this.#isMultikey
  }

  /** Adds the entries of a document. */
  add(keys: Iterable<IndexKey>, rid: number, isMultikey: boolean): void {
    for (const { key } of keys) this.#insert.run(key, rid)
    if (!isMultikey) return
    // Each time: the transaction that marked it first may have been taken back.
    this.#markMultikey.run(this.id)
    this.#isMultikey = true
  }

  /** Removes entries of a document. */
  remove(keys: Iterable<IndexKey>, rid: number): void {
    for (const { key } of keys) this.#delete.run(key, rid)
  }
}

/** Name of the table that holds an index's entries. */
export function entriesTable(indexId: number): string {
  return `entries_${indexId}`
}
