import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { RANK, rankOf } from '../values/compare.ts'
import { afterPrefix, type Direction, encodeKey, encodeTextPrefix, inverted } from '../values/key.encoding.ts'
import { isNotANumber } from '../values/numbers.ts'
import { literalPrefix } from './regex.prefix.ts'

/** A place between keys: before, or after, everything that begins with these bytes. */
export type Cut = { prefix: Buffer; after: boolean }
export type Interval = { low: Cut; high: Cut }

/**
 * What the conditions on one field mean for an ascending index of it.
 * `isPoint`: one single value. `isExact`: being inside the intervals is all that the conditions ask.
 */
export type Bounds = {
  intervals: Interval[]
  isPoint: boolean
  isExact: boolean
  /** Further condition on those keys that are text, for regular expressions. */
  text: RegExp | undefined
}

const EVERY_KEY: Interval = {
  low: { prefix: Buffer.alloc(0), after: false },
  high: { prefix: Buffer.from([0xff]), after: false }
}

/** Ranks of values that an index tells apart as well as a filter does; null only where no array is in the way. */
const EXACT_RANKS: ReadonlySet<number> = new Set([
  RANK.null,
  RANK.number,
  RANK.string,
  RANK.objectId,
  RANK.boolean,
  RANK.date
])

/**
 * The bounds that an operator document sets on the values of its field; undefined when it sets none.
 * @param isMultikey a document may have several keys: then two conditions may be met by two different ones, and only
 *   one of them can bound the scan
 */
export function boundsOf(condition: BsonDocument, isMultikey: boolean): Bounds | undefined {
  const parts = Object.entries(condition).map(([operator, operand]) => operatorBounds(operator, operand))
  const known = parts.filter((part) => part !== undefined)
  const [first, ...others] = known.sort((left, right) => breadth(left) - breadth(right))
  if (!first) return undefined
  const isComplete = known.length === parts.length
  if (isMultikey) {
    return { ...first, isExact: first.isExact && parts.length === 1 && !mayBeNull(condition) }
  }
  const merged = others.reduce(intersect, first)
  return { ...merged, isExact: merged.isExact && isComplete }
}

/** The bytes between which the keys of an interval lie, in an index of this direction. */
export function keyBytes(interval: Interval, direction: Direction): { low: Buffer; high: Buffer } {
  if (direction === 1) return { low: cutBytes(interval.low), high: cutBytes(interval.high) }
  return { low: invertedCut(interval.high), high: invertedCut(interval.low) }
}

function cutBytes(cut: Cut): Buffer {
  return cut.after ? afterPrefix(cut.prefix) : cut.prefix
}

function invertedCut(cut: Cut): Buffer {
  const prefix = inverted(cut.prefix)
  return cut.after ? prefix : afterPrefix(prefix)
}

/** True for conditions that null, or a missing field, may meet. */
export function mayBeNull({ $eq, $in, $all, $gte, $lte, $exists }: BsonDocument): boolean {
  return (
    [$eq, $gte, $lte].includes(null) ||
    $exists === false ||
    [$in, $all].some((list) => Array.isArray(list) && list.includes(null))
  )
}

/** Every key of an index that has only documents with the field: what `$exists: true` asks of it. */
export function existing(condition: BsonDocument, hasAllAndOnlyThose: boolean): Bounds {
  const isExact = hasAllAndOnlyThose && Object.keys(condition).length === 1
  return { intervals: [EVERY_KEY], isPoint: false, isExact, text: undefined }
}

function breadth(bounds: Bounds): number {
  if (bounds.isPoint) return 0
  return bounds.text ? 3 : bounds.intervals.every(isPointInterval) ? 1 : 2
}

/** True for an interval that holds one single value. */
export function isPointInterval({ low, high }: Interval): boolean {
  return !low.after && high.after && low.prefix.equals(high.prefix)
}

function operatorBounds(operator: string, operand: unknown): Bounds | undefined {
  switch (operator) {
    case '$eq':
      return equalTo([operand])
    case '$in':
      return Array.isArray(operand) ? equalTo(operand) : undefined
    case '$all':
      return Array.isArray(operand) ? firstOf(operand) : undefined
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return ordered(operator, operand)
    case '$regex':
      return operand instanceof RegExp ? matching(operand) : undefined
    case '$exists':
      return operand ? undefined : { ...point(null), isExact: false }
    default:
      return undefined
  }
}

function firstOf(operand: unknown[]): Bounds | undefined {
  const usable = operand.find((value) => !isDocument(value))
  const bounds = usable === undefined ? undefined : equalTo([usable])
  return bounds && { ...bounds, isExact: false }
}

function equalTo(values: readonly unknown[]): Bounds | undefined {
  const parts = values.map((value) => (value instanceof RegExp ? matching(value) : pointFor(value)))
  const known = parts.filter((part) => part !== undefined)
  if (known.length < parts.length || known.some((part) => part.text)) return undefined
  const intervals = known.flatMap((part) => part.intervals)
  return {
    intervals: withoutRepeats(intervals),
    isPoint: values.length === 1 && known[0]?.isPoint === true,
    isExact: known.every((part) => part.isExact),
    text: undefined
  }
}

/** Whole arrays have no key of their own. */
function pointFor(value: unknown): Bounds | undefined {
  return Array.isArray(value) ? undefined : point(value)
}

function point(value: unknown): Bounds {
  const key = encodeKey(value)
  return {
    intervals: [{ low: { prefix: key, after: false }, high: { prefix: key, after: true } }],
    isPoint: true,
    isExact: EXACT_RANKS.has(rankOf(value)),
    text: undefined
  }
}

function withoutRepeats(intervals: readonly Interval[]): Interval[] {
  const sorted = [...intervals].sort((left, right) => Buffer.compare(cutBytes(left.low), cutBytes(right.low)))
  const merged: Interval[] = []
  for (const interval of sorted) {
    const last = merged[merged.length - 1]
    if (last && Buffer.compare(cutBytes(interval.low), cutBytes(last.high)) < 0) {
      if (Buffer.compare(cutBytes(interval.high), cutBytes(last.high)) > 0) last.high = interval.high
    } else {
      merged.push({ ...interval })
    }
  }
  return merged
}

function ordered(operator: string, operand: unknown): Bounds | undefined {
  const rank = rankOf(operand)
  if (rank === RANK.array || rank === RANK.minKey || rank === RANK.maxKey) return undefined
  if (rank === RANK.null) return operator.endsWith('e') ? { ...point(null), isExact: false } : undefined
  if (isNotANumber(operand)) return operator.endsWith('e') ? point(operand) : NOTHING
  const key = encodeKey(operand)
  const bracket = Buffer.from([rank])
  const isGreater = operator.startsWith('$gt')
  const isInclusive = operator.endsWith('e')
  const interval = isGreater
    ? { low: { prefix: key, after: !isInclusive }, high: { prefix: bracket, after: true } }
    : { low: lowest(rank, bracket), high: { prefix: key, after: isInclusive } }
  return { intervals: [interval], isPoint: false, isExact: EXACT_RANKS.has(rank), text: undefined }
}

const NOTHING: Bounds = { intervals: [], isPoint: false, isExact: true, text: undefined }

/** Among numbers, what is none comes first, and is less than none of them. */
function lowest(rank: number, bracket: Buffer): Cut {
  return rank === RANK.number
    ? { prefix: encodeKey(Number.NaN), after: true }
    : { prefix: bracket, after: false }
}

/** Of stored regular expressions an equal one is found too. */
export const STORED_EXPRESSIONS = bracketOf(RANK.regex)

function bracketOf(rank: number): Interval {
  const prefix = Buffer.from([rank])
  return { low: { prefix, after: false }, high: { prefix, after: true } }
}

function matching(regex: RegExp): Bounds {
  const prefix = encodeTextPrefix(literalPrefix(regex))
  // Told apart from a single value, whose further fields lie together.
  const texts = { low: { prefix, after: false }, high: { prefix: afterPrefix(prefix), after: false } }
  return { intervals: [texts, STORED_EXPRESSIONS], isPoint: false, isExact: false, text: regex }
}

function intersect(left: Bounds, right: Bounds): Bounds {
  const intervals = left.intervals.flatMap((one) => right.intervals.flatMap((other) => overlap(one, other)))
  return {
    intervals,
    isPoint: left.isPoint && intervals.length === 1,
    isExact: left.isExact && right.isExact,
    text: left.text ?? right.text
  }
}

function overlap(one: Interval, other: Interval): Interval[] {
  const low = Buffer.compare(cutBytes(one.low), cutBytes(other.low)) >= 0 ? one.low : other.low
  const high = Buffer.compare(cutBytes(one.high), cutBytes(other.high)) <= 0 ? one.high : other.high
  return Buffer.compare(cutBytes(low), cutBytes(high)) < 0 ? [{ low, high }] : []
}
