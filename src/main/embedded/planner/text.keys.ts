import type { KeyRange } from '../storage/btree.ts'
import type { ScannableIndex } from '../storage/collection.ts'
import { afterPrefix, decodeTextKey, inverted, textKeyLength } from '../values/key.encoding.ts'
import { boundsOf, keyBytes, STORED_EXPRESSIONS } from './bounds.ts'
import { keyRanges } from './index.plan.ts'

/** More different texts than this are not worth hopping over one by one. */
const MOST_TEXTS = 200

/**
 * The ranges of an index whose texts a regular expression matches, found by looking at each different text once:
 * a hundred thousand leads have a handful of owners.
 * @returns undefined when there are too many different texts, or regular expressions that may be equal to it
 */
export function matchingRanges(index: ScannableIndex, regex: RegExp): KeyRange[] | undefined {
  const bounds = boundsOf({ $regex: regex }, index.isMultikey)
  const [texts] = bounds?.intervals ?? []
  if (!bounds || !texts || hasExpressions(index)) return undefined
  const [range] = keyRanges(index, [{ ...bounds, intervals: [texts] }])
  if (!range) return undefined
  const found: KeyRange[] = []
  let { low } = range
  for (let texts = 0; texts <= MOST_TEXTS; texts++) {
    const entry = index.tree.first({ low, high: range.high })
    if (!entry) return found
    const key = keyOf(index, entry.key)
    const text = entry.key.subarray(0, textKeyLength(key))
    low = afterPrefix(text)
    if (regex.test(decodeTextKey(key) ?? '')) found.push({ low: text, high: low })
  }
  return undefined
}

function hasExpressions(index: ScannableIndex): boolean {
  const { low, high } = keyBytes(STORED_EXPRESSIONS, index.spec.fields[0]?.direction ?? 1)
  return index.tree.first({ low, high }) !== undefined
}

function keyOf({ spec }: ScannableIndex, key: Buffer): Buffer {
  return spec.fields[0]?.direction === -1 ? inverted(key) : key
}
