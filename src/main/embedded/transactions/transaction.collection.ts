import { ALL_KEYS } from '../storage/btree.ts'
import type {
  Collection,
  CollectionInfo,
  Row,
  ScannableIndex,
  StoredCollection
} from '../storage/collection.ts'
import { duplicateKey } from '../storage/duplicate.key.ts'
import { ID_INDEX, type IndexSpec } from '../storage/index.definition.ts'
import { type IndexKey, indexKeys } from '../storage/index.keys.ts'
import type { ReplaceKind } from '../storage/write.log.ts'
import { CommandError } from '../values/command.error.ts'
import type { LazyDocument } from '../values/lazy.document.ts'
import type { Change } from './change.ts'
import { keyLock, rowLock, writeConflict } from './locks.ts'
import { OverlaidIndex } from './overlaid.index.ts'
import type { Overlay } from './overlay.ts'

/** What a collection asks of its transaction. */
export type Keeper = {
  /** Nobody else may write what this stands for until the transaction ends. @throws CommandError WriteConflict */
  lock(resource: string): void
  /** Notes a change, to be made when the transaction is committed. */
  note(collection: TransactionCollection, change: Change): void
}

const NO_RID = -1

/** A collection as one transaction sees it. What it writes is kept here and in the transaction's notes alone. */
export class TransactionCollection implements Collection {
  readonly info: CollectionInfo
  /** Text is looked for in the documents themselves: the stored index knows nothing of the transaction. */
  readonly text = undefined
  version = 0
  readonly #keeper: Keeper
  readonly #overlay: Overlay
  readonly #stored: StoredCollection | undefined
  readonly #indexes: OverlaidIndex[]
  #count: number | undefined

  /** @param stored undefined for a collection that the transaction creates itself */
  constructor(keeper: Keeper, info: CollectionInfo, overlay: Overlay, stored: StoredCollection | undefined) {
    this.info = info
    this.#keeper = keeper
    this.#overlay = overlay
    this.#stored = stored
    this.#indexes = stored
      ? stored.allIndexes.map((index) => new OverlaidIndex(index.spec, overlay, index))
      : [new OverlaidIndex(ID_INDEX, overlay)]
  }

  get namespace(): string {
    return `${this.info.db}.${this.info.name}`
  }

  get allIndexes(): readonly OverlaidIndex[] {
    return this.#indexes
  }

  get usableIndexes(): readonly OverlaidIndex[] {
    return this.#indexes.filter(({ spec }) => !spec.hidden)
  }

  /** Adds an index to a collection that the transaction has created and that is still empty. */
  addIndex(spec: IndexSpec): void {
    this.#indexes.push(new OverlaidIndex(spec, this.#overlay))
  }

  /** The indexes that the transaction has added. */
  get addedIndexes(): IndexSpec[] {
    return this.#indexes.filter(({ stored, spec }) => !stored && spec !== ID_INDEX).map(({ spec }) => spec)
  }

  count(): number {
    const [idIndex] = this.#indexes
    this.#count ??= idIndex?.spec === ID_INDEX ? idIndex.tree.count(ALL_KEYS) : [...this.rows()].length
    return this.#count
  }

  dataSize(): number {
    let bytes = 0
    for (const { document } of this.rows()) bytes += document.bytes.length
    return bytes
  }

  get(rid: number): LazyDocument | undefined {
    return this.#overlay.hides(rid) ? this.#overlay.get(rid) : this.#stored?.get(rid)
  }

  *rows(): Generator<Row> {
    const stored = this.#stored?.rows()
    let candidate = stored?.next().value as Row | undefined
    let last = NO_RID
    for (;;) {
      while (candidate && this.#overlay.hides(candidate.rid))
        candidate = stored?.next().value as Row | undefined
      const own = this.#overlay.after(last)
      const isStored = candidate && (!own || candidate.rid < own.rid)
      const row = isStored ? candidate : own
      if (!row) return
      if (isStored) candidate = stored?.next().value as Row | undefined
      last = row.rid
      yield row
    }
  }

  insert(document: LazyDocument): void {
    if (this.info.options.timeseries) {
      throw new CommandError(
        'OperationNotSupportedInTransaction',
        `Cannot insert into a time-series collection in a multi-document transaction: ${this.namespace}`
      )
    }
    for (const index of this.#indexes) this.#claim(index, keysOf(index, document).values(), NO_RID)
    const rid = this.#overlay.add(document)
    this.#changed(1)
    this.#keeper.note(this, { kind: 'insert', rid, document })
  }

  replace(rid: number, before: LazyDocument, after: LazyDocument, how?: ReplaceKind): void {
    this.#lockRow(rid)
    for (const index of this.#indexes) {
      const old = keysOf(index, before)
      const added = [...keysOf(index, after)].filter(([text]) => !old.has(text)).map(([, entry]) => entry)
      this.#claim(index, added, rid)
    }
    this.#overlay.put(rid, after)
    this.#changed(0)
    this.#keeper.note(this, { kind: 'replace', rid, before, after, how })
  }

  delete(rid: number, document: LazyDocument): void {
    this.#lockRow(rid)
    this.#overlay.put(rid, undefined)
    this.#changed(-1)
    this.#keeper.note(this, { kind: 'delete', rid, document })
  }

  #changed(more: number): void {
    this.version++
    if (this.#count !== undefined) this.#count += more
  }

  #lockRow(rid: number): void {
    if (this.#overlay.isChangedElsewhere(rid)) throw writeConflict()
    if (!this.#overlay.isOwn(rid)) this.#keeper.lock(rowLock(this.info.id, rid))
  }

  /**
   * Makes sure that keys are free, and keeps them so.
   * @throws CommandError DuplicateKey; WriteConflict when that depends on what somebody else does, or has done since
   */
  #claim({ spec, tree, stored }: OverlaidIndex, keys: Iterable<IndexKey>, rid: number): void {
    if (!spec.unique && !spec.prepareUnique) return
    for (const { key, values } of keys) {
      const owner = tree.otherOwner(key, rid)
      if (owner !== undefined && !this.#overlay.isChangedElsewhere(owner)) {
        throw duplicateKey(this.namespace, spec, values)
      }
      if (owner !== undefined || this.#isTaken(stored, key, rid)) throw writeConflict()
      this.#keeper.lock(keyLock(this.info.id, spec.name, key))
    }
  }

  /** True when somebody else has stored a key that the transaction does not see. */
  #isTaken(stored: ScannableIndex | undefined, key: Buffer, rid: number): boolean {
    const owner = stored?.tree.otherOwner(key, this.#overlay.isFromBefore(rid) ? rid : NO_RID)
    if (owner === undefined) return false
    return !this.#overlay.isFromBefore(owner) || !this.#overlay.isOwn(owner)
  }
}

function keysOf({ spec }: OverlaidIndex, document: LazyDocument): Map<string, IndexKey> {
  return indexKeys(document, spec).keys
}
