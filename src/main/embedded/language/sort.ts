import type { CollationSpec } from 'mingo/types'
import type { BsonDocument } from '../values/bson.types.ts'
import { type CodeName, CommandError } from '../values/command.error.ts'
import { compareValues } from '../values/compare.ts'
import { type Direction, EMPTY_ARRAY_KEY, encodeKey } from '../values/key.encoding.ts'
import { type LazyDocument, step, valuesAt } from '../values/lazy.document.ts'
import { toInteger } from '../values/numbers.ts'
import { stringOrder } from './collation.ts'

export type SortField = { path: string[]; name: string; direction: Direction }

/**
 * Reads a sort specification.
 * @throws CommandError BadValue, or with another code, unless every direction is 1 or -1
 */
export function readSort(spec: BsonDocument | undefined, code: CodeName = 'BadValue'): SortField[] {
  return Object.entries(spec ?? {}).map(([name, value]) => {
    const direction = toInteger(value)
    if (direction !== 1 && direction !== -1) {
      throw new CommandError(code, `$sort key ordering must be 1 (for ascending) or -1 (for descending)`)
    }
    return { name, path: name.split('.'), direction }
  })
}

/** The order of two documents under a sort, by keys computed once for each. */
export type SortOrder<Key> = {
  key(document: LazyDocument | BsonDocument): Key
  compare(left: Key, right: Key): number
}

/** Byte keys: fast, for sorts without collation. */
export function byteOrder(fields: readonly SortField[]): SortOrder<Buffer> {
  return {
    key: (document) => {
      const parts = fields.map((field) => sortKeyPart(document, field))
      return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)
    },
    compare: Buffer.compare
  }
}

/** The part that one field has in the byte key of a document. */
export function sortKeyPart(document: LazyDocument | BsonDocument, field: SortField): Buffer {
  return encodeKey(sortValue(document, field), field.direction)
}

/** Value keys, compared under a collation. */
export function collatedOrder(fields: readonly SortField[], collation: CollationSpec): SortOrder<unknown[]> {
  const strings = stringOrder(collation)
  return {
    key: (document) => fields.map((field) => sortValue(document, field)),
    compare: (left, right) => {
      for (const [index, field] of fields.entries()) {
        const order = compareValues(left[index], right[index], strings) * field.direction
        if (order !== 0) return order
      }
      return 0
    }
  }
}

/** Sorts an array of documents; documents that compare equal keep their order. */
export function sortDocuments<Item extends LazyDocument | BsonDocument>(
  documents: readonly Item[],
  fields: readonly SortField[],
  collation?: CollationSpec
): Item[] {
  return collation
    ? sortBy(documents, collatedOrder(fields, collation))
    : sortBy(documents, byteOrder(fields))
}

function sortBy<Item extends LazyDocument | BsonDocument, Key>(
  documents: readonly Item[],
  order: SortOrder<Key>
): Item[] {
  return documents
    .map((document) => ({ document, key: order.key(document) }))
    .sort((left, right) => order.compare(left.key, right.key))
    .map((entry) => entry.document)
}

/** An array sorts by its smallest item when ascending and by its greatest when descending. */
function sortValue(document: LazyDocument | BsonDocument, field: SortField): unknown {
  const [name = ''] = field.path
  const only = field.path.length === 1 ? step(document, name) : undefined
  if (field.path.length === 1 && !Array.isArray(only)) return only
  const candidates = valuesAt(document, field.path).flatMap((value) =>
    Array.isArray(value) ? (value.length === 0 ? [EMPTY_ARRAY_KEY] : value) : [value]
  )
  if (candidates.length <= 1) return candidates[0]
  return candidates.reduce((best, value) =>
    compareCandidates(value, best) * field.direction < 0 ? value : best
  )
}

function compareCandidates(left: unknown, right: unknown): number {
  return Buffer.compare(encodeKey(left), encodeKey(right))
}
