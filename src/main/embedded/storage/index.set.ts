import type { LazyDocument } from '../values/lazy.document.ts'
import type { IndexSpec } from './index.definition.ts'
import { type IndexKeys, indexKeys } from './index.keys.ts'
import { IndexedFields, type WrittenKey } from './indexed.fields.ts'
import type { SecondaryIndex } from './secondary.index.ts'

/** What an index is about to get for a document: keys, or one that is written already. */
type Prepared = WrittenKey | IndexKeys

type Preparing = { index: SecondaryIndex; at: number; fields: IndexedFields; rid: number }

type Checks = {
  /** Makes the error for values that a unique index has already. */
  refusal: (spec: IndexSpec, values: readonly unknown[]) => Error
  /** Is told which key of a unique index a document is about to have. */
  claim?: ((spec: IndexSpec, key: Buffer) => void) | undefined
}

const NO_RID = -1

/** The indexes of a collection but that of `_id`, kept in step with the documents. */
export class IndexSet {
  readonly list: SecondaryIndex[] = []
  readonly #checks: Checks
  #fields = new IndexedFields([])
  #fieldsBefore = new IndexedFields([])

  constructor(checks: Checks) {
    this.#checks = checks
  }

  get hasUnique(): boolean {
    return this.list.some(isUnique)
  }

  add(index: SecondaryIndex): void {
    this.list.push(index)
    this.#prepareFields()
  }

  remove(index: SecondaryIndex): void {
    this.list.splice(this.list.indexOf(index), 1)
    this.#prepareFields()
  }

  /**
   * Inserts the entries of a new document.
   * @param store stores the document and returns its row id, or throws; entries are only made when it did
   * @throws what the checks throw; CommandError CannotIndexParallelArrays
   */
  insert(document: LazyDocument, store: () => number): number {
    const prepared: Prepared[] = []
    try {
      this.#fields.look(document.bytes)
      this.list.forEach((index, at) => {
        prepared.push(this.#prepare(document, { index, at, fields: this.#fields, rid: NO_RID }))
      })
      const rid = store()
      this.list.forEach((index, at) => {
        enter(index, prepared[at] ?? 'none', rid)
      })
      return rid
    } catch (error) {
      for (const index of this.list) index.entries.leave()
      throw error
    }
  }

  /**
   * Changes the entries of a document that is replaced.
   * @throws what the checks throw, before anything is changed
   */
  replace(rid: number, before: LazyDocument, after: LazyDocument, store: () => void): void {
    this.#fieldsBefore.look(before.bytes)
    this.#fields.look(after.bytes)
    const changes = this.list
      .filter((_index, at) => !this.#fields.isSame(at, this.#fieldsBefore))
      .map((index) => this.#changeOf(index, rid, before, after))
    store()
    for (const { index, added, removed } of changes) {
      index.remove(removed, rid)
      index.add(added, rid)
    }
  }

  /** Removes the entries of a document. */
  delete(rid: number, document: LazyDocument): void {
    for (const index of this.list) index.remove(indexKeys(document, index.spec), rid)
  }

  /** Inserts the entries of stored documents into indexes that are not in the set yet: each document is read once. */
  fill(indexes: readonly SecondaryIndex[], rows: Iterable<{ rid: number; document: LazyDocument }>): void {
    const fields = new IndexedFields(indexes.map(({ spec }) => spec))
    for (const { rid, document } of rows) {
      fields.look(document.bytes)
      indexes.forEach((index, at) => {
        enter(index, this.#prepare(document, { index, at, fields, rid }), rid)
      })
    }
  }

  /** @param fields has looked at the document, and knows the index by its position `at` */
  #prepare(document: LazyDocument, { index, at, fields, rid }: Preparing): Prepared {
    const written = isUnique(index) ? 'other' : fields.write(at, index.entries.keys)
    return written === 'other' ? this.#checked(index, indexKeys(document, index.spec), rid) : written
  }

  #changeOf(index: SecondaryIndex, rid: number, before: LazyDocument, after: LazyDocument) {
    const old = indexKeys(before, index.spec)
    const now = indexKeys(after, index.spec)
    const added = { keys: without(now, old), isMultikey: now.isMultikey }
    this.#checked(index, added, rid)
    return { index, added, removed: { keys: without(old, now), isMultikey: old.isMultikey } }
  }

  #checked(index: SecondaryIndex, entries: IndexKeys, rid: number): IndexKeys {
    if (!isUnique(index)) return entries
    for (const { key, values } of entries.keys.values()) {
      if (index.tree.otherOwner(key, rid) !== undefined) throw this.#checks.refusal(index.spec, values)
      this.#checks.claim?.(index.spec, key)
    }
    return entries
  }

  #prepareFields(): void {
    const specs = this.list.map(({ spec }) => spec)
    this.#fields = new IndexedFields(specs)
    this.#fieldsBefore = new IndexedFields(specs)
  }
}

function isUnique({ spec }: SecondaryIndex): boolean {
  return spec.unique || spec.prepareUnique
}

function enter(index: SecondaryIndex, prepared: Prepared, rid: number): void {
  if (prepared === 'written') index.entries.add(rid)
  else if (typeof prepared === 'object') index.add(prepared, rid)
}

function without(keys: IndexKeys, others: IndexKeys): IndexKeys['keys'] {
  return new Map([...keys.keys].filter(([text]) => !others.keys.has(text)))
}
