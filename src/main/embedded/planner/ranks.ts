import { byteOrder, type SortField, sortKeyPart } from '../language/sort.ts'
import { ALL_KEYS, type KeyRange } from '../storage/btree.ts'
import type { Collection, ScannableIndex } from '../storage/collection.ts'
import { afterPrefix } from '../values/key.encoding.ts'
import { type IndexPlan, planIndex } from './index.plan.ts'
import { rowsInRanges } from './row.set.cache.ts'
import { hasRow, intersection, type RowSet, rowsOf, sizeOf } from './row.set.ts'

/**
 * A sort by several fields that no single index gives, told by several: the index of the first field parts the rows
 * into groups of equal values, the next one parts each group, and the last one is walked. Groups that are skipped, or
 * that lie behind the limit, are never read.
 */
export type Ranking = { collection: Collection; checkTime: () => void; skip: number }

/** More different values than this are not parted one by one: the index is walked, and what is equal is sorted. */
const MOST_VALUES = 1000
/** So few documents are read and sorted sooner than indexes are asked. */
const FEW_ROWS = 200

/** Tells whether indexes can say how rows follow each other under a sort: at least its first field needs one. */
export function canRank(collection: Collection, sort: readonly SortField[]): boolean {
  const [first] = sort
  return first !== undefined && indexOf(collection, first) !== undefined
}

/** The row ids of a set in the order of a sort. Those that are skipped are passed over unread where possible. */
export function rankedRowIds(ranking: Ranking, sort: readonly SortField[], rows: RowSet): Generator<number> {
  return ordered({ ...ranking }, sort, rows)
}

function* ordered(ranking: Ranking, sort: readonly SortField[], rows: RowSet): Generator<number> {
  const { collection } = ranking
  const [first, ...others] = sort
  const isSmall = !rows.isComplement && sizeOf(rows, collection.count()) <= FEW_ROWS
  if (isSmall || !first) return yield* sortedRows(ranking, sort, rowsOf(rows))
  const walk = walkFor(collection, sort)
  if (walk) return yield* walked(ranking, walk, rows)
  const index = indexOf(collection, first)
  if (!index) return yield* sortedRows(ranking, sort, rowsOf(rows))
  const groups = groupsOf(ranking, index, first)
  if (!groups) return yield* walkedInTies(ranking, index, sort, rows)
  for (const range of groups) {
    ranking.checkTime()
    const group = intersection(rowsInRanges(collection, index, [range]), rows)
    const size = sizeOf(group, collection.count())
    if (size <= ranking.skip) ranking.skip -= size
    else yield* ordered(ranking, others, group)
  }
}

/** Reads documents and sorts them. */
function* sortedRows(
  ranking: Ranking,
  sort: readonly SortField[],
  rids: Iterable<number>
): Generator<number> {
  const order = byteOrder(sort)
  const keyed: { rid: number; key: Buffer }[] = []
  for (const rid of rids) {
    const document = ranking.collection.get(rid)
    if (document) keyed.push({ rid, key: order.key(document) })
    if (keyed.length % FEW_ROWS === 0) ranking.checkTime()
  }
  if (sort.length > 0) keyed.sort((left, right) => order.compare(left.key, right.key))
  for (const { rid } of keyed) if (ranking.skip-- <= 0) yield rid
}

/** An index that gives the whole of a sort. */
function walkFor(collection: Collection, sort: readonly SortField[]): IndexPlan | undefined {
  return collection.usableIndexes
    .map((index) => planIndex(index, {}, sort))
    .find((plan) => plan?.providesSort && plan.boundFields === 0)
}

function* walked(ranking: Ranking, plan: IndexPlan, rows: RowSet): Generator<number> {
  for (const rid of ridsInOrder(ranking, plan.index, plan.direction, rows)) {
    if (ranking.skip-- <= 0) yield rid
  }
}

function* ridsInOrder(
  { checkTime }: Ranking,
  index: ScannableIndex,
  direction: 1 | -1,
  rows: RowSet
): Generator<number> {
  for (const page of index.tree.walk(ALL_KEYS, direction)) {
    checkTime()
    for (const rid of page) if (hasRow(rows, rid)) yield rid
  }
}

/** The order of the first field from its index; rows that are equal in it are read together and sorted. */
function* walkedInTies(
  ranking: Ranking,
  index: ScannableIndex,
  sort: readonly SortField[],
  rows: RowSet
): Generator<number> {
  const [first, ...others] = sort
  if (!first) return
  let tie: number[] = []
  let last: Buffer | undefined
  for (const rid of ridsInOrder(ranking, index, directionIn(index, first), rows)) {
    const document = ranking.collection.get(rid)
    if (!document) continue
    const key = sortKeyPart(document, first)
    if (last && !last.equals(key)) {
      yield* sortedTie(ranking, others, tie)
      tie = []
    }
    tie.push(rid)
    last = key
  }
  yield* sortedTie(ranking, others, tie)
}

function* sortedTie(ranking: Ranking, sort: readonly SortField[], rids: number[]): Generator<number> {
  if (rids.length <= ranking.skip) ranking.skip -= rids.length
  else yield* sortedRows(ranking, rids.length > 1 ? sort : [], rids)
}

/** The keys of each value of a field, in the order of the sort; undefined for too many values. */
function groupsOf({ collection }: Ranking, index: ScannableIndex, field: SortField): KeyRange[] | undefined {
  const { spec, tree } = index
  const groups: KeyRange[] = []
  let low: Buffer = ALL_KEYS.low
  for (;;) {
    const entry = tree.first({ low, high: ALL_KEYS.high })
    if (!entry) break
    const document = collection.get(entry.rid)
    if (!document || groups.length === MOST_VALUES) return undefined
    const prefix = sortKeyPart(document, { ...field, direction: spec.fields[0]?.direction ?? 1 })
    // A key that does not begin as the document says is no key to trust.
    if (!entry.key.subarray(0, prefix.length).equals(prefix)) return undefined
    low = afterPrefix(prefix)
    groups.push({ low: prefix, high: low })
  }
  return directionIn(index, field) === 1 ? groups : groups.reverse()
}

function directionIn({ spec }: ScannableIndex, field: SortField): 1 | -1 {
  return spec.fields[0]?.direction === field.direction ? 1 : -1
}

/** An index that begins with the field and has every document once; the one with the shortest keys. */
function indexOf(collection: Collection, { name, path }: SortField): ScannableIndex | undefined {
  if (path.length > 1) return undefined
  return collection.usableIndexes
    .filter(({ spec, isMultikey }) => !isMultikey && !spec.sparse && !spec.partial)
    .filter(({ spec }) => spec.fields[0]?.name === name)
    .sort((left, right) => left.spec.fields.length - right.spec.fields.length)[0]
}
