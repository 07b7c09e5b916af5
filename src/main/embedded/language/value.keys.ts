import { BSONSymbol } from 'bson'
import type { CollationSpec } from 'mingo/types'
import { compareValues } from '../values/compare.ts'
import { encodeKey } from '../values/key.encoding.ts'
import { stringOrder } from './collation.ts'

/**
 * Makes a function that gives equal values the same key, whatever their number type: for groups and distinct values.
 * Under a collation the keys are those of the first value met of all that compare equal.
 */
export function valueKeys(collation: CollationSpec | undefined): (value: unknown) => string {
  if (!collation) return binaryKey
  const strings = stringOrder(collation)
  const known = new Map<string, string>()
  const firsts: { value: unknown; key: string }[] = []
  return (value) => {
    const own = binaryKey(value)
    const settled = known.get(own)
    if (settled !== undefined) return settled
    const { found, at } = search(firsts, value, (left, right) => compareValues(left, right, strings))
    const key = found?.key ?? own
    if (!found) firsts.splice(at, 0, { value, key })
    known.set(own, key)
    return key
  }
}

/** Strings, the usual case, need no encoding. */
function binaryKey(value: unknown): string {
  if (typeof value === 'string') return `s${value}`
  return value instanceof BSONSymbol ? `s${value.value}` : `k${encodeKey(value).toString('latin1')}`
}

function search<Entry extends { value: unknown }>(
  sorted: readonly Entry[],
  value: unknown,
  compare: (left: unknown, right: unknown) => number
): { found: Entry | undefined; at: number } {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (compare(sorted[middle]?.value, value) < 0) low = middle + 1
    else high = middle
  }
  const candidate = sorted[low]
  const found = candidate && compare(candidate.value, value) === 0 ? candidate : undefined
  return { found, at: low }
}
