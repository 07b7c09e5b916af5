import type { Entry, KeyRange, KeyTree } from '../storage/btree.ts'
import type { ScannableIndex } from '../storage/collection.ts'
import type { IndexSpec } from '../storage/index.definition.ts'
import { indexKeys } from '../storage/index.keys.ts'
import type { Direction } from '../values/key.encoding.ts'
import type { Overlay } from './overlay.ts'
import { SortedList } from './sorted.list.ts'

const PAGE = 512
const END = Buffer.from([0])

/** The keys of an index as a transaction sees them: those that are stored, and those of its overlay in their place. */
export class OverlaidTree implements KeyTree {
  readonly #spec: IndexSpec
  readonly #overlay: Overlay
  readonly #stored: ScannableIndex | undefined
  readonly #entries = new SortedList(compareEntries)
  readonly #keys = new Map<number, Buffer[]>()
  #taken = 0
  #isMultikey = false

  /** @param stored undefined for an index that is not stored yet */
  constructor(spec: IndexSpec, overlay: Overlay, stored: ScannableIndex | undefined) {
    this.#spec = spec
    this.#overlay = overlay
    this.#stored = stored
  }

  /** True when one document of the overlay may have several entries. */
  get isMultikey(): boolean {
    this.#takeChanges()
    return this.#isMultikey
  }

  *scan(range: KeyRange, direction: Direction, skip = 0): Generator<Entry> {
    const stored = this.#stored?.tree.scan(range, direction)
    let candidate = stored?.next().value as Entry | undefined
    let last: Entry | undefined
    let toSkip = skip
    for (;;) {
      // Whoever takes the entries may be slow: what was stored when it was read may be hidden by now.
      while (candidate && this.#overlay.hides(candidate.rid)) {
        candidate = stored?.next().value as Entry | undefined
      }
      const own = this.#next(last, range, direction)
      const isStored = candidate && (!own || compareEntries(candidate, own) * direction < 0)
      last = isStored ? candidate : own
      if (!last) return
      if (isStored) candidate = stored?.next().value as Entry | undefined
      if (toSkip-- <= 0) yield last
    }
  }

  rowIds(range: KeyRange): number[] {
    const stored = this.#stored?.tree.rowIds(range).filter((rid) => !this.#overlay.hides(rid)) ?? []
    return [...stored, ...this.#own(range)]
  }

  *walk(range: KeyRange, direction: Direction): Generator<number[]> {
    let page: number[] = []
    for (const { rid } of this.scan(range, direction)) {
      page.push(rid)
      if (page.length < PAGE) continue
      yield page
      page = []
    }
    if (page.length > 0) yield page
  }

  first(range: KeyRange): Entry | undefined {
    const { value } = this.scan(range, 1).next()
    return value ?? undefined
  }

  /** With a limit, which only estimates have, entries that are hidden count too. */
  count(range: KeyRange, limit?: number): number {
    if (limit === undefined) return this.rowIds(range).length
    return Math.min(limit, (this.#stored?.tree.count(range, limit) ?? 0) + this.#own(range).length)
  }

  otherOwner(key: Buffer, rid: number): number | undefined {
    for (const entry of this.scan({ low: key, high: Buffer.concat([key, END]) }, 1)) {
      if (entry.rid !== rid) return entry.rid
    }
    return undefined
  }

  /** The row ids of the overlay's entries in a range. */
  #own(range: KeyRange): number[] {
    const rids: number[] = []
    for (let entry = this.#next(undefined, range, 1); entry; entry = this.#next(entry, range, 1)) {
      rids.push(entry.rid)
    }
    return rids
  }

  /** The overlay's next entry of a range, after one that has been seen. */
  #next(last: Entry | undefined, range: KeyRange, direction: Direction): Entry | undefined {
    this.#takeChanges()
    const start = last ?? { key: direction === 1 ? range.low : range.high, rid: -1 }
    const position = this.#entries.position(start)
    const isAt = last !== undefined && isSame(this.#entries.at(position), last)
    const next = this.#entries.at(direction === -1 ? position - 1 : isAt ? position + 1 : position)
    return next && contains(range, next.key) ? next : undefined
  }

  #takeChanges(): void {
    for (; this.#taken < this.#overlay.changes.length; this.#taken++) {
      this.#take(this.#overlay.changes[this.#taken] ?? 0)
    }
  }

  #take(rid: number): void {
    for (const key of this.#keys.get(rid) ?? []) this.#entries.remove({ key, rid })
    this.#keys.delete(rid)
    const document = this.#overlay.get(rid)
    if (!document) return
    const { keys, isMultikey } = indexKeys(document, this.#spec)
    const all = [...keys.values()].map(({ key }) => key)
    for (const key of all) this.#entries.add({ key, rid })
    this.#keys.set(rid, all)
    if (isMultikey) this.#isMultikey = true
  }
}

function compareEntries(left: Entry, right: Entry): number {
  return Buffer.compare(left.key, right.key) || left.rid - right.rid
}

function isSame(left: Entry | undefined, right: Entry): boolean {
  return left !== undefined && compareEntries(left, right) === 0
}

function contains({ low, high }: KeyRange, key: Buffer): boolean {
  return Buffer.compare(key, low) >= 0 && Buffer.compare(key, high) < 0
}
