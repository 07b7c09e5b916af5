import type { Row } from '../storage/collection.ts'
import type { LazyDocument } from '../values/lazy.document.ts'
import { SortedList } from './sorted.list.ts'

type OverlaidRow = { document: LazyDocument | undefined; isOwn: boolean }

/**
 * What a transaction sees of a collection in place of stored rows: those that it has written itself, and those that
 * somebody else has changed since it began, as they were. Rows that were stored later have higher ids and are not
 * seen; its own new rows get ids above those that it can see.
 */
export class Overlay {
  /** Row ids in the order in which they were put here; an index takes in what is new to it. */
  readonly changes: number[] = []
  readonly #lastSeen: number
  readonly #rows = new Map<number, OverlaidRow>()
  readonly #order = new SortedList<number>((left, right) => left - right)
  #last: number

  /** @param lastSeen the highest row id that was there when the transaction began */
  constructor(lastSeen: number) {
    this.#lastSeen = lastSeen
    this.#last = lastSeen
  }

  /** True when the transaction does not see what is stored under this id. */
  hides(rid: number): boolean {
    return rid > this.#lastSeen || this.#rows.has(rid)
  }

  /** True when somebody else has changed the row since the transaction began. */
  isChangedElsewhere(rid: number): boolean {
    const row = this.#rows.get(rid)
    return row ? !row.isOwn : false
  }

  /** True for a row that the transaction has written. */
  isOwn(rid: number): boolean {
    return this.#rows.get(rid)?.isOwn === true
  }

  /** True for a row that was stored when the transaction began; its own new rows may have ids that others have too. */
  isFromBefore(rid: number): boolean {
    return rid <= this.#lastSeen
  }

  /** The document in place of the stored one; undefined when there is none. */
  get(rid: number): LazyDocument | undefined {
    return this.#rows.get(rid)?.document
  }

  /** Keeps a row as it was when somebody else changes it; undefined for one that was not there. */
  keep(rid: number, before: LazyDocument | undefined): void {
    if (!this.hides(rid)) this.#set(rid, { document: before, isOwn: false })
  }

  /** The transaction writes a row; undefined deletes it. */
  put(rid: number, document: LazyDocument | undefined): void {
    this.#set(rid, { document, isOwn: true })
  }

  /** The transaction adds a row. @returns its id inside the transaction */
  add(document: LazyDocument): number {
    this.put(++this.#last, document)
    return this.#last
  }

  /** The next row after an id, in ascending order; rows without a document are passed over. */
  after(rid: number): Row | undefined {
    for (let at = this.#order.position(rid + 1); ; at++) {
      const next = this.#order.at(at)
      if (next === undefined) return undefined
      const document = this.get(next)
      if (document) return { rid: next, document }
    }
  }

  #set(rid: number, row: OverlaidRow): void {
    if (!this.#rows.has(rid)) this.#order.add(rid)
    this.#rows.set(rid, row)
    this.changes.push(rid)
  }
}
