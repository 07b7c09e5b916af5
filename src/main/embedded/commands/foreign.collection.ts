import { compileFilter } from '../language/filter.ts'
import type { ForeignCollection } from '../language/lookup.stage.ts'
import { executeQuery } from '../planner/execute.ts'
import type { Collection, Row } from '../storage/collection.ts'
import type { BsonDocument } from '../values/bson.types.ts'
import { encodeKey } from '../values/key.encoding.ts'
import { valuesAt } from '../values/lazy.document.ts'

/**
 * A collection as `$lookup` sees it. With an index on the foreign field each document costs one look into it;
 * without one the collection is read once and kept by value.
 */
export function foreignCollection(
  collection: Collection | undefined,
  checkTime: () => void
): ForeignCollection {
  const documents = foreignDocuments(() => documentsOf(collection?.rows() ?? []))
  return {
    all: documents.all,
    withValues: (field, values) => {
      const isIndexed = collection?.usableIndexes.some(
        ({ spec }) => spec.fields[0]?.name === field && !spec.partial && !spec.sparse
      )
      return collection && isIndexed
        ? indexed(collection, field, values, checkTime)
        : documents.withValues(field, values)
    }
  }
}

/** Documents without an index, as `$lookup` sees them: read once, when they are needed. */
export function foreignDocuments(read: () => BsonDocument[]): ForeignCollection {
  let everything: BsonDocument[] | undefined
  const tables = new Map<string, Map<string, BsonDocument[]>>()
  const all = () => {
    everything ??= read()
    return everything
  }
  return {
    all,
    withValues: (field, values) => {
      const table = tables.get(field) ?? tableOf(all(), field)
      tables.set(field, table)
      return [...new Set(values.flatMap((value) => table.get(keyText(value)) ?? []))]
    }
  }
}

function indexed(
  collection: Collection,
  field: string,
  values: readonly unknown[],
  checkTime: () => void
): BsonDocument[] {
  const filter = compileFilter({ [field]: { $in: [...values] } })
  return documentsOf(
    executeQuery(collection, {
      filter,
      sort: [],
      skip: 0,
      limit: 0,
      collation: undefined,
      hint: undefined,
      checkTime
    })
  )
}

function tableOf(documents: readonly BsonDocument[], field: string): Map<string, BsonDocument[]> {
  const table = new Map<string, BsonDocument[]>()
  const path = field.split('.')
  for (const document of documents) {
    for (const value of valuesAt(document, path)) {
      for (const item of Array.isArray(value) ? value : [value ?? null]) {
        const key = keyText(item)
        const known = table.get(key)
        if (known) known.push(document)
        else table.set(key, [document])
      }
    }
  }
  return table
}

function keyText(value: unknown): string {
  return encodeKey(value).toString('latin1')
}

function documentsOf(rows: Iterable<Row>): BsonDocument[] {
  return [...rows].map(({ document }) => document.value())
}
