import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { BTree } from './btree.ts'
import { GatheredEntries, type GatheredWrites } from './gathered.entries.ts'
import type { IndexSpec } from './index.definition.ts'
import type { IndexKeys } from './index.keys.ts'

/** One index of a collection: its entries in a SQLite B-tree, and those that are about to come into it. */
export class SecondaryIndex {
  readonly id: number
  readonly spec: IndexSpec
  readonly entries: GatheredEntries
  readonly #tree: BTree
  readonly #writes: GatheredWrites
  #isMultikey: boolean
  #markedIn = -1
  readonly #delete: StatementSync
  readonly #markMultikey: StatementSync

  constructor(
    database: DatabaseSync,
    { id, spec, isMultikey }: { id: number; spec: IndexSpec; isMultikey: boolean },
    writes: GatheredWrites
  ) {
    const table = entriesTable(id)
    this.id = id
    this.spec = spec
    this.entries = new GatheredEntries(database, table, writes)
    this.#tree = new BTree(database, table)
    this.#writes = writes
    this.#isMultikey = isMultikey
    this.#delete = database.prepare(`DELETE FROM ${table} WHERE key = ? AND rid = ?`)
    this.#markMultikey = database.prepare('UPDATE indexes SET multikey = 1 WHERE id = ? AND multikey = 0')
  }

  /** All entries, in key order. */
  get tree(): BTree {
    this.entries.flush()
    return this.#tree
  }

  /** True once a document had an array in an indexed field: one document may then have several entries. */
  get isMultikey(): boolean {
    return this.#isMultikey
  }

  /** Adds the entries of a document. */
  add({ keys, isMultikey }: IndexKeys, rid: number): void {
    for (const { key } of keys.values()) {
      this.entries.keys.write(key)
      this.entries.add(rid)
    }
    if (!isMultikey || this.#markedIn === this.#writes.transaction) return
    // In each transaction: the one that marked it first may have been taken back.
    this.#markMultikey.run(this.id)
    this.#isMultikey = true
    this.#markedIn = this.#writes.transaction
  }

  /** Removes entries of a document. */
  remove({ keys }: IndexKeys, rid: number): void {
    if (keys.size > 0) this.entries.flush()
    for (const { key } of keys.values()) this.#delete.run(key, rid)
  }
}

/** Name of the table that holds an index's entries. */
export function entriesTable(indexId: number): string {
  return `entries_${indexId}`
}
