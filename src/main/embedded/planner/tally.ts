import type { KeyRange } from '../storage/btree.ts'
import type { Collection, ScannableIndex } from '../storage/collection.ts'
import { afterPrefix, decodeFirstKey, inverted } from '../values/key.encoding.ts'
import { isIndex } from '../values/lazy.document.ts'
import type { Query } from './execute.ts'
import { answerFilter } from './row.answer.ts'
import { intersection, type RowSet, rowSetOf, sizeOf } from './row.set.ts'

/** A value of a field, null also for where it is missing, and how many documents have it. */
export type Tally = { value: unknown; count: number }

/** Tallies and the indexes that told them. */
export type TallyAnswer = { tallies: Tally[]; indexes: string[] }

/** More different values than this are not worth counting one by one. */
const MOST_VALUES = 1000
/** Fewer documents are as quickly read. */
const FEW_DOCUMENTS = 500

/**
 * Counts the documents of a query by the value of a field, from index entries alone: the index leads from one value to
 * the next, and SQLite counts what lies between.
 * @returns undefined when no index can tell, or would take longer than reading
 */
export function tally(collection: Collection, query: Query, field: string): TallyAnswer | undefined {
  const { filter, skip, limit, collation, hint } = query
  if (skip > 0 || limit > 0 || collation || hint !== undefined) return undefined
  const index = indexFor(collection, field)
  const ranges = index && rangesByValue(index, query.checkTime)
  if (!ranges) return undefined
  const { name } = index.spec
  if (filter.matchesAll) {
    const tallies = ranges.map(({ value, range }) => ({ value, count: index.tree.count(range) }))
    return { tallies, indexes: [name] }
  }
  const rows = answerFilter(collection, filter.conditions)
  if (!rows?.isExact || sizeOf(rows.rows, collection.count()) < FEW_DOCUMENTS) return undefined
  const counts = ranges.map(({ value, range }) => ({ value, count: countIn(index, range, rows.rows) }))
  return { tallies: counts.filter(({ count }) => count > 0), indexes: [name, ...rows.indexes] }
}

/** An index whose first field it is, with one entry for each document; the one with the shortest keys. */
function indexFor(collection: Collection, field: string): ScannableIndex | undefined {
  // In an index, but not in an expression, a number in a path may be a place in an array.
  if (field.split('.').some(isIndex)) return undefined
  return collection.usableIndexes
    .filter(({ spec, isMultikey }) => !isMultikey && !spec.sparse && !spec.partial)
    .filter(({ spec }) => spec.fields[0]?.name === field)
    .sort((left, right) => left.spec.fields.length - right.spec.fields.length)[0]
}

/** Undefined for too many values, or one that its key does not tell exactly. */
function rangesByValue(
  { spec, tree }: ScannableIndex,
  checkTime: () => void
): { value: unknown; range: KeyRange }[] | undefined {
  const found: { value: unknown; range: KeyRange }[] = []
  const isDescending = spec.fields[0]?.direction === -1
  let low: Buffer = Buffer.alloc(0)
  for (;;) {
    checkTime()
    const entry = tree.first({ low, high: Buffer.from([0xff]) })
    if (!entry) return found
    const first = decodeFirstKey(isDescending ? inverted(entry.key) : entry.key)
    if (!first || found.length === MOST_VALUES) return undefined
    const prefix = entry.key.subarray(0, first.length)
    const high = afterPrefix(prefix)
    found.push({ value: first.value, range: { low: prefix, high } })
    low = high
  }
}

function countIn({ tree }: ScannableIndex, range: KeyRange, rows: RowSet): number {
  const own = intersection(rowSetOf(tree.rowIds(range)), rows)
  return sizeOf(own, 0)
}
