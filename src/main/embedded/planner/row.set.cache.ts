import type { KeyRange } from '../storage/btree.ts'
import type { Collection, ScannableIndex } from '../storage/collection.ts'
import { inverse, type RowSet, rowSetOf } from './row.set.ts'

/** The sets of a collection's last questions, as long as nobody writes to it. */
type Remembered = { version: number; sets: Map<string, RowSet> }

const MOST_SETS = 32
/** Ranges that leave out less than this share of a collection are read as what they leave out. */
const SMALL_SHARE = 0.25

const remembered = new WeakMap<Collection, Remembered>()

/**
 * The rows whose keys lie in some ranges of an index. A list and its count, or two pages of a list, ask the same in
 * a row: the last sets are kept until the collection changes.
 */
export function rowsInRanges(
  collection: Collection,
  index: ScannableIndex,
  ranges: readonly KeyRange[]
): RowSet {
  return remember(collection, keyOf(index, ranges), () => readRanges(collection, index, ranges))
}

/** A set that was read before under this key, or is read now. */
export function remember(collection: Collection, key: string, read: () => RowSet): RowSet {
  const sets = setsOf(collection)
  const set = sets.get(key) ?? read()
  sets.delete(key)
  sets.set(key, set)
  const [oldest] = sets.keys()
  if (sets.size > MOST_SETS && oldest !== undefined) sets.delete(oldest)
  return set
}

function setsOf(collection: Collection): Map<string, RowSet> {
  const known = remembered.get(collection)
  if (known?.version === collection.version) return known.sets
  const sets = new Map<string, RowSet>()
  remembered.set(collection, { version: collection.version, sets })
  return sets
}

function keyOf({ spec }: ScannableIndex, ranges: readonly KeyRange[]): string {
  const bounds = ranges.map(({ low, high }) => `${low.toString('latin1')}\0${high.toString('latin1')}`)
  return [spec.name, ...bounds].join('\0\0')
}

function readRanges(collection: Collection, index: ScannableIndex, ranges: readonly KeyRange[]): RowSet {
  const hasEveryRowOnce = !index.isMultikey && !index.spec.sparse && !index.spec.partial
  const outside = hasEveryRowOnce ? gaps(ranges) : []
  const limit = Math.ceil(collection.count() * SMALL_SHARE)
  const isSmallOutside = hasEveryRowOnce && ranges.length > 0 && countUpTo(index, outside, limit) < limit
  return isSmallOutside
    ? inverse(rowSetOf(outside.flatMap((range) => index.tree.rowIds(range))))
    : rowSetOf(ranges.flatMap((range) => index.tree.rowIds(range)))
}

function countUpTo(index: ScannableIndex, ranges: readonly KeyRange[], limit: number): number {
  return ranges.reduce(
    (count, range) => (count < limit ? count + index.tree.count(range, limit - count) : count),
    0
  )
}

/** The keys between ranges that are disjoint and in order. */
function gaps(ranges: readonly KeyRange[]): KeyRange[] {
  const lows = [Buffer.alloc(0), ...ranges.map((range) => range.high)]
  const highs = [...ranges.map((range) => range.low), Buffer.from([0xff])]
  return lows
    .map((low, at) => ({ low, high: highs[at] ?? low }))
    .filter(({ low, high }) => Buffer.compare(low, high) < 0)
}
