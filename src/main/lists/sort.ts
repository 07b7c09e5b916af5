import type { Sort } from 'mongodb'
import type { SortKey } from '#shared/lists/list.values.ts'

/** Ties are broken by `_id` in the last key's direction, so that one index serves both directions and pages never overlap. */
export function toSort(keys: readonly SortKey[]): Sort {
  const last = keys.at(-1)?.direction === 'asc' ? 1 : -1
  return Object.fromEntries([
    ...keys.map(({ field, direction }) => [field, direction === 'asc' ? 1 : -1] as const),
    ['_id', last] as const
  ])
}
