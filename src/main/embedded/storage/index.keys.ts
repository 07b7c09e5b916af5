import { isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { EMPTY_ARRAY_KEY, encodeCompoundKey } from '../values/key.encoding.ts'
import { isIndex, type LazyDocument, step } from '../values/lazy.document.ts'
import type { IndexSpec } from './index.definition.ts'

/** The entries that a document has in an index; an array field gives one for each different item. */
export type IndexKeys = { keys: Map<string, IndexKey>; isMultikey: boolean }
export type IndexKey = { key: Buffer; values: unknown[] }

/** Where the walk along one field's path has come to. */
type Place = { value: unknown; rest: readonly string[] }

const NO_KEYS: IndexKeys = { keys: new Map(), isMultikey: false }

/**
 * Computes the index keys of a document. A missing field counts as null; documents that a sparse or partial index
 * leaves out have none.
 * @throws CommandError CannotIndexParallelArrays when two fields of a compound index are different arrays
 */
export function indexKeys(document: LazyDocument, spec: IndexSpec): IndexKeys {
  if (spec.partial && !spec.partial.test(document)) return NO_KEYS
  const roots = new Map<string, unknown>()
  const places = spec.fields.map(({ path }): Place => {
    const name = path[0] ?? ''
    if (!roots.has(name)) roots.set(name, document.field(name))
    return settle({ value: roots.get(name), rest: path.slice(1) })
  })
  if (spec.sparse && places.every((place) => place.value === undefined)) return NO_KEYS
  const directions = spec.fields.map((field) => field.direction)
  const rows = expand(places)
  const keys = new Map<string, IndexKey>()
  for (const values of rows.values) {
    const key = encodeCompoundKey(values, directions)
    keys.set(key.toString('latin1'), { key, values })
  }
  return { keys, isMultikey: rows.isMultikey }
}

/** Follows a path until its end or an array. */
function settle(place: Place): Place {
  let { value, rest } = place
  while (rest.length > 0) {
    const name = rest[0] ?? ''
    if (Array.isArray(value) && !isIndex(name)) return { value, rest }
    value = step(value, name)
    rest = rest.slice(1)
  }
  return { value, rest }
}

function expand(places: Place[]): { values: unknown[][]; isMultikey: boolean } {
  const array = places.find((place) => Array.isArray(place.value))?.value
  if (!Array.isArray(array))
    return { values: [places.map((place) => place.value ?? null)], isMultikey: false }
  if (places.some((place) => Array.isArray(place.value) && place.value !== array)) {
    throw new CommandError('CannotIndexParallelArrays', 'cannot index parallel arrays')
  }
  const items: unknown[] = array.length === 0 ? [EMPTY_ARRAY_KEY] : array
  const values = items.flatMap((item) => expandItem(places, array, item))
  return { values, isMultikey: true }
}

function expandItem(places: Place[], array: unknown[], item: unknown): unknown[][] {
  const leaves = places.map((place) => place.value === array && place.rest.length === 0)
  const next = places.map((place, index): Place => {
    if (place.value !== array || leaves[index]) return place
    return isDocument(item) ? settle({ value: item, rest: place.rest }) : { value: undefined, rest: [] }
  })
  const others = expand(next.filter((_place, index) => !leaves[index]))
  return others.values.map((row) => {
    const remaining = [...row]
    return leaves.map((isLeaf) => (isLeaf ? item : remaining.shift()))
  })
}
