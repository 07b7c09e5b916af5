import type { CollationSpec } from 'mingo/types'
import { valueKeys } from '../language/value.keys.ts'
import type { Entry } from '../storage/btree.ts'
import type { Collection, ScannableIndex } from '../storage/collection.ts'
import type { BsonDocument } from '../values/bson.types.ts'
import { afterPrefix, encodeKey } from '../values/key.encoding.ts'
import { type LazyDocument, valuesAt } from '../values/lazy.document.ts'
import { executeQuery, type Query } from './execute.ts'

/**
 * The different values of a field among the documents of a query, arrays taken apart. Without a filter an index on
 * the field leads from one value straight to the next.
 */
export function distinctValues(collection: Collection, field: string, query: Query): unknown[] {
  const index = distinctIndex(collection, field, query)
  return index
    ? hop(collection, index, field.split('.'))
    : distinctIn(documentsOf(collection, query), field, query.collation)
}

/** The index that leads from one value of a field to the next, if there is one and nothing else is asked. */
export function distinctIndex(
  collection: Collection,
  field: string,
  { filter, collation }: Query
): ScannableIndex | undefined {
  if (!filter.matchesAll || collation) return undefined
  return collection.usableIndexes.find(
    ({ spec, isMultikey }) => spec.fields[0]?.name === field && !isMultikey && !spec.sparse && !spec.partial
  )
}

function hop(collection: Collection, { spec, tree }: ScannableIndex, path: readonly string[]): unknown[] {
  const values: unknown[] = []
  const high = Buffer.from([0xff])
  let low: Buffer = Buffer.alloc(0)
  for (;;) {
    const next = tree.scan({ low, high }, 1).next()
    if (next.done) return values
    const [value] = valuesAt(collection.get(next.value.rid), path)
    const key = encodeKey(value, spec.fields[0]?.direction)
    const end = afterPrefix(key)
    // A missing field has the key of null, and may hide one behind it.
    if (value !== undefined) values.push(value)
    else if (hasNull(collection, tree.scan({ low: key, high: end }, 1), path)) values.push(null)
    low = end
  }
}

function hasNull(collection: Collection, entries: Iterable<Entry>, path: readonly string[]): boolean {
  for (const { rid } of entries) {
    if (valuesAt(collection.get(rid), path).includes(null)) return true
  }
  return false
}

function* documentsOf(collection: Collection, query: Query): Generator<LazyDocument> {
  for (const { document } of executeQuery(collection, query)) yield document
}

/** The different values of a field among these documents, arrays taken apart. */
export function distinctIn(
  documents: Iterable<LazyDocument | BsonDocument>,
  field: string,
  collation: CollationSpec | undefined
): unknown[] {
  const values = new Map<string, unknown>()
  const keyOf = valueKeys(collation)
  const path = field.split('.')
  for (const document of documents) {
    for (const value of valuesAt(document, path).flat(1)) {
      if (value === undefined) continue
      const key = keyOf(value)
      if (!values.has(key)) values.set(key, value)
    }
  }
  return [...values.values()]
}
