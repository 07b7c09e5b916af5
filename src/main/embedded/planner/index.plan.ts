import type { SortField } from '../language/sort.ts'
import type { KeyRange } from '../storage/btree.ts'
import type { ScannableIndex } from '../storage/collection.ts'
import type { BsonDocument } from '../values/bson.types.ts'
import type { Direction } from '../values/key.encoding.ts'
import { type Bounds, boundsOf, existing, isPointInterval, keyBytes, mayBeNull } from './bounds.ts'
import { implies } from './implication.ts'

/** One way to read a collection through one index. */
export type IndexPlan = {
  kind: 'index'
  index: ScannableIndex
  /** Disjoint, in key order. */
  ranges: KeyRange[]
  direction: Direction
  /** Number of leading index fields that the ranges bound. */
  boundFields: number
  /** Documents come out in the order that was asked for. */
  providesSort: boolean
  /** Every document in the ranges matches the filter, and each comes once. */
  isExact: boolean
  /** The ranges hold one entry at most: a value of each field of a unique index. */
  isOne: boolean
  /** Condition on the first field's key, where that is text. */
  text: RegExp | undefined
}

/** Most ranges that the lists of several `$in` may multiply to. */
const MAX_RANGES = 5000

/**
 * How an index could answer a filter and a sort; undefined when it cannot, or would not help.
 * @param conditions top-level conditions in normal form, `$and` already flattened
 */
export function planIndex(
  index: ScannableIndex,
  conditions: BsonDocument,
  sort: readonly SortField[]
): IndexPlan | undefined {
  const { spec, isMultikey } = index
  if (spec.partial && !implies(conditions, spec.partial.conditions)) return undefined
  const bounds = spec.fields.map((field) => fieldBounds(conditions, field.name, index))
  const boundFields = leadingBounds(bounds)
  const first = conditions[spec.fields[0]?.name ?? ''] as BsonDocument
  // A sparse index has no keys for missing fields, which count as null.
  if (spec.sparse && (boundFields === 0 || mayBeNull(first))) return undefined
  const direction = isMultikey ? undefined : sortDirection(index, bounds, sort)
  if (boundFields === 0 && direction === undefined) return undefined
  const used = bounds.slice(0, boundFields)
  const names = spec.fields.slice(0, boundFields).map((field) => field.name)
  const isOne = spec.unique && !isMultikey && boundFields === spec.fields.length && used.every(isOneValue)
  const onlyTheseFields = Object.keys(conditions).every((name) => names.includes(name))
  return {
    kind: 'index',
    index,
    ranges: keyRanges(index, used),
    direction: direction ?? 1,
    boundFields,
    providesSort: isOne || sort.length === 0 || direction !== undefined,
    isOne,
    isExact: !isMultikey && onlyTheseFields && used.every((bound) => bound?.isExact),
    text: used[0]?.text
  }
}

function isOneValue(bounds: Bounds | undefined): boolean {
  return bounds?.isPoint === true
}

function fieldBounds(
  conditions: BsonDocument,
  name: string,
  { spec, isMultikey }: ScannableIndex
): Bounds | undefined {
  if (!Object.hasOwn(conditions, name)) return undefined
  const condition = conditions[name] as BsonDocument
  const bounds = boundsOf(condition, isMultikey)
  if (bounds || condition.$exists !== true) return bounds
  const isOnly = spec.sparse && spec.fields.length === 1
  return isOnly || spec.partial ? existing(condition, isOnly && !isMultikey) : undefined
}

/** Fields bound from the left: values for all but the last of them, so that the keys lie together. */
function leadingBounds(bounds: readonly (Bounds | undefined)[]): number {
  let count = 0
  let ranges = 1
  for (const bound of bounds) {
    if (!bound || ranges * bound.intervals.length > MAX_RANGES) break
    count++
    ranges *= bound.intervals.length
    if (!bound.intervals.every(isPointInterval)) break
  }
  return count
}

/** The ranges of keys whose leading fields are within these bounds, in key order. */
export function keyRanges(index: ScannableIndex, bounds: readonly (Bounds | undefined)[]): KeyRange[] {
  let prefixes: Buffer[] = [Buffer.alloc(0)]
  let ranges: KeyRange[] = [{ low: Buffer.alloc(0), high: Buffer.from([0xff]) }]
  bounds.forEach((bound, at) => {
    const direction = index.spec.fields[at]?.direction ?? 1
    ranges = prefixes.flatMap((prefix) =>
      (bound?.intervals ?? []).map((interval) => {
        const { low, high } = keyBytes(interval, direction)
        return { low: Buffer.concat([prefix, low]), high: Buffer.concat([prefix, high]) }
      })
    )
    prefixes = ranges.map((range) => range.low)
  })
  return ranges.sort((left, right) => Buffer.compare(left.low, right.low))
}

/** The direction in which a scan gives the sort's order; undefined when neither does. */
function sortDirection(
  index: ScannableIndex,
  bounds: readonly (Bounds | undefined)[],
  sort: readonly SortField[]
): Direction | undefined {
  if (sort.length === 0 || (index.spec.sparse && !bounds[0])) return undefined
  let direction: Direction | undefined
  let at = 0
  for (const wanted of sort) {
    while (index.spec.fields[at]?.name !== wanted.name && bounds[at]?.isPoint) at++
    const field = index.spec.fields[at]
    if (field?.name !== wanted.name) {
      const isFixed = index.spec.fields.slice(0, at).some((other) => other.name === wanted.name)
      if (isFixed) continue
      return undefined
    }
    const needed: Direction = field.direction === wanted.direction ? 1 : -1
    if (!bounds[at]?.isPoint) {
      if (direction !== undefined && direction !== needed) return undefined
      direction = needed
    }
    at++
  }
  return direction ?? 1
}
