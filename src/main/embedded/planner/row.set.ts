/**
 * A set of row ids, one bit each: a hundred thousand documents take 12 KB, and joining two sets takes microseconds.
 * A complement holds every row except those whose bits are set, so that "not" costs nothing.
 */
export type RowSet = { readonly bits: Uint32Array; readonly isComplement: boolean }

const BITS = 32

/** The set of these row ids, in any order, repeats allowed. */
export function rowSetOf(rids: readonly number[]): RowSet {
  let last = 0
  for (const rid of rids) if (rid > last) last = rid
  const bits = new Uint32Array(Math.floor(last / BITS) + 1)
  for (const rid of rids) bits[rid >>> 5] = (bits[rid >>> 5] ?? 0) | (1 << (rid & 31))
  return { bits, isComplement: false }
}

/** Every row that is not in the set. */
export function inverse({ bits, isComplement }: RowSet): RowSet {
  return { bits, isComplement: !isComplement }
}

/** Rows that are in both. */
export function intersection(left: RowSet, right: RowSet): RowSet {
  if (left.isComplement && right.isComplement) return { bits: merged(left, right), isComplement: true }
  if (left.isComplement) return { bits: without(right, left), isComplement: false }
  if (right.isComplement) return { bits: without(left, right), isComplement: false }
  return { bits: left.bits.map((word, at) => word & (right.bits[at] ?? 0)), isComplement: false }
}

/** Rows that are in one of the two, or in both. */
export function union(left: RowSet, right: RowSet): RowSet {
  return inverse(intersection(inverse(left), inverse(right)))
}

/** True when the row is in the set. */
export function hasRow({ bits, isComplement }: RowSet, rid: number): boolean {
  const isSet = (((bits[rid >>> 5] ?? 0) >>> (rid & 31)) & 1) === 1
  return isSet !== isComplement
}

/** Number of rows in the set. @param total number of rows that there are */
export function sizeOf({ bits, isComplement }: RowSet, total: number): number {
  let count = 0
  for (const word of bits) count += word === 0 ? 0 : ones(word)
  return isComplement ? total - count : count
}

/** The row ids in ascending order, of a set that is no complement. */
export function* rowsOf({ bits }: RowSet): Generator<number> {
  for (const [at, word] of bits.entries()) {
    for (let rest = word; rest !== 0; rest &= rest - 1) yield at * BITS + (31 - Math.clz32(rest & -rest))
  }
}

function merged(left: RowSet, right: RowSet): Uint32Array {
  const [longer, shorter] = left.bits.length >= right.bits.length ? [left, right] : [right, left]
  return longer.bits.map((word, at) => word | (shorter.bits[at] ?? 0))
}

function without(set: RowSet, removed: RowSet): Uint32Array {
  return set.bits.map((word, at) => word & ~(removed.bits[at] ?? 0))
}

/** Set bits of a 32-bit word, counted in parallel. */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}
